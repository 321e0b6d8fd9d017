// The end of a journey: the review, then what became of it.
#include <algorithm>

#include "server/pages/journey_pages.h"
#include "server/pages/journey_parts.h"
#include "server/pages/qr_svg.h"
#include "server/pages/tables.h"
#include "town/carry_home.h"

namespace server::pages {

namespace {

// What an order costs by the prices of its table; "" when one of them is not known.
std::string sum_of(const town::Question& question, const town::Answers& answers,
                   const Reading& reading) {
    const auto answer = answers.find(question.id);
    const auto* lined =
        answer == answers.end() ? nullptr : std::get_if<town::Lined>(&answer->second);
    if (lined == nullptr) return "";
    std::int64_t sum = 0;
    for (const auto& [id, count] : lined->counts) {
        const auto* row = town::row(reading.pack, question.options_from, id);
        if (row == nullptr || !row->values.contains("yen")) return "";
        sum += count * std::strtoll(row->values.find("yen")->second.c_str(), nullptr, 10);
    }
    return reading.words.say(
        "pages.sum_is",
        {{"sum", reading.words.say("pages.yen", {{"value", std::to_string(sum)}})}});
}

// One question of the review: what was answered, and the way to change it.
void add_answer(const town::Journey& journey, const town::Question& question,
                const std::vector<town::SummaryRow>& rows, const town::Answers& answers,
                bool changeable, const Reading& reading, Html& html) {
    std::string value;
    for (const auto& row : rows) {
        if (row.question == question.id) value += (value.empty() ? "" : "\n") + row.value;
    }
    if (const auto sum = sum_of(question, answers, reading); !sum.empty()) value += "\n" + sum;
    const auto label = label_of(journey, question, reading.words);
    html.open("div", {{"id", "a-" + question.id}, {"tabindex", "-1"}});
    html.element("dt", label);
    html.element("dd", value.empty() ? reading.say("pages.not_answered") : value);
    if (changeable) {
        html.open("dd", {{"class", "change"}});
        html.element("button",
                     {{"type", "submit"},
                      {"name", "do"},
                      {"value", "change:" + question.id},
                      {"class", "small"},
                      {"aria-label", reading.words.say("pages.change_what", {{"label", label}})}},
                     reading.say("pages.change"));
        html.close();
    }
    html.close();
}

void add_answers(const town::Journey& journey, const Progress& progress, const Reading& reading,
                 Html& html) {
    const auto rows = town::summary(journey, progress.answers, reading.today(), reading.words);
    html.open("dl", {{"class", "answers"}});
    for (const auto* question : town::questions_for(journey, progress.answers, reading.today())) {
        if (question->kind == town::QuestionKind::person_from_card) continue;
        add_answer(journey, *question, rows, progress.answers, question->id != progress.given,
                   reading, html);
    }
    html.close();
}

void add_list(const std::string& heading, const std::vector<std::string>& things, Html& html) {
    if (things.empty()) return;
    html.element("h2", heading).open("ul");
    for (const auto& thing : things) html.element("li", thing);
    html.close();
}

void add_outcome(const town::Journey& journey, const Progress& progress, const Reading& reading,
                 Html& html) {
    const auto* said = town::outcome(journey, progress.answers, reading.today());
    if (said != nullptr) {
        html.element("p", {{"class", "note"}},
                     reading.say(key_of(journey) + "outcome." + said->id));
    }
}

void add_bring(const town::Journey& journey, const Progress& progress, const Reading& reading,
               Html& html) {
    std::vector<std::string> things;
    for (const auto& id : town::what_to_bring(journey, progress.answers, reading.today())) {
        things.push_back(reading.say(town::bring_key(journey, id)));
    }
    add_list(reading.say("pages.bring"), things, html);
}

// A note's value is a word of the register, a day, or text.
std::string note_value(const std::string& key, const std::string& value, const Reading& reading) {
    if (const auto word = key + "word." + value; reading.words.has(word)) return reading.say(word);
    if (base::from_iso_date(value)) return town::spoken_date(value, reading.words);
    return value;
}

// What the register said: a refusal in its own words, or what it tells besides.
void add_effect(const town::Journey& journey, const Sent& sent, const Reading& reading,
                Html& html) {
    const auto key = "register." + journey.register_name + ".";
    const auto& reply = sent.reply;
    html.open("div", {{"class", sent.stands() ? "good" : "fault_box"},
                      {"role", "status"},
                      {"id", "effect"},
                      {"data-refused", reply.refused}});
    if (reply.state == PutReply::State::dead) {
        html.element("p", reading.say("pages.sent.dead"));
    } else if (!sent.stands()) {
        html.element("p", reading.say("pages.sent.refused"));
        html.element("p", reading.say(key + "refused." + reply.refused));
    } else if (sent.earlier) {
        html.element("p", reading.say("pages.sent.already_words"));
    } else {
        html.element("p", reading.say(reply.state == PutReply::State::waiting ? "pages.sent.waiting"
                                                                              : "pages.sent.kept"));
    }
    for (const auto& [note, value] : reply.notes) {
        html.element(
            "p", {{"data-note", note}},
            reading.words.say(key + "note." + note, {{"value", note_value(key, value, reading)}}));
    }
    html.close();
}

void add_receipt(const Sent& sent, const Reading& reading, Html& html) {
    if (!sent.earlier) {
        const auto time = town::spoken_time(sent.receipt.received_at, reading.words);
        html.element("p", reading.words.say("pages.sent.received", {{"time", time}}));
    }
    if (sent.number().empty()) return;
    html.element("p", reading.say("pages.sent.number"));
    html.element("p", {{"class", "number"}, {"id", "number"}}, sent.number());
    if (!sent.reply.qr.empty()) html.add(qr_svg(sent.reply.qr, reading.say("pages.sent.qr")));
}

// Back to the table whose row began it: the next row waits there.
void add_way_back(const Progress& progress, const Reading& reading, Html& html) {
    const auto bar = progress.from.find('/');
    if (bar == std::string::npos) return;
    const auto reg = progress.from.substr(0, bar);
    const auto view = progress.from.substr(bar + 1);
    html.open("p").element(
        "a",
        {{"class", "button"}, {"href", reading.link("/see/" + for_url(reg) + "/" + for_url(view))}},
        view_title(reg, view, reading.words));
    html.close();
}

void add_print(const Reading& reading, Html& html) {
    html.open("p", {{"class", "links"}});
    html.element("button", {{"type", "button"}, {"data-print", ""}, {"hidden", ""}},
                 reading.say("pages.print"));
    html.element("a", {{"href", reading.link("")}}, reading.say("pages.to_start")).close();
}

}  // namespace

Page review_page(const town::Journey& journey, const ReviewShown& shown, const Reading& reading) {
    const auto& progress = shown.progress;
    Page page{.title = reading.say("pages.review"),
              .main = {},
              .faulty = !shown.complaints.empty() || !shown.trouble.empty()};
    auto& html = page.main;
    const auto ends = ends_of(journey, reading.visitor);
    open_form(journey, shown.sealed, reading, html);
    add_error_summary(journey, shown.complaints, "a-", reading, html);
    add_contradictions(journey, progress.answers, nullptr, reading, html);
    if (!shown.trouble.empty()) {
        html.open("div", {{"class", "fault_box"}, {"role", "alert"}});
        html.element("p", reading.say("pages.trouble." + shown.trouble)).close();
    }
    html.element("h1", page.title);
    html.element("p", reading.say(key_of(journey) + "title"));
    add_answers(journey, progress, reading, html);
    if (asks_for_a_card(journey)) {
        html.element("p", {{"class", "note"}}, reading.say("pages.card_at_terminal"));
    }
    add_outcome(journey, progress, reading, html);
    add_bring(journey, progress, reading, html);
    html.open("div", {{"class", "steps"}});
    const auto submit = reading.say(key_of(journey) + "submit");
    if (ends.sends) add_button("send", submit, "main", html);
    if (ends.carries) {
        html.element("p", reading.say("pages.carry_why"));
        add_button("carry", reading.say("pages.carry"), ends.sends ? "second" : "main", html);
    }
    add_button("back", reading.say("pages.back"), "back", html);
    html.close().close();
    return page;
}

Page sent_page(const town::Journey& journey, const Progress& progress, const Sent& sent,
               const Html& table, const Reading& reading) {
    Page page{.title = reading.say("pages.sent.title"), .main = {}};
    auto& html = page.main;
    if (sent.earlier) page.title = reading.say("pages.sent.already");
    if (!sent.stands()) page.title = reading.say("pages.sent.not_done");
    html.element("h1", page.title);
    html.element("p", reading.say(key_of(journey) + "title"));
    add_effect(journey, sent, reading, html);
    add_receipt(sent, reading, html);
    // What follows from the answers on this form is said only when they are the town's.
    if (sent.stands() && !sent.earlier) {
        add_outcome(journey, progress, reading, html);
        add_bring(journey, progress, reading, html);
        std::vector<std::string> next;
        for (int i = 1; i <= journey.next_steps; ++i) {
            next.push_back(reading.say(key_of(journey) + "next." + std::to_string(i)));
        }
        if (reading.visitor.is_home()) add_list(reading.say("pages.next_steps"), next, html);
    }
    if (const auto contact = reading.say_if(key_of(journey) + "contact"); !contact.empty()) {
        html.element("p", reading.words.say("pages.contact", {{"contact", contact}}));
    }
    html.add(table);
    add_way_back(progress, reading, html);
    add_print(reading, html);
    return page;
}

Page carried_page(const town::Journey& journey, const std::string& text, const Reading& reading) {
    Page page{.title = reading.say("pages.carried.title"), .main = {}};
    auto& html = page.main;
    const auto last = base::Date(std::chrono::sys_days(reading.today()) +
                                 std::chrono::days(town::carry_home_days));
    html.element("h1", page.title);
    html.element("p", reading.say(key_of(journey) + "title"));
    html.element("p", reading.say("pages.carried.how"));
    html.element(
        "p", reading.words.say("pages.carried.until",
                               {{"date", town::spoken_date(base::iso_date(last), reading.words)}}));
    html.add(qr_svg(text, reading.say("pages.carried.qr")));
    html.element("p", {{"class", "note"}}, reading.say("pages.carried.not_kept"));
    html.open("details").element("summary", reading.say("pages.carried.as_text"));
    html.element("p", {{"class", "code_text"}, {"id", "carried"}}, text).close();
    add_print(reading, html);
    return page;
}

}  // namespace server::pages
