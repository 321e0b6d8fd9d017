#pragma once

#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/sending.h"
#include "server/pages/steps.h"

// The pages of a journey: purpose, questions, review, and what became of it. They only draw.
namespace server::pages {

// What a journey may do at its end, here.
struct Ends {
    bool sends = false;    // goes to the town from here
    bool carries = false;  // goes to a terminal as a code
    bool shows = false;    // files nothing: the answers ask for a view
};
Ends ends_of(const town::Journey& journey, const Visitor& visitor);

// `sealed`: the answers of somebody who came back to it, "" = none.
Page purpose_page(const town::Journey& journey, const std::string& sealed, const Reading& reading);

struct QuestionsShown {
    const QuestionPage& page;
    const Form& typed;
    const town::Answers& answers;
    std::vector<town::Complaint> complaints;
    std::string sealed;  // the progress, for the hidden field
};
Page questions_page(const town::Journey& journey, const QuestionsShown& shown,
                    const Reading& reading);

struct ReviewShown {
    const Progress& progress;
    std::string sealed;
    std::vector<town::Complaint> complaints;
    std::string trouble;  // a word below pages.trouble: why it did not go out, "" = nothing
};
Page review_page(const town::Journey& journey, const ReviewShown& shown, const Reading& reading);

// `table`: what the register shows after it, may be empty.
Page sent_page(const town::Journey& journey, const Progress& progress, const Sent& sent,
               const Html& table, const Reading& reading);
Page carried_page(const town::Journey& journey, const std::string& text, const Reading& reading);

}  // namespace server::pages
