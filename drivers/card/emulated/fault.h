#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drivers::card {

// What goes wrong at one command, once.
//   removed        the card leaves before it acts       removed_after  it acts, then leaves
//   reset          contact is lost and is back at once  glitch         the chip forgets its state
//   mute           no answer                            slow           the answer takes a second
//   short_answer   half of the data                     empty          9000 without data
//   garbled        one byte instead of an answer        flipped        one bit of the data turned
//   refused        6F00
struct CardTrouble {
    enum class Kind {
        removed,
        removed_after,
        reset,
        glitch,
        mute,
        slow,
        short_answer,
        empty,
        garbled,
        flipped,
        refused
    } kind = Kind::removed;
    int at = 1;  // the Nth command from now, counted from 1
};

// "removed@3"; `short_answer` is written "short@3".
std::optional<CardTrouble> trouble_from(std::string_view text);

}  // namespace drivers::card
