#include "server/pages/journey_pages.h"

#include <algorithm>

#include "server/pages/journey_parts.h"
#include "server/pages/question_fields.h"

namespace server::pages {

namespace {

// A language changed in the middle keeps what was typed.
void add_languages(const Reading& reading, Html& html) {
    html.open(
        "div",
        {{"class", "links"}, {"role", "group"}, {"aria-label", reading.say("pages.languages")}});
    for (const auto& language : reading.pack.languages) {
        if (language == reading.visitor.language) continue;
        add_button("language:" + language, reading.say("language." + language), "small", html);
    }
    html.close();
}

const town::Complaint* complaint_of(const std::vector<town::Complaint>& complaints,
                                    const std::string& question) {
    const auto found = std::ranges::find(complaints, question, &town::Complaint::question);
    return found == complaints.end() ? nullptr : &*found;
}

}  // namespace

Ends ends_of(const town::Journey& journey, const Visitor& visitor) {
    if (journey.act == "look") return {.shows = true};
    if (visitor.device) return {.sends = journey.evidence < town::EvidenceLevel::l2};
    const bool elsewhere =
        std::ranges::any_of(journey.roles, [](const std::string& role) { return role != "home"; });
    const bool sends = journey.evidence == town::EvidenceLevel::l0 && !asks_for_a_card(journey);
    return {.sends = sends, .carries = elsewhere || !sends};
}

Page purpose_page(const town::Journey& journey, const std::string& sealed, const Reading& reading) {
    Page page{.title = reading.say(key_of(journey) + "title"), .main = {}};
    if (sealed.empty()) page.self = reading.path("/j/" + for_url(journey.id));
    auto& html = page.main;
    html.element("h1", page.title);
    html.paragraph(reading.say_if(key_of(journey) + "purpose"));
    html.paragraph(reading.say_if(key_of(journey) + "who_sees"));
    html.paragraph(reading.say_if(key_of(journey) + "retention"));
    const auto ends = ends_of(journey, reading.visitor);
    if (asks_for_a_card(journey)) {
        html.element("p", {{"class", "note"}}, reading.say("pages.card_at_terminal"));
    }
    html.element("p", reading.say(ends.sends ? "pages.purpose_sends" : "pages.purpose_carries"));
    open_form(journey, sealed, reading, html);
    html.open("div", {{"class", "steps"}});
    add_button("start", reading.say("pages.start"), "main", html);
    html.element("a", {{"href", reading.link("")}}, reading.say("pages.to_start"));
    html.close().close();
    return page;
}

Page questions_page(const town::Journey& journey, const QuestionsShown& shown,
                    const Reading& reading) {
    const bool alone = shown.page.size() == 1;
    Page page{.title = reading.say(key_of(journey) + "title"),
              .main = {},
              .faulty = !shown.complaints.empty()};
    auto& html = page.main;
    open_form(journey, shown.sealed, reading, html);
    add_error_summary(journey, shown.complaints, "f-", reading, html);
    if (alone) {
        html.element("p", {{"class", "why"}}, page.title);
    } else {
        html.element("h1", page.title);
    }
    add_contradictions(journey, shown.answers, &shown.page, reading, html);
    for (const auto* question : shown.page) {
        const auto* complaint = complaint_of(shown.complaints, question->id);
        html.add(question_fields(
            {.journey = journey,
             .question = *question,
             .pack = reading.pack,
             .words = reading.words,
             .typed = shown.typed,
             .fault = complaint == nullptr ? std::nullopt : std::optional(complaint->fault),
             .alone = alone}));
    }
    html.open("div", {{"class", "steps"}});
    add_button("next", reading.say("pages.next"), "main", html);
    add_button("back", reading.say("pages.back"), "back", html);
    html.close();
    add_languages(reading, html);
    html.close();
    return page;
}

}  // namespace server::pages
