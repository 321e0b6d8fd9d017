#pragma once

#include <optional>

#include "kiosk/view/aloud.h"
#include "screens/chrome.h"
#include "screens/focus.h"

namespace screens {

// How the keypad's digits are taken on a screen: they walk from element to element, or they are
// typed, as digits or as kana.
enum class Digits { walk, type_digits, type_kana };
Digits digits_on(const std::vector<ui::Element>& elements);

// The date that a screen asks for; nullptr = it asks for something else.
const view::AskDate* date_of(const view::Frame& frame);
// One of the things a screen lets one choose from.
bool is_one_of_many(const ui::Element& each);

// What the one key that goes on presses, and the one that goes back, the likeliest first. A longer
// screen turns its page first.
std::vector<const char*> goes_on(const std::vector<ui::Element>& elements);
std::vector<const char*> goes_back(const std::vector<ui::Element>& elements);

// One sheet as ears and keys meet it.
struct Met {
    const view::Frame& frame;
    const std::string& place;  // another one = another screen or page
    const std::vector<ui::Element>& elements;
    Digits digits = Digits::walk;  // as they are taken now
};

using Spoken = std::vector<view::Phrase>;

// Title, what it says, how to answer, how to go on.
Spoken screen_aloud(const Met& met, const Phrases& say);
// What it is called, what it holds, what it is, and whether it can be used.
Spoken element_aloud(const Met& met, const ui::Element& element, const Phrases& say);
// Which part of a date is typed now; nothing elsewhere.
Spoken part_aloud(const Met& met, const Phrases& say);
// Of what a key has changed, what is worth saying.
Spoken changes_aloud(const Met& met, const std::vector<ui::Element>& before, const Phrases& say);

// What of each new sheet is said, while the voice is on.
class Narrator {
public:
    // Nothing = nothing new. `asked`: a key did it, so even that nothing changed is told; `first`
    // is said before all else.
    std::optional<view::Aloud> look(const Met& met, const Phrases& say, bool asked, Spoken first);
    // Said because a key asked for it.
    view::Aloud say_now(const Met& met, Spoken words);
    view::Aloud again(const Met& met) const;

private:
    Spoken news(const Met& met, const Phrases& say, bool asked);

    bool on_ = false;
    view::Voice voice_{};
    std::string place_;
    Digits digits_ = Digits::walk;
    int part_ = 0;  // of a date
    std::vector<ui::Element> before_;
    Spoken last_;
};

}  // namespace screens
