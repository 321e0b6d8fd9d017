#pragma once

#include <optional>
#include <string>

#include "server/pages/form.h"
#include "server/pages/html.h"
#include "town/pack.h"

namespace server::pages {

// What one question needs to be drawn.
struct Asked {
    const town::Journey& journey;
    const town::Question& question;
    const town::Pack& pack;
    const town::Words& words;
    const Form& typed;                       // what its fields hold
    std::optional<town::AnswerFault> fault;  // what is wrong with that
    bool alone = true;                       // its words are the heading of the page
};

// The question with its fields: a label or legend, help, why it is asked, and what is wrong, all of
// them named to a screen reader by the field they belong to.
Html question_fields(const Asked& asked);

// Where a link of the error summary leads: the question's first field.
std::string first_field_id(const town::Question& question);

// Era, year, month and day of the date NAME; the first has the id f-NAME.
Html date_fields(const std::string& name, const Form& typed, const town::Words& words,
                 const Html::Attributes& marks = {});

std::string question_words(const Asked& asked, const char* phrase);

}  // namespace server::pages
