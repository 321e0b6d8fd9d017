#include "server/pages/look_up_pages.h"

#include "server/pages/question_fields.h"
#include "server/pages/read_answer.h"
#include "town/receipt.h"

namespace server::pages {

namespace {

void add_field(const std::string& name, const std::string& value, const std::string& label,
               Html& html) {
    html.open("p", {{"class", "typing"}});
    html.open("label", {{"for", name}}).element("span", label).close();
    html.lone(
        "input",
        {{"type", "text"}, {"id", name}, {"name", name}, {"value", value}, {"maxlength", "64"}});
    html.close();
}

void add_date(const Form& typed, const Reading& reading, Html& html) {
    html.open("fieldset", {{"class", "question"}});
    html.element("legend", reading.say("pages.look_up.birth_date"));
    html.add(date_fields("birth_date", typed, reading.words));
    html.element("p", {{"class", "help"}}, reading.say("pages.look_up.unknown")).close();
}

void add_trouble(const std::string& key, const Reading& reading, Html& html) {
    html.open("div",
              {{"class", "fault_box"}, {"role", "alert"}, {"tabindex", "-1"}, {"autofocus", ""}});
    html.element("p", reading.say(key)).close();
}

}  // namespace

Page look_up_page(const Form& typed, const std::string& trouble, const Reading& reading) {
    Page page{.title = reading.say("pages.look_up.title"), .main = {}, .faulty = !trouble.empty()};
    if (trouble.empty()) page.self = reading.path("/look-up");
    auto& html = page.main;
    if (!trouble.empty()) add_trouble("pages.look_up.fault." + trouble, reading, html);
    html.element("h1", page.title);
    html.element("p", reading.say("pages.look_up.intro"));
    html.open("form", {{"method", "post"},
                       {"action", reading.link("/look-up")},
                       {"novalidate", ""},
                       {"autocomplete", "off"}});
    add_field("number", std::string(typed.first("number")), reading.say("pages.look_up.number"),
              html);
    add_date(typed, reading, html);
    html.open("div", {{"class", "steps"}});
    html.element("button", {{"type", "submit"}, {"class", "main"}},
                 reading.say("pages.look_up.submit"));
    html.close().close();
    return page;
}

http::Response look_up_answer(CoreLine& line, const Form& form, const Reading& reading) {
    const auto number = town::read_receipt_number(form.first("number"));
    if (!number) return framed(look_up_page(form, "number", reading), reading);
    const auto born = read_birth_date("birth_date", form, reading.today());
    if (born.empty()) return framed(look_up_page(form, "birth_date", reading), reading);
    const auto said = look_up(line, *number, born);
    if (!said) return problem_page(503, "town_silent", reading);
    switch (said.value().found) {
        case ReceiptSaid::Found::no:
            return framed(look_up_page(form, "not_found", reading), reading);
        case ReceiptSaid::Found::too_many_tries:
            return framed(look_up_page(form, "too_many", reading), reading);
        case ReceiptSaid::Found::yes:
            break;
    }
    Page page{.title = reading.say("pages.look_up.title"), .main = {}};
    page.main.element("h1", page.title).element("p", {{"class", "number"}}, *number);
    const auto key = "pages.state." + said.value().state;
    page.main.open("div", {{"class", "good"}, {"role", "status"}});
    page.main.element("p", reading.say(reading.words.has(key) ? key : "pages.state.unknown"));
    if (!said.value().until.empty()) {
        page.main.element(
            "p",
            reading.words.say("pages.look_up.until",
                              {{"date", town::spoken_date(said.value().until, reading.words)}}));
    }
    page.main.close();
    page.main.element(
        "p", reading.words.say("pages.look_up.received",
                               {{"date", town::spoken_date(said.value().date, reading.words)}}));
    page.main.open("p").element("a", {{"href", reading.link("")}}, reading.say("pages.to_start"));
    page.main.close();
    return framed(page, reading);
}

Page resume_page(const std::string& trouble, const Reading& reading) {
    Page page{.title = reading.say("pages.resume.title"), .main = {}, .faulty = !trouble.empty()};
    if (trouble.empty()) page.self = reading.path("/resume");
    auto& html = page.main;
    if (!trouble.empty()) add_trouble("pages.resume.fault." + trouble, reading, html);
    html.element("h1", page.title);
    html.element("p", reading.say("pages.resume.intro"));
    html.open("form",
              {{"method", "post"}, {"action", reading.link("/resume")}, {"autocomplete", "off"}});
    html.open("p").element("label", {{"for", "text"}}, reading.say("pages.resume.text"));
    html.element("textarea",
                 {{"id", "text"}, {"name", "text"}, {"rows", "6"}, {"maxlength", "1600"}}, "");
    html.close();
    html.open("div", {{"class", "steps"}});
    html.element("button", {{"type", "submit"}, {"class", "main"}},
                 reading.say("pages.resume.submit"));
    html.close().close();
    return page;
}

}  // namespace server::pages
