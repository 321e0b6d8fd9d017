#pragma once

#include <vector>

#include "screens/chrome.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {

// The shape of every screen that tells one thing: a sign, what is so, what to do, and acts to
// choose from. Answers the id of the act that was pressed.
struct Message {
    enum class Sign { none, done, help, ask, danger, card, waiting } sign = Sign::none;
    std::string title{}, words{}, more{};
    std::string strong{}, notice{};  // on yellow
    bool picture = false;            // the card on its reader, drawn large
    std::vector<ui::Button> acts{};  // one below the other
};
std::string message(const Message& message, ui::Sheet& sheet);

}  // namespace screens
