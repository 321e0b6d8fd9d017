#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

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

// What the trouble makes of an answer (data and status word).
base::Bytes spoiled(CardTrouble::Kind kind, base::Bytes answer);

// The troubles that are still to come.
class Troubles {
public:
    void add(CardTrouble trouble) { waiting_.push_back(trouble); }
    // Counts one command; the trouble that is due at it.
    std::optional<CardTrouble::Kind> at_next_command();

private:
    std::vector<CardTrouble> waiting_;
};

}  // namespace drivers::card
