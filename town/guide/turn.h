#pragma once

#include "town/guide/asks.h"

namespace town::guide {

// What the guide says to one question. Whole values: it is made on one thread and shown by another.
struct Turn {
    // answer: the first is meant. choose: one of these may be. asks_back: `ask` first. staff: a
    // person knows better, whatever else is shown. urgent: help at once.
    enum class Kind { answer, choose, asks_back, staff, urgent };
    Kind kind = Kind::staff;
    AskBack ask;                      // of asks_back
    std::vector<Entry> entries;       // three at most; of asks_back what it offers
    std::vector<Entry> further;       // what is often asked next about the first of them
    std::vector<Handover> handovers;  // of each of `entries`
    std::vector<std::string> urgent;  // kinds of guide/urgent.toml
    // Of what may be distress: staff and telephones first, and nothing of the question is kept.
    std::vector<std::string> perhaps;

    // What a short question after this one is about; "" = this says nothing.
    std::string about() const;
};

}  // namespace town::guide
