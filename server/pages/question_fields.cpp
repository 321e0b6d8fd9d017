#include "server/pages/question_fields.h"

#include "server/pages/read_answer.h"

namespace server::pages {

namespace {

using town::QuestionKind;
using Attributes = Html::Attributes;

std::string id_of(const Asked& asked) { return "q-" + asked.question.id; }

std::string described_by(const Asked& asked) {
    std::string ids = id_of(asked) + "-help";
    if (asked.fault) ids = id_of(asked) + "-fault " + ids;
    return ids;
}

// What goes for every field of the question.
Attributes marked(const Asked& asked, Attributes attributes) {
    attributes.emplace_back("aria-describedby", described_by(asked));
    if (asked.fault) attributes.emplace_back("aria-invalid", "true");
    return attributes;
}

void add_help(const Asked& asked, Html& html) {
    html.open("div", {{"id", id_of(asked) + "-help"}, {"class", "help"}});
    html.paragraph(question_words(asked, "help"));
    if (const auto why = question_words(asked, "why"); !why.empty()) {
        html.element("p", {{"class", "why"}}, why);
    }
    html.close();
    if (!asked.fault) return;
    html.open("p", {{"id", id_of(asked) + "-fault"}, {"class", "fault"}});
    html.element("strong", asked.words.say("pages.error.mark"));
    html.text(asked.words.say("answer_fault." + std::string(town::word(*asked.fault))));
    html.close();
}

std::string_view heading_of(const Asked& asked) { return asked.alone ? "h1" : "h2"; }

void add_choice(const Asked& asked, const Attributes& given, const std::string& label,
                const std::string& detail, Html& html) {
    auto attributes = given;
    const auto& value = attributes[2].second;
    if (asked.typed.says(asked.question.id, value)) attributes.emplace_back("checked", "");
    html.open("label", {{"class", "choice"}});
    html.lone("input", attributes);
    html.open("span").text(label);
    if (!detail.empty()) html.element("small", detail);
    html.close().close();
}

std::string detail_of(const Asked& asked, const town::Option& option) {
    const auto key = "table." + asked.question.options_from + ".detail." + option.id;
    const bool has = !asked.question.options_from.empty() && asked.words.has(key);
    return has ? asked.words.say(key) : "";
}

// Radio buttons and check boxes. The first carries the id that the error summary leads to.
void add_choices(const Asked& asked, Html& html) {
    const auto& question = asked.question;
    const std::string type = question.kind == QuestionKind::several_of ? "checkbox" : "radio";
    bool first = true;
    const auto choice = [&](std::string value, const std::string& label,
                            const std::string& detail) {
        Attributes attributes = {
            {"type", type}, {"name", question.id}, {"value", std::move(value)}};
        if (first) attributes.emplace_back("id", first_field_id(question));
        first = false;
        add_choice(asked, attributes, label, detail, html);
    };
    for (const auto& option : question.options) {
        choice(option.id, asked.words.say(town::option_key(asked.journey, question, option)),
               detail_of(asked, option));
    }
    if (question.kind == QuestionKind::consent) {
        choice("given", asked.words.say("answer.consent_given"), "");
        choice("not_given", asked.words.say("answer.consent_not_given"), "");
    }
    if (question.may_not_know) {
        choice(std::string(not_known), asked.words.say("answer.does_not_know"), "");
    }
    if (question.may_skip && type == "radio" && question.kind != QuestionKind::consent) {
        choice(std::string(skipped), asked.words.say("pages.skip"), "");
    }
}

void add_unknown(const Asked& asked, Html& html) {
    const auto& question = asked.question;
    if (!question.may_not_know) return;
    const auto name = question.id + ":unknown";
    Attributes attributes = {{"type", "checkbox"}, {"name", name}, {"value", "1"}};
    if (asked.typed.says(name, "1")) attributes.emplace_back("checked", "");
    html.open("label", {{"class", "choice"}});
    html.lone("input", attributes);
    html.element("span", asked.words.say("answer.does_not_know")).close();
}

void add_date_field(const Asked& asked, Html& html) {
    html.add(date_fields(asked.question.id, asked.typed, asked.words, marked(asked, {})));
}

// One more or one less, for who points rather than types; the script brings them out.
void add_step(const Asked& asked, const std::string& by, const char* word, const char* what,
              const std::string& label, Html& html) {
    html.element("button",
                 {{"type", "button"},
                  {"data-step", by},
                  {"data-most", std::to_string(asked.question.most)},
                  {"hidden", ""},
                  {"aria-label", asked.words.say(what, {{"label", label}})}},
                 asked.words.say(word));
}

// How many of which: a number field a row, with its price when the table has one.
void add_lines(const Asked& asked, Html& html) {
    const auto& question = asked.question;
    bool priced = false;
    html.open("div", {{"class", "lines"},
                      {"data-sum", question.id},
                      {"id", first_field_id(question)},
                      {"tabindex", "-1"}});
    for (const auto& option : question.options) {
        const auto name = question.id + ":line:" + option.id;
        Attributes attributes = {
            {"type", "text"},   {"inputmode", "numeric"},
            {"name", name},     {"value", std::string(asked.typed.first(name))},
            {"maxlength", "4"}, {"size", "4"}};
        attributes.emplace_back("id", "f-" + name);
        const auto* row = town::row(asked.pack, question.options_from, option.id);
        if (row != nullptr && row->values.contains("yen")) {
            attributes.emplace_back("data-yen", row->values.find("yen")->second);
            priced = true;
        }
        const auto label = asked.words.say(town::option_key(asked.journey, question, option));
        html.open("div", {{"class", "line"}});
        html.open("label", {{"for", "f-" + name}}).text(label);
        if (const auto detail = detail_of(asked, option); !detail.empty()) {
            html.element("small", detail);
        }
        html.close().open("div", {{"class", "amount"}});
        add_step(asked, "-1", "pages.less", "pages.less_what", label, html);
        html.lone("input", marked(asked, std::move(attributes)));
        add_step(asked, "1", "pages.more", "pages.more_what", label, html);
        html.close().close();
    }
    html.close();
    if (!priced) return;
    html.open("p", {{"class", "sum"}, {"data-sum-of", question.id}, {"hidden", ""}});
    html.element("span", asked.words.say("pages.sum")).text(" ");
    html.element("output", {{"data-unit", asked.words.say("pages.yen_unit")}}, "").close();
}

// One field to type in. A text of several sentences gets several lines.
void add_typing(const Asked& asked, Html& html) {
    const auto& question = asked.question;
    const auto value = std::string(asked.typed.first(question.id));
    Attributes attributes = {{"name", question.id}, {"id", first_field_id(question)}};
    const auto most = question.most > 0 && question.kind != QuestionKind::number
                          ? question.most
                          : std::int64_t{200};
    if (question.kind == QuestionKind::text) {
        attributes.insert(attributes.end(), {{"rows", "5"}, {"maxlength", std::to_string(most)}});
        html.element("textarea", marked(asked, std::move(attributes)), value);
        return;
    }
    // A hand scanner types a whole paper pass into the field of a code.
    const bool coded = question.kind == QuestionKind::code;
    const bool number =
        question.kind == QuestionKind::number || (question.form && question.form->digits_only);
    attributes.emplace_back("type", question.kind == QuestionKind::phone ? "tel" : "text");
    if (number) attributes.emplace_back("inputmode", "numeric");
    attributes.insert(attributes.end(), {{"value", value == not_known ? "" : value},
                                         {"maxlength", std::to_string(coded    ? 4'000
                                                                      : number ? 64
                                                                               : most)}});
    html.open("p", {{"class", "typing"}}).lone("input", marked(asked, std::move(attributes)));
    if (question.kind == QuestionKind::number) {
        html.text(" ").element("span", question_words(asked, "unit"));
    }
    html.close();
}

Html fieldset(const Asked& asked, void (*add)(const Asked&, Html&)) {
    Html html;
    html.open(
        "fieldset",
        {{"class", "question"}, {"id", id_of(asked)}, {"aria-describedby", described_by(asked)}});
    html.open("legend").element(heading_of(asked), question_words(asked, "title")).close();
    add_help(asked, html);
    add(asked, html);
    return html;
}

Html labelled(const Asked& asked) {
    Html html;
    html.open("div", {{"class", "question"}, {"id", id_of(asked)}});
    html.open(heading_of(asked));
    html.element("label", {{"for", first_field_id(asked.question)}},
                 question_words(asked, "title"));
    html.close();
    add_help(asked, html);
    add_typing(asked, html);
    add_unknown(asked, html);
    return html.close();
}

}  // namespace

std::string first_field_id(const town::Question& question) { return "f-" + question.id; }

Html date_fields(const std::string& name, const Form& typed, const town::Words& words,
                 const Attributes& marks) {
    const auto with = [&](Attributes attributes) {
        attributes.insert(attributes.end(), marks.begin(), marks.end());
        return attributes;
    };
    Html html;
    html.open("div", {{"class", "parts"}}).open("label", {{"class", "part"}});
    html.element("span", words.say("pages.date.era"));
    html.open("select", with({{"name", name + ":era"}, {"id", "f-" + name}}));
    for (const std::string era : {"western", "reiwa", "heisei", "showa", "taisho", "meiji"}) {
        Attributes attributes = {{"value", era}};
        if (typed.first(name + ":era") == era) attributes.emplace_back("selected", "");
        html.element("option", attributes,
                     words.say(era == "western" ? "pages.date.western" : "era." + era));
    }
    html.close().close();
    for (const std::string part : {"year", "month", "day"}) {
        const auto field = name + ":" + part;
        html.open("label", {{"class", "part"}}).element("span", words.say("pages.date." + part));
        html.lone("input", with({{"name", field},
                                 {"value", std::string(typed.first(field))},
                                 {"type", "text"},
                                 {"inputmode", "numeric"},
                                 {"maxlength", "8"},
                                 {"size", "4"}}));
        html.close();
    }
    return html.close();
}

std::string question_words(const Asked& asked, const char* phrase) {
    return town::say_of(asked.journey, asked.question, phrase, asked.words);
}

Html question_fields(const Asked& asked) {
    switch (asked.question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
        case QuestionKind::consent:
            return fieldset(asked, add_choices).close();
        case QuestionKind::date: {
            auto html = fieldset(asked, add_date_field);
            add_unknown(asked, html);
            return html.close();
        }
        case QuestionKind::lines: {
            auto html = fieldset(asked, add_lines);
            add_unknown(asked, html);
            return html.close();
        }
        case QuestionKind::kana:
        case QuestionKind::kanji:
        case QuestionKind::number:
        case QuestionKind::phone:
        case QuestionKind::text:
        case QuestionKind::code:
            return labelled(asked);
        case QuestionKind::person_from_card:
            break;
    }
    return {};
}

}  // namespace server::pages
