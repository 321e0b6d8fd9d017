#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/card/emulated/card.h"
#include "drivers/card/emulated/fault.h"
#include "drivers/card/reader.h"

namespace drivers::card {

// The visitor's hands, for tests and the demo panel. Every member may be called from any thread.
class EmulatedReader final : public CardReader {
public:
    EmulatedReader();
    ~EmulatedReader() override;

    void place_card(EmulatedCard card);
    // Also in the middle of a job. The card keeps its tries; it can be placed again.
    std::optional<EmulatedCard> pull_card_away();
    // The reader itself: its cable.
    void unplug();
    void plug_in();

    void set_trouble(CardTrouble trouble);
    // The next connect() or transmit() answers this.
    void fail_next(CardFault fault);
    // Called with every answer before it is given: what a broken line would do to it.
    void mangle_answers(std::function<base::Bytes(base::Bytes)> mangle);

    std::vector<base::Bytes> commands() const;  // every command that reached a card
    void forget_commands();
    Tries tries() const;  // of the card lying there

    ReaderEvent wait(std::stop_token stop) override;
    CardResult<std::unique_ptr<Card>> connect() override;

private:
    struct Table;
    // Owners: this reader, and the cards connected through it, which may outlive it.
    std::shared_ptr<Table> table_;
};

}  // namespace drivers::card
