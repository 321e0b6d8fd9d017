#include "server/pages/guide_pages.h"

#include <algorithm>

#include "town/guide/help.h"
#include "town/unanswered.h"

namespace server::pages {

namespace {

using town::guide::Answer;
using town::guide::Decision;
using town::guide::Entry;

constexpr std::size_t most_question_bytes = 600;

void add_box(const std::string& typed, const Reading& reading, Html& html) {
    html.open("form", {{"method", "post"},
                       {"action", reading.link("/ask")},
                       {"autocomplete", "off"},
                       {"novalidate", ""}});
    html.open("p", {{"class", "typing"}});
    html.open("label", {{"for", "question"}});
    html.element("span", reading.say("pages.ask.label")).close();
    html.lone("input", {{"type", "text"},
                        {"id", "question"},
                        {"name", "question"},
                        {"value", typed},
                        {"maxlength", "200"}});
    html.close().open("div", {{"class", "steps"}});
    html.element("button", {{"type", "submit"}, {"class", "main"}},
                 reading.say("pages.ask.submit"));
    html.close().close();
}

void add_help(const town::guide::HelpCard& card, Html& html) {
    html.open("div", {{"class", "fault_box"}, {"role", "alert"}});
    html.element("h2", card.title).paragraph(card.text);
    if (!card.telephones.empty()) html.open("ul");
    for (const auto& telephone : card.telephones) {
        html.open("li").open("a", {{"href", "tel:" + telephone.number}});
        html.text(telephone.name + " " + telephone.number).close().close();
    }
    if (!card.telephones.empty()) html.close();
    html.close();
}

// Only journeys that somebody at home may begin.
bool can_begin(const town::Pack& pack, const std::string& id, const Reading& reading) {
    const auto* journey = town::journey(pack, id);
    return journey != nullptr &&
           std::ranges::find(journey->roles, reading.visitor.role()) != journey->roles.end();
}

void add_entry(const Entry& entry, const Reading& reading, Html& html) {
    const auto& words = entry.text_in(reading.visitor.language);
    html.open("section", {{"class", "answer"}});
    html.element("h2", words.title).paragraph(words.text);
    html.element(
        "p", {{"class", "note"}},
        reading.words.say("pages.ask.desk", {{"desk", reading.say("section." + entry.section)}}));
    html.element("p", {{"class", "note"}},
                 reading.words.say("pages.ask.source",
                                   {{"source", entry.source},
                                    {"date", town::spoken_date(entry.checked_on, reading.words)}}));
    if (!entry.journey.empty() && can_begin(reading.pack, entry.journey, reading)) {
        html.open("p").element(
            "a", {{"href", reading.link("/j/" + for_url(entry.journey))}, {"class", "main"}},
            reading.words.say("pages.ask.begin",
                              {{"journey", reading.say("journey." + entry.journey + ".title")}}));
        html.close();
    }
    html.close();
}

// The visitor sees the very words that would be kept before sending them.
void add_offer(const std::string& text, const Reading& reading, Html& html) {
    if (text.empty()) return;
    html.open("section", {{"class", "answer"}});
    html.element("h2", reading.say("pages.ask.not_served"));
    html.paragraph(reading.say("pages.ask.kept"));
    html.open("form", {{"method", "post"}, {"action", reading.link("/ask/tell")}});
    html.open("p").element("span", reading.say("pages.ask.will_send")).text(" ");
    html.element("strong", text).close();
    html.lone("input", {{"type", "hidden"}, {"name", "question"}, {"value", text}});
    html.lone("input", {{"type", "hidden"},
                        {"name", "form"},
                        {"value", base::to_text(base::uuid_v7(reading.now))}});
    html.element("button", {{"type", "submit"}}, reading.say("pages.ask.send")).close();
    html.close();
}

std::string_view heading_key(Decision decision) {
    switch (decision) {
        case Decision::answer:
            return "pages.ask.found";
        case Decision::choose:
            return "pages.ask.choose";
        case Decision::staff:
        case Decision::urgent:
            return "pages.ask.staff";
    }
    return "pages.ask.staff";
}

}  // namespace

GuidePages::GuidePages(const town::Pack& pack) {
    if (pack.files.lower_bound("guide/faq/") == pack.files.end()) return;
    auto guide = town::guide::Guide::open(pack.guide_model, pack.files);
    if (guide) guide_.emplace(guide.take());
    if (auto words = town::guide::OrdinaryWords::from(pack.files)) ordinary_.emplace(words.take());
}

std::string GuidePages::may_be_sent(const Answer& answer, const std::string& typed,
                                    const Reading& reading) const {
    if (!answer.urgent.empty() || !answer.perhaps.empty() || answer.choices.empty()) return {};
    auto text = town::without_identity(typed, reading.pack.files);
    return ordinary_ && ordinary_->is_ordinary(text) ? text : std::string();
}

Page GuidePages::question(const std::string& trouble, const Reading& reading) const {
    Page page{.title = reading.say("pages.ask.title"), .main = {}, .faulty = !trouble.empty()};
    if (trouble.empty()) page.self = reading.path("/ask");
    auto& html = page.main;
    html.element("h1", page.title);
    if (!trouble.empty()) {
        html.open("div", {{"class", "fault_box"}, {"role", "alert"}});
        html.element("p", reading.say("pages.ask.fault." + trouble)).close();
    }
    html.element("p", reading.say("pages.ask.intro"));
    add_box("", reading, html);
    return page;
}

Page GuidePages::answers(const Form& form, const Reading& reading) const {
    const std::string typed(form.first("question"));
    if (typed.empty() || typed.size() > most_question_bytes) {
        return question(typed.empty() ? "empty" : "long", reading);
    }
    const Answer answer = guide_->ask(typed, reading.visitor.language);
    Page page{.title = reading.say("pages.ask.title"), .main = {}};
    auto& html = page.main;
    html.element("h1", page.title);
    // Who is in distress reads whom to call, and nothing else first.
    const auto& language = reading.visitor.language;
    for (const auto& kind : answer.urgent)
        add_help(town::guide::help_card(reading.pack.files, kind, language), html);
    for (const auto& kind : answer.perhaps)
        add_help(town::guide::perhaps_card(reading.pack.files, kind, language), html);
    html.element("p", {{"role", "status"}}, reading.say(heading_key(answer.decision)));
    for (const auto& choice : answer.choices) add_entry(*choice.entry, reading, html);
    add_offer(may_be_sent(answer, typed, reading), reading, html);
    html.element("h2", reading.say("pages.ask.again"));
    add_box("", reading, html);
    html.open("p").element("a", {{"href", reading.link("")}}, reading.say("pages.to_start"));
    html.close();
    return page;
}

Page GuidePages::told(const Form& form, Sending& sending, const Reading& reading) const {
    const std::string typed(form.first("question"));
    const auto id = base::uuid_from_text(form.first("form"));
    if (typed.empty() || typed.size() > most_question_bytes || !id) {
        return question(typed.empty() ? "empty" : "long", reading);
    }
    // Whatever a browser sends is judged again as if it were asked now.
    const Answer answer = guide_->ask(typed, reading.visitor.language);
    const auto text = may_be_sent(answer, typed, reading);
    if (text.empty()) return answers(form, reading);
    using How = town::UnansweredQuestion::How;
    const How how = answer.decision == Decision::staff ? How::staff_first : How::none_fit;
    const auto sent =
        sending.tell(*id, town::to_body({text, reading.visitor.language, how, reading.today()}));
    const bool there = sent && sent.value() != PutReply::State::gap;
    Page page{.title = reading.say("pages.ask.title"), .main = {}, .faulty = !there};
    page.main.element("h1", page.title);
    page.main.element("p", {{"role", "status"}},
                      reading.say(there ? "pages.ask.sent" : "pages.ask.not_sent"));
    page.main.open("p").element("a", {{"href", reading.link("/ask")}},
                                reading.say("pages.ask.again"));
    page.main.close();
    return page;
}

}  // namespace server::pages
