#include "screens/narrator.h"

#include <algorithm>

namespace screens {
namespace {

// Another heading is another screen to the ear, also where the page is the same to the hand.
std::string place_of(const Met& met) {
    std::string place = met.place;
    for (const ui::Element& each : met.elements) {
        if (each.role == ui::Role::heading) place += "/" + each.label;
    }
    return place;
}

void add(Spoken& words, Spoken more) {
    words.insert(words.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

Spoken fixed(const Phrases& say, const std::string& key) { return {{say(key), true, false}}; }

// Where nothing is to be chosen or typed a screen is read page by page, as one listens.
bool turns_first(const std::vector<ui::Element>& elements, const char* id) {
    const ui::Element* turn = element_of(elements, id);
    return turn != nullptr && turn->enabled &&
           std::none_of(elements.begin(), elements.end(), is_one_of_many) &&
           digits_on(elements) == Digits::walk;
}

}  // namespace

std::vector<const char*> goes_on(const std::vector<ui::Element>& elements) {
    if (turns_first(elements, "page.next")) return {"page.next"};
    return {"onward", "close", "stay", "seen"};
}

std::vector<const char*> goes_back(const std::vector<ui::Element>& elements) {
    if (turns_first(elements, "page.back")) return {"page.back"};
    return {"back"};
}

std::optional<view::Aloud> Narrator::look(const Met& met, const Phrases& say, bool asked,
                                          Spoken first) {
    const view::Voice& voice = met.frame.voice;
    if (!voice.there || !voice.on) {
        const bool was_on = on_;
        *this = {};
        // Turned off, nothing more is said; that nobody asked for a voice needs no order.
        if (was_on) return view::Aloud{};
        return std::nullopt;
    }
    Spoken words = std::move(first);
    add(words, news(met, say, asked));
    on_ = true;
    voice_ = voice;
    place_ = place_of(met);
    digits_ = met.digits;
    const view::AskDate* date = date_of(met.frame);
    part_ = date != nullptr ? date->part : 0;
    // A list of its own each time: what fell away of the old one is wiped with it.
    before_ = std::vector(met.elements);
    if (words.empty()) return std::nullopt;
    return say_now(met, std::move(words));
}

Spoken Narrator::news(const Met& met, const Phrases& say, bool asked) {
    const view::Voice& voice = met.frame.voice;
    if (!on_) {
        Spoken words = fixed(say, voice.headphones ? "voice.began_headphones" : "voice.began");
        add(words, screen_aloud(met, say));
        return words;
    }
    if (place_of(met) != place_) return screen_aloud(met, say);
    const auto step = [](int value) { return std::to_string(value + 3); };
    if (voice.speed != voice_.speed) {
        return {{say("voice.speed", {{"n", step(voice.speed)}}), true, false}};
    }
    if (voice.volume != voice_.volume) {
        return {{say("voice.volume", {{"n", step(voice.volume)}}), true, false}};
    }
    if (voice.headphones != voice_.headphones) return fixed(say, "voice.began_headphones");
    Spoken words;
    // What changes by itself on the same screen (a countdown) is no news; what asks for an act is.
    if (asked || before_.size() != met.elements.size()) words = changes_aloud(met, before_, say);
    const view::AskDate* date = date_of(met.frame);
    if (date != nullptr && date->part != part_) add(words, part_aloud(met, say));
    // The pad gave way to a choice, or came back: other keys, so other words how to use them.
    if (met.digits != digits_) {
        const bool walks = met.digits == Digits::walk;
        if (walks) add(words, screen_aloud(met, say));
        if (!walks) {
            add(words, fixed(say, met.digits == Digits::type_kana ? "voice.type_kana"
                                                                  : "voice.type_digits"));
        }
    }
    if (words.empty() && asked) words = fixed(say, "voice.nothing_changed");
    return words;
}

view::Aloud Narrator::say_now(const Met& met, Spoken words) {
    last_ = Spoken(words);
    return {std::move(words), met.frame.voice.speed, met.frame.voice.volume};
}

view::Aloud Narrator::again(const Met& met) const {
    return {last_, met.frame.voice.speed, met.frame.voice.volume};
}

}  // namespace screens
