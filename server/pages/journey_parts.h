#pragma once

#include "server/pages/frame.h"
#include "town/journey.h"

// What several pages of a journey are made of.
namespace server::pages {

std::string key_of(const town::Journey& journey);  // "journey.ID."
std::string label_of(const town::Journey& journey, const town::Question& question,
                     const town::Words& words);

// A form of this journey, still open; `sealed` is the progress, "" = none yet.
void open_form(const town::Journey& journey, const std::string& sealed, const Reading& reading,
               Html& html);
// A button that says to the door what to do.
void add_button(const std::string& what, const std::string& words, std::string_view look,
                Html& html);
// What is wrong, said first and linked to where it can be put right: #`anchor`QUESTION.
void add_error_summary(const town::Journey& journey, const std::vector<town::Complaint>& complaints,
                       const std::string& anchor, const Reading& reading, Html& html);

// What of the answers cannot all be true; with `notes` only what one of these questions explains.
void add_contradictions(const town::Journey& journey, const town::Answers& answers,
                        const std::vector<const town::Question*>* notes, const Reading& reading,
                        Html& html);

}  // namespace server::pages
