#include "server/pages/journey_routes.h"

#include <algorithm>

#include "server/pages/journey_parts.h"
#include "server/pages/read_answer.h"
#include "server/pages/tables.h"
#include "town/carry_home.h"

namespace server::pages {

namespace {

// Answers as the parameters of a view: what was chosen, written, counted or dated, as text.
std::map<std::string, std::string> parameters_of(const town::Answers& answers) {
    std::map<std::string, std::string> parameters;
    for (const auto& [id, answer] : answers) {
        if (const auto* chosen = std::get_if<town::Chosen>(&answer)) {
            std::string all;
            for (const auto& option : chosen->options) all += (all.empty() ? "" : ",") + option;
            parameters.emplace(id, all);
        } else if (const auto* written = std::get_if<town::Written>(&answer)) {
            parameters.emplace(id, written->text.reveal());
        } else if (const auto* counted = std::get_if<town::Counted>(&answer)) {
            parameters.emplace(id, std::to_string(counted->number));
        } else if (const auto* dated = std::get_if<town::Dated>(&answer)) {
            parameters.emplace(id, dated->iso.reveal());
        }
    }
    return parameters;
}

// Takes what the form says to the questions of its page, and what is wrong with it.
std::vector<town::Complaint> take_answers(const QuestionPage& page, const Form& form,
                                          base::Date today, town::Answers& answers) {
    std::vector<town::Complaint> complaints;
    for (const auto* question : page) {
        auto read = read_answer(*question, form, today);
        if (!read) {
            complaints.push_back({question->id, read.error()});
            continue;
        }
        answers.erase(question->id);
        if (read.value()) answers.emplace(question->id, std::move(*read.value()));
    }
    return complaints;
}

ViewWish wish_for(const town::Journey& journey, const Progress& progress, const Reading& reading) {
    const auto& device = reading.visitor.device;
    return {.reg = journey.register_name,
            .view = journey.shows,
            .device = device ? device->name : "",
            .role = reading.visitor.role(),
            .parameters = parameters_of(progress.answers)};
}

}  // namespace

Progress JourneyRoutes::fresh(const town::Journey& journey, const Reading& reading) const {
    Progress progress;
    progress.journey = journey.id;
    progress.version = journey.version;
    progress.language = reading.visitor.language;
    progress.form = base::uuid_v7(reading.now);
    progress.begun_at = reading.now;
    return progress;
}

http::Response JourneyRoutes::begin(const town::Journey& journey, const Row& row,
                                    const Reading& reading) const {
    if (row.subject.empty() && reading.visitor.is_home()) {
        return framed(purpose_page(journey, "", reading), reading);
    }
    auto progress = fresh(journey, reading);
    if (!row.subject.empty()) {
        const auto* question = town::question(journey, journey.subject);
        const town::Answer answer = town::Written{base::SecretText(row.subject)};
        if (question == nullptr || !town::check(*question, answer, reading.today())) {
            return problem_page(404, "not_there", reading);
        }
        progress.answers.emplace(question->id, answer);
        progress.given = question->id;
        progress.from = row.from;
    }
    const auto page = go_to_first(journey, progress, reading.today());
    return show(journey, progress, page, reading);
}

http::Response JourneyRoutes::resume(const town::Journey& journey, town::Answers answers,
                                     const Reading& reading) const {
    auto progress = fresh(journey, reading);
    progress.answers = std::move(answers);
    // What no longer fits is asked again; all the rest counts as seen.
    for (const auto& complaint : town::check(journey, progress.answers, reading.today())) {
        progress.answers.erase(complaint.question);
    }
    forget_the_unasked(journey, progress, reading.today());
    for (const auto& [id, answer] : progress.answers) progress.seen.insert(id);
    progress.changing = true;
    const auto page = pages::go_on(journey, progress, reading.today());
    return show(journey, progress, page, reading);
}

http::Response JourneyRoutes::show(const town::Journey& journey, const Progress& progress,
                                   const QuestionPage& page, const Reading& reading) const {
    if (page.empty()) {
        const bool looks = ends_of(journey, reading.visitor).shows;
        return looks ? look(journey, progress, "", reading)
                     : review(journey, progress, "", reading);
    }
    Form typed;
    for (const auto* question : page) {
        const auto known = progress.answers.find(question->id);
        if (known != progress.answers.end()) fill(*question, known->second, typed);
    }
    const QuestionsShown shown{.page = page,
                               .typed = typed,
                               .answers = progress.answers,
                               .complaints = {},
                               .sealed = seal_.sealed(progress, reading.visitor.bound_to)};
    return framed(questions_page(journey, shown, reading), reading);
}

http::Response JourneyRoutes::review(const town::Journey& journey, const Progress& progress,
                                     const std::string& trouble, const Reading& reading) const {
    auto complaints = complaints_here(journey, progress, reading.today());
    const ReviewShown shown{.progress = progress,
                            .sealed = seal_.sealed(progress, reading.visitor.bound_to),
                            .complaints = std::move(complaints),
                            .trouble = trouble};
    return framed(review_page(journey, shown, reading), reading);
}

http::Response JourneyRoutes::go_on(const town::Journey& journey, const Form& form,
                                    const Reading& reading) const {
    const std::string what(form.first("do"));
    const auto sealed = form.first("form");
    if (what == "start" && sealed.empty()) {
        auto progress = fresh(journey, reading);
        const auto page = go_to_first(journey, progress, reading.today());
        return show(journey, progress, page, reading);
    }
    auto progress = seal_.opened(sealed, reading.visitor.bound_to, reading.now);
    if (!progress || progress->journey != journey.id || progress->version != journey.version) {
        return problem_page(400, "form_too_old", reading);
    }
    Visitor visitor = reading.visitor;
    constexpr std::string_view language = "language:";
    if (what.starts_with(language)) progress->language = what.substr(language.size());
    if (!reading.pack.words.contains(progress->language)) {
        return problem_page(400, "form_too_old", reading);
    }
    visitor.language = progress->language;
    const Reading theirs{.pack = reading.pack,
                         .words = reading.pack.words.find(progress->language)->second,
                         .visitor = visitor,
                         .now = reading.now};
    if (what == "start") {
        const auto page = go_to_first(journey, *progress, theirs.today());
        return show(journey, *progress, page, theirs);
    }
    if (!progress->shown.empty()) return answered(journey, std::move(*progress), form, theirs);
    return reviewed(journey, std::move(*progress), what, theirs);
}

// The form of a page of questions came back.
http::Response JourneyRoutes::answered(const town::Journey& journey, Progress progress,
                                       const Form& form, const Reading& reading) const {
    const auto today = reading.today();
    const auto page = stay(journey, progress, today);
    auto complaints = take_answers(page, form, today, progress.answers);
    const auto what = form.first("do");
    if (what == "back" || what.starts_with("language:")) {
        // What is right is kept; what is not is said when they go on.
        forget_the_unasked(journey, progress, today);
        if (what == "back") return step_back(journey, std::move(progress), reading);
        return show(journey, progress, stay(journey, progress, today), reading);
    }
    if (complaints.empty()) {
        forget_the_unasked(journey, progress, today);
        for (const auto& complaint : complaints_here(journey, progress, today)) {
            const bool here =
                std::ranges::find(progress.shown, complaint.question) != progress.shown.end();
            if (here && complaint.fault == town::AnswerFault::contradiction) {
                complaints.push_back(complaint);
            }
        }
    }
    if (!complaints.empty()) {
        const QuestionsShown shown{.page = page,
                                   .typed = form,
                                   .answers = progress.answers,
                                   .complaints = std::move(complaints),
                                   .sealed = seal_.sealed(progress, reading.visitor.bound_to)};
        return framed(questions_page(journey, shown, reading), reading);
    }
    const auto next = pages::go_on(journey, progress, today);
    return show(journey, progress, next, reading);
}

http::Response JourneyRoutes::step_back(const town::Journey& journey, Progress progress,
                                        const Reading& reading) const {
    const auto page = go_back(journey, progress, reading.today());
    if (!page.empty()) return show(journey, progress, page, reading);
    if (!reading.visitor.is_home()) return redirect(reading.link(""));
    const auto sealed = seal_.sealed(progress, reading.visitor.bound_to);
    return framed(purpose_page(journey, sealed, reading), reading);
}

http::Response JourneyRoutes::reviewed(const town::Journey& journey, Progress progress,
                                       const std::string& what, const Reading& reading) const {
    constexpr std::string_view change = "change:";
    if (what == "back") return step_back(journey, std::move(progress), reading);
    if (what.starts_with(change)) {
        const auto page = go_to(journey, progress, what.substr(change.size()), reading.today());
        return show(journey, progress, page, reading);
    }
    const auto ends = ends_of(journey, reading.visitor);
    if (ends.shows) return look(journey, progress, what, reading);
    const bool complete = complaints_here(journey, progress, reading.today()).empty();
    if (what == "carry" && ends.carries) return carry(journey, progress, reading);
    if (what == "send" && ends.sends && complete) return send(journey, progress, reading);
    return review(journey, progress, "", reading);
}

http::Response JourneyRoutes::send(const town::Journey& journey, const Progress& progress,
                                   const Reading& reading) const {
    const auto& device = reading.visitor.device;
    town::Application application;
    application.journey = journey.id;
    application.journey_version = journey.version;
    application.language = progress.language;
    application.answers = progress.answers;
    application.evidence.method = "none";
    application.actor = device ? "device:" + device->name : "home";
    application.received_at = reading.now;  // the day the answers were judged by
    const auto sent = sending_.send(progress.form, std::move(application));
    if (!sent) return review(journey, progress, "not_sent", reading);
    const auto table = shown_after(journey, progress, sent.value(), reading);
    return framed(sent_page(journey, progress, sent.value(), table, reading), reading);
}

Html JourneyRoutes::shown_after(const town::Journey& journey, const Progress& progress,
                                const Sent& sent, const Reading& reading) const {
    const bool filed = sent.reply.state == PutReply::State::applied && sent.stands();
    if (!filed || sent.earlier || journey.shows.empty()) return {};
    const auto table = view(line_, wish_for(journey, progress, reading));
    return table && table.value() ? table_part(*table.value(), reading, false) : Html();
}

http::Response JourneyRoutes::carry(const town::Journey& journey, const Progress& progress,
                                    const Reading& reading) const {
    const auto key = sending_.town_key();
    if (!key) return review(journey, progress, "not_sent", reading);
    const auto text = town::carry_home_text({.journey = journey.id,
                                             .journey_version = journey.version,
                                             .language = progress.language,
                                             .answers = progress.answers,
                                             .made_at = reading.now},
                                            key.value());
    if (!text) return review(journey, progress, "too_long", reading);
    return framed(carried_page(journey, *text, reading), reading);
}

http::Response JourneyRoutes::look(const town::Journey& journey, const Progress& progress,
                                   const std::string& what, const Reading& reading) const {
    const auto seen = view(line_, wish_for(journey, progress, reading));
    if (!seen) return problem_page(503, "town_silent", reading);
    if (!seen.value()) return problem_page(404, "not_there", reading);
    const auto& table = *seen.value();
    if (what == "csv") return table_csv(table, reading);
    if (what == "ics" && is_calendar(table)) return table_ics(table, reading);
    Page page{.title = view_title(table.reg, table.view, reading.words)};
    auto& html = page.main;
    html.add(table_part(table, reading, true));
    // What was answered stays out of addresses: the files are asked for by the form.
    open_form(journey, seal_.sealed(progress, reading.visitor.bound_to), reading, html);
    html.open("p", {{"class", "links"}});
    html.element("button", {{"type", "button"}, {"data-print", ""}, {"hidden", ""}},
                 reading.say("pages.print"));
    if (is_calendar(table)) add_button("ics", reading.say("pages.ics"), "file", html);
    if (!table.rows.empty()) add_button("csv", reading.say("pages.csv"), "file", html);
    add_button("back", reading.say("pages.back"), "back", html);
    html.element("a", {{"href", reading.link("")}}, reading.say("pages.to_start"));
    html.close().close();
    return framed(page, reading);
}

}  // namespace server::pages
