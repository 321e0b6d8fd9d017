#include "server/pages/journey_parts.h"

#include <algorithm>

namespace server::pages {

namespace {

std::string fault_words(const town::Journey& journey, const town::Complaint& complaint,
                        const Reading& reading) {
    const auto* question = town::question(journey, complaint.question);
    const auto label = question == nullptr ? "" : label_of(journey, *question, reading.words);
    return reading.words.say(
        "pages.error.line",
        {{"label", label},
         {"fault", reading.say("answer_fault." + std::string(town::word(complaint.fault)))}});
}

}  // namespace

std::string key_of(const town::Journey& journey) { return "journey." + journey.id + "."; }

std::string label_of(const town::Journey& journey, const town::Question& question,
                     const town::Words& words) {
    return town::say_of(journey, question, "label", words);
}

void open_form(const town::Journey& journey, const std::string& sealed, const Reading& reading,
               Html& html) {
    html.open("form", {{"method", "post"},
                       {"action", reading.link("/j/" + for_url(journey.id))},
                       {"novalidate", ""},
                       {"autocomplete", "off"}});
    if (!sealed.empty()) {
        html.lone("input", {{"type", "hidden"}, {"name", "form"}, {"value", sealed}});
    }
}

void add_button(const std::string& what, const std::string& words, std::string_view look,
                Html& html) {
    html.element(
        "button",
        {{"type", "submit"}, {"name", "do"}, {"value", what}, {"class", std::string(look)}}, words);
}

void add_error_summary(const town::Journey& journey, const std::vector<town::Complaint>& complaints,
                       const std::string& anchor, const Reading& reading, Html& html) {
    if (complaints.empty()) return;
    html.open("div", {{"class", "fault_box"},
                      {"role", "alert"},
                      {"id", "errors"},
                      {"tabindex", "-1"},
                      {"autofocus", ""}});
    html.element("h2", reading.say("pages.error.title")).open("ul");
    for (const auto& complaint : complaints) {
        html.open("li").element("a", {{"href", "#" + anchor + complaint.question}},
                                fault_words(journey, complaint, reading));
        html.close();
    }
    html.close().close();
}

void add_contradictions(const town::Journey& journey, const town::Answers& answers,
                        const std::vector<const town::Question*>* notes, const Reading& reading,
                        Html& html) {
    for (const auto* one : town::contradictions(journey, answers, reading.today())) {
        const bool here = notes == nullptr ||
                          std::ranges::find(*notes, one->note, &town::Question::id) != notes->end();
        if (!here) continue;
        html.element("p", {{"class", "note"}},
                     reading.say(key_of(journey) + "contradiction." + one->id));
    }
}

}  // namespace server::pages
