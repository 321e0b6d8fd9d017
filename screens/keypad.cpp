#include "screens/keypad.h"

#include <algorithm>
#include <set>

namespace screens {
namespace {

using Act = Keypad::Act;

Act pressing(std::string id) {
    Act act;
    act.press = std::move(id);
    return act;
}
Act wishing(view::Intent intent) {
    Act act;
    act.wish = std::move(intent);
    return act;
}
Act saying(Spoken words) {
    Act act;
    act.say = std::move(words);
    return act;
}
Act saying(const Phrases& say, const char* key) { return saying(Spoken{{say(key), true, false}}); }

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// Round and round: the keypad has one key for it.
int next_step(int step) { return step == 2 ? -4 : 1; }

// What every keypad has beside its digits, and every mode.
std::optional<Act> everywhere(char sign, const Met& met) {
    switch (sign) {
        case 'i':
        case 'o':
            return wishing(view::HeadphonesPlugged{sign == 'i'});
        case '\b':
            if (element_of(met.elements, "erase") != nullptr) return pressing("erase");
            return Act{};
        case '+':
            return wishing(view::VoiceLouder{1});
        case '-':
            return wishing(view::VoiceLouder{-1});
        case '*':
            return wishing(view::VoiceFaster{1});
        case '/':
            return wishing(view::VoiceFaster{-1});
    }
    return std::nullopt;
}

bool is_unconverted(const view::Frame& frame) {
    if (const auto* ask = std::get_if<view::GuideAsk>(&frame.body))
        return !ask->text.unconverted.empty();
    const auto* question = std::get_if<view::Question>(&frame.body);
    const auto* text = question ? std::get_if<view::AskText>(&question->ask) : nullptr;
    return text != nullptr && !text->unconverted.empty();
}

// The kana pad as it is drawn: columns of sounds from the left, rows of vowels from the top. Found
// by place, so that the pad may change its letters and stay one pad.
const ui::Element* sound_at(const std::vector<ui::Element>& elements, int column, int row) {
    std::set<int> columns, rows;
    const auto is_sound = [](const ui::Element& each) {
        return each.role == ui::Role::key && (each.id.starts_with("key.") || each.id == "signs");
    };
    for (const ui::Element& each : elements) {
        if (!is_sound(each)) continue;
        columns.insert(each.at.x);
        rows.insert(each.at.y);
    }
    const auto index = [](const std::set<int>& places, int place) {
        return static_cast<int>(std::distance(places.begin(), places.find(place)));
    };
    for (const ui::Element& each : elements) {
        if (is_sound(each) && index(columns, each.at.x) == column && index(rows, each.at.y) == row)
            return &each;
    }
    return nullptr;
}

}  // namespace

Digits Keypad::look(const std::string& place, const std::vector<ui::Element>& elements) {
    const Digits possible = digits_on(elements);
    if (place != place_ || possible != possible_) {
        if (place != place_ || possible != Digits::walk) reached_.clear();
        left_ = false;
        column_ = -1;
    }
    place_ = place;
    possible_ = possible;
    if (element_of(elements, reached_) == nullptr) reached_.clear();
    return left_ ? Digits::walk : possible;
}

Spoken Keypad::first() { return std::exchange(first_, {}); }

Act Keypad::key(char sign, const Met& met, const Phrases& say) {
    const view::Voice& voice = met.frame.voice;
    const bool typing = met.digits != Digits::walk;
    // Whoever cannot see begins with it.
    if (!typing && voice.there && !voice.on && (sign == '0' || sign == '1')) {
        return wishing(view::VoiceChanged{});
    }
    if (typing && (is_digit(sign) || sign == '\n' || sign == '.')) return type(sign, met, say);
    if (auto act = everywhere(sign, met)) return *act;
    return walk(sign, met, say);
}

Act Keypad::walk(char sign, const Met& met, const Phrases& say) {
    switch (sign) {
        case '8':
            return step(Step::back, met, say);
        case '2':
            return step(Step::forward, met, say);
        case '5':
        case '\n':
            return press_reached(met, say);
        case '4':
            return press_first(goes_back(met.elements), "voice.no_back", met, say);
        case '6':
            return press_first(goes_on(met.elements), "voice.no_onward", met, say);
        case '3':
            return press_first({"call_staff"}, "voice.no_staff", met, say);
        case '7':
            return wishing(view::VoiceFaster{next_step(met.frame.voice.speed)});
        case '9':
            return wishing(view::VoiceLouder{next_step(met.frame.voice.volume)});
        case '1': {
            Spoken words;
            for (const char* id : {"place", "where"}) {
                if (const auto* found = element_of(met.elements, id)) {
                    words.push_back({found->speech, false, false});
                }
            }
            Spoken screen = screen_aloud(met, say);
            words.insert(words.end(), screen.begin(), screen.end());
            if (const auto* here = element_of(met.elements, reached_)) {
                words.push_back({say("voice.here"), true, false});
                const Spoken at = element_aloud(met, *here, say);
                words.insert(words.end(), at.begin(), at.end());
            }
            return saying(std::move(words));
        }
        case '0': {
            Act act;
            act.again = true;
            return act;
        }
        case '.':
            if (left_) {
                left_ = false;
                reached_.clear();
                return saying(
                    say, possible_ == Digits::type_kana ? "voice.type_kana" : "voice.type_digits");
            }
            return saying(say, "voice.guide");
    }
    return {};
}

Act Keypad::step(Step way, const Met& met, const Phrases& say) {
    const auto order = reading_order(met.elements);
    if (order.empty()) return saying(say, "voice.nothing_here");
    const auto here = std::find_if(order.begin(), order.end(),
                                   [&](const auto* each) { return each->id == reached_; });
    auto next = order.begin();
    if (here == order.end()) {
        // The screen was read already: the first step goes to what can be chosen, else pressed.
        const auto first_that = [&](auto fits) {
            return std::find_if(order.begin(), order.end(), fits);
        };
        next = first_that([](const auto* each) { return each->id.starts_with("candidate."); });
        if (next == order.end()) {
            next = first_that([](const auto* each) { return is_one_of_many(*each); });
        }
        if (next == order.end()) next = first_that([](const auto* each) { return each->target; });
        if (next == order.end()) next = order.begin();
        if (way == Step::back) next = order.end() - 1;
    } else if (way == Step::forward) {
        next = here + 1 == order.end() ? order.begin() : here + 1;
    } else {
        next = here == order.begin() ? order.end() - 1 : here - 1;
    }
    reached_ = (*next)->id;
    return saying(element_aloud(met, **next, say));
}

Act Keypad::press_reached(const Met& met, const Phrases& say) {
    const ui::Element* here = element_of(met.elements, reached_);
    if (here == nullptr) return saying(say, "voice.choose_first");
    if (here->target) return pressing(here->id);
    if (here->role == ui::Role::field && possible_ != Digits::walk) return walk('.', met, say);
    return saying(say, "voice.only_read");
}

Act Keypad::press_first(const std::vector<const char*>& ids, const char* none, const Met& met,
                        const Phrases& say) {
    for (const char* id : ids) {
        const ui::Element* found = element_of(met.elements, id);
        if (found != nullptr && found->target) return pressing(id);
    }
    return saying(say, none);
}

Act Keypad::type(char sign, const Met& met, const Phrases& say) {
    if (sign == '.') return leave_typing(met, say);
    if (sign == '\n') return enter(met, say);
    if (met.digits == Digits::type_kana) return type_kana(sign, met, say);
    // A PIN's digits are for one ear; of other fields the change itself is said.
    const bool hidden = element_of(met.elements, "pin") != nullptr;
    if (hidden && met.frame.voice.headphones) first_ = {{std::string(1, sign), false, true}};
    return pressing(std::string("digit.") + sign);
}

// The first key names the column (1 あ … 9 ら, 0 わ), the second the vowel; from 6 on what else a
// pad has.
Act Keypad::type_kana(char sign, const Met& met, const Phrases& say) {
    if (column_ >= 0) return kana_of(std::exchange(column_, -1), sign, met, say);
    column_ = sign == '0' ? 9 : sign - '1';
    const ui::Element* sound = sound_at(met.elements, column_, 0);
    return saying(
        Spoken{{say("voice.column", {{"sound", sound ? sound->label : ""}}), true, false}});
}

Act Keypad::kana_of(int column, char sign, const Met& met, const Phrases& say) {
    const auto act_of = [&](const char* id) {
        return press_first({id}, "voice.nothing_here", met, say);
    };
    switch (sign) {
        case '6':
            return act_of("change");
        case '7':
            return act_of("erase");
        case '8':
            return act_of("space");
        case '9':
            return act_of("convert");
        case '0': {
            const ui::Element* field = element_of(met.elements, "text");
            return field ? saying(element_aloud(met, *field, say)) : Act{};
        }
    }
    const ui::Element* sound = sound_at(met.elements, column, sign - '1');
    return sound ? pressing(sound->id) : saying(say, "voice.nothing_here");
}

// Enter goes on: to characters that still wait, to the next part of a date, to the next question.
Act Keypad::enter(const Met& met, const Phrases& say) {
    column_ = -1;
    if (is_unconverted(met.frame))
        return press_first({"convert", "onward"}, "voice.no_onward", met, say);
    const view::AskDate* date = date_of(met.frame);
    if (date != nullptr && date->part >= 1 && date->part < 3) {
        return pressing(date->part == 1 ? "date.month" : "date.day");
    }
    return press_first({"onward"}, "voice.no_onward", met, say);
}

// The first thing met then is the key that erases: that is what one leaves digits for.
Act Keypad::leave_typing(const Met& met, const Phrases& say) {
    left_ = true;
    column_ = -1;
    Spoken words{{say("voice.left_typing"), true, false}};
    if (const ui::Element* erase = element_of(met.elements, "erase")) {
        reached_ = erase->id;
        const Spoken told = element_aloud(met, *erase, say);
        words.insert(words.end(), told.begin(), told.end());
    }
    return saying(std::move(words));
}

}  // namespace screens
