#pragma once

#include <memory>
#include <string>

#include "drivers/card/emulated/card.h"
#include "drivers/card/emulated/fault.h"
#include "drivers/card/reader.h"

namespace cards {

// A visitor's hands at one reader, whatever the reader is: what the contract of CardReader is tried
// with on every sibling.
class Hands {
public:
    virtual ~Hands() = default;
    virtual drivers::card::CardReader& reader() = 0;
    virtual void place(const std::string& person, drivers::card::ChipHabits habits = {}) = 0;
    virtual void place_again() = 0;
    virtual void pull() = 0;
    virtual void trouble(drivers::card::CardTrouble trouble) = 0;
    virtual drivers::card::Tries tries() = 0;
    virtual void take_reader_away() = 0;
    virtual void bring_reader_back() = 0;
};

// In one process.
std::unique_ptr<Hands> emulated_hands();
// Through pcscd: a pcscd of our own, with the card on vpcd.
std::unique_ptr<Hands> pcsc_hands();

inline std::unique_ptr<Hands> hands(const std::string& sibling) {
    return sibling == "pcsc" ? pcsc_hands() : emulated_hands();
}

}  // namespace cards
