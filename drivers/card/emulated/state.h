#pragma once

#include <filesystem>

#include "drivers/card/emulated/card.h"

namespace drivers::card {

// An emulated card whose keys, certificates and tries are kept in a file (0600), so that the same
// card comes back tomorrow. The test authority lies beside it: auth-ca.pem, sign-ca.pem.
class KeptCard {
public:
    static base::Result<KeptCard, std::string> open(const std::filesystem::path& person,
                                                    const std::filesystem::path& state,
                                                    base::Time now, ChipHabits habits = {});

    EmulatedCard& card() { return card_; }
    const Tries& tries() const { return card_.tries(); }
    // Writes the tries when they changed; call it before an answer leaves.
    base::Result<void, std::string> keep();

private:
    KeptCard(EmulatedCard card, std::filesystem::path state, std::string keys)
        : card_(std::move(card)), state_(std::move(state)), keys_(std::move(keys)) {}

    EmulatedCard card_;
    std::filesystem::path state_;
    std::string keys_;  // the part of the file that does not change
    Tries kept_;        // what the file says
};

}  // namespace drivers::card
