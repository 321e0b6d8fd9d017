// What is said of a screen and of each thing on it.
#include <algorithm>

#include "screens/narrator.h"

namespace screens {
namespace {

// A phrase of the pack alone, whose sound may be kept.
view::Phrase of_pack(std::string words) { return {std::move(words), true, false}; }

bool is_empty(const std::string& words) {
    return words.find_first_not_of(" \n") == std::string::npos;
}

void say_words(Spoken& words, std::string text) {
    if (!is_empty(text)) words.push_back({std::move(text), false, false});
}

// Address and birth date that a visitor had shown: eyes near the screen see them, the lobby would
// hear them.
bool is_for_one_ear(const view::Frame& frame, const std::string& id) {
    if (const auto* question = std::get_if<view::Question>(&frame.body)) {
        const bool shown = question->aside && question->aside->shown;
        const auto* person = std::get_if<view::AskPerson>(&question->ask);
        const bool personal =
            id == "person.birth_date" || id == "person.address" || id == "person.sex";
        return (shown && id.starts_with("card.")) || (person && person->shown && personal);
    }
    const auto* review = std::get_if<view::Review>(&frame.body);
    if (review == nullptr || !review->personal_shown) return false;
    return std::any_of(review->rows.begin(), review->rows.end(), [&](const view::ReviewRow& row) {
        return row.from_card &&
               (id == "row." + row.question_id || id.starts_with("row." + row.question_id + "."));
    });
}

bool is_numeric(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == ' ';
    });
}

std::string role_key(ui::Role role) {
    switch (role) {
        case ui::Role::button:
            return "voice.role_button";
        case ui::Role::choice:
            return "voice.role_choice";
        case ui::Role::check:
            return "voice.role_check";
        case ui::Role::field:
            return "voice.role_field";
        case ui::Role::key:
            return "voice.role_key";
        case ui::Role::heading:
        case ui::Role::text:
        case ui::Role::list:
        case ui::Role::item:
        case ui::Role::image:
        case ui::Role::progress:
        case ui::Role::alert:
            return "";
    }
    return "";
}

// 「5つのうち 2つめ」: how far the ear has to go.
void say_place(Spoken& words, const Met& met, const ui::Element& element, const Phrases& say) {
    if (!is_one_of_many(element)) return;
    int of = 0, number = 0;
    for (const ui::Element* each : reading_order(met.elements)) {
        if (!is_one_of_many(*each)) continue;
        ++of;
        if (each->id == element.id) number = of;
    }
    words.push_back(
        of_pack(say("voice.n_of", {{"n", std::to_string(number)}, {"of", std::to_string(of)}})));
}

// The words for the ear hold the value already: how far a progress is, the cells of a row each
// behind its column's name, a sum behind what it is the sum of.
bool holds_value(const ui::Element& element) {
    const bool cells = element.value.find(" | ") != std::string::npos;
    return element.speech != element.label && (cells || element.speech.ends_with(element.value));
}

// 「2ページの うち 1ページ目」: which page of how many, the two numbers of its words.
void say_page(Spoken& words, const ui::Element& element, const Phrases& say) {
    std::vector<std::string> numbers;
    bool in_number = false;
    for (const char sign : element.label) {
        const bool digit = sign >= '0' && sign <= '9';
        if (digit && !in_number) numbers.emplace_back();
        if (digit) numbers.back() += sign;
        in_number = digit;
    }
    if (numbers.size() != 2) return say_words(words, element.speech);
    words.push_back(of_pack(say("voice.page", {{"n", numbers[0]}, {"of", numbers[1]}})));
}

void say_value(Spoken& words, const ui::Element& element, const Phrases& say) {
    const std::string& value = element.value;
    if (element.role == ui::Role::choice || element.role == ui::Role::check) {
        words.push_back(of_pack(say(value == "chosen" ? "voice.chosen" : "voice.not_chosen")));
    } else if (element.id == "pin") {
        words.push_back(of_pack(say("voice.typed", {{"n", value}})));
    } else if (element.role == ui::Role::field) {
        if (value.empty() && element.id != "date.era") {
            words.push_back(of_pack(say("voice.empty")));
        } else if (!value.empty()) {
            const bool singly = is_numeric(value) && !element.id.starts_with("date.");
            words.push_back({value, false, singly});
        }
    } else if (element.id == "number") {
        words.push_back({value, false, true});
    } else if (element.role != ui::Role::button && element.role != ui::Role::progress &&
               !holds_value(element)) {
        say_words(words, value);
    }
}

// The kanji that fit are told apart by their single characters.
std::string told_apart(const std::string& text) {
    std::string apart;
    for (const ui::Character& each : ui::characters(text)) {
        apart += ui::utf8(each) + "\u3001";
    }
    return apart;
}

bool is_read_with_screen(const ui::Element& each) {
    if (each.target) return false;
    // The name over a number is said with the number.
    if (each.id == "where" || each.id == "place" || each.id == "number.label" ||
        each.id.starts_with("why") || each.id.starts_with("card"))
        return false;
    return each.role == ui::Role::heading || each.role == ui::Role::text ||
           each.role == ui::Role::item || each.role == ui::Role::alert ||
           each.role == ui::Role::progress;
}

std::string onward_of(const std::vector<ui::Element>& elements) {
    for (const char* id : goes_on(elements)) {
        if (const ui::Element* found = element_of(elements, id)) return found->label;
    }
    return "";
}

// How to answer and how to go on.
void say_how(Spoken& words, const Met& met, const Phrases& say) {
    const auto targets = std::count_if(met.elements.begin(), met.elements.end(), is_one_of_many);
    const std::string onward = onward_of(met.elements);
    switch (met.digits) {
        case Digits::type_digits:
            words.push_back(of_pack(say("voice.type_digits")));
            for (const view::Phrase& part : part_aloud(met, say)) words.push_back(part);
            break;
        case Digits::type_kana:
            words.push_back(of_pack(say("voice.type_kana")));
            break;
        case Digits::walk:
            if (targets > 0) {
                words.push_back(of_pack(say("voice.choose", {{"n", std::to_string(targets)}})));
            } else {
                words.push_back(of_pack(say("voice.walk")));
            }
            break;
    }
    if (onward.empty()) return;
    const bool typing = met.digits != Digits::walk;
    words.push_back(
        of_pack(say(typing ? "voice.enter_onward" : "voice.onward", {{"act", onward}})));
}

void say_change(Spoken& words, const Met& met, const ui::Element& now, const ui::Element& before,
                const Phrases& say) {
    const bool same = now.value == before.value;
    if (now.role == ui::Role::choice || now.role == ui::Role::check) {
        // Of one among several only the new one is news.
        if (same || (now.role == ui::Role::choice && now.value != "chosen")) return;
        say_words(words, now.speech);
        return say_value(words, now, say);
    }
    if (now.role == ui::Role::field && !same) {
        if (now.id == "pin" || now.id.starts_with("date.")) {
            if (now.id != "pin") say_words(words, now.label);
            return say_value(words, now, say);
        }
        if (now.value.size() > before.value.size() && now.value.starts_with(before.value)) {
            const std::string added = now.value.substr(before.value.size());
            words.push_back({added, false, is_numeric(added)});
            return;
        }
        if (before.value.size() > now.value.size()) words.push_back(of_pack(say("voice.erased")));
        return say_value(words, now, say);
    }
    const bool focused = now.focused && before.focused;
    const bool told = is_read_with_screen(now) || now.role == ui::Role::item || focused;
    if (told && (!same || now.label != before.label)) {
        const Spoken all = element_aloud(met, now, say);
        words.insert(words.end(), all.begin(), all.end());
    }
}

}  // namespace

const view::AskDate* date_of(const view::Frame& frame) {
    if (const auto* question = std::get_if<view::Question>(&frame.body))
        return std::get_if<view::AskDate>(&question->ask);
    const auto* look_up = std::get_if<view::LookUpBirthDate>(&frame.body);
    return look_up == nullptr ? nullptr : &look_up->date;
}

Spoken part_aloud(const Met& met, const Phrases& say) {
    const view::AskDate* date = date_of(met.frame);
    if (date == nullptr || date->part < 1) return {};
    const std::string part = date->part == 1   ? say("date_pad.year")
                             : date->part == 2 ? say("date_pad.month")
                                               : say("date_pad.day");
    return {of_pack(say("voice.part", {{"part", part}}))};
}

bool is_one_of_many(const ui::Element& each) {
    return each.target && (each.role == ui::Role::choice || each.role == ui::Role::check ||
                           each.id.starts_with("tile.") || each.id.starts_with("answer.") ||
                           each.id.starts_with("candidate."));
}

Digits digits_on(const std::vector<ui::Element>& elements) {
    bool digits = false;
    for (const ui::Element& each : elements) {
        if (each.role != ui::Role::key) continue;
        if (each.id == "key.\u3042") return Digits::type_kana;
        digits = digits || each.id == "digit.5";
    }
    return digits ? Digits::type_digits : Digits::walk;
}

Spoken element_aloud(const Met& met, const ui::Element& element, const Phrases& say) {
    Spoken words;
    if (is_for_one_ear(met.frame, element.id) && !met.frame.voice.headphones) {
        words.push_back(of_pack(say("voice.masked")));
        return words;
    }
    if (element.id == "page") {
        say_page(words, element, say);
        return words;
    }
    say_words(words, element.speech.empty() ? element.label : element.speech);
    if (element.id.starts_with("candidate.")) say_words(words, told_apart(element.label));
    say_value(words, element, say);
    if (const std::string role = role_key(element.role); !role.empty()) {
        words.push_back(of_pack(say(role)));
    }
    say_place(words, met, element, say);
    if (!element.enabled) words.push_back(of_pack(say("voice.not_yet")));
    return words;
}

Spoken screen_aloud(const Met& met, const Phrases& say) {
    Spoken words;
    for (const ui::Element* each : reading_order(met.elements)) {
        if (!is_read_with_screen(*each)) continue;
        const Spoken told = element_aloud(met, *each, say);
        words.insert(words.end(), told.begin(), told.end());
    }
    // What is chosen or typed already is told before how to change it.
    for (const ui::Element* each : reading_order(met.elements)) {
        const bool chosen = each->value == "chosen";
        const bool typed = each->role == ui::Role::field && !each->target && !each->value.empty();
        if (!chosen && !typed) continue;
        say_words(words, each->speech);
        say_value(words, *each, say);
    }
    say_how(words, met, say);
    return words;
}

Spoken changes_aloud(const Met& met, const std::vector<ui::Element>& before, const Phrases& say) {
    Spoken words;
    for (const ui::Element* each : reading_order(met.elements)) {
        const ui::Element* was = element_of(before, each->id);
        if (was != nullptr) {
            say_change(words, met, *each, *was, say);
        } else if (is_read_with_screen(*each)) {
            const Spoken told = element_aloud(met, *each, say);
            words.insert(words.end(), told.begin(), told.end());
        }
    }
    return words;
}

}  // namespace screens
