#include "drivers/card/emulated/reader.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "drivers/card/chaining.h"

namespace drivers::card {

// What lies on the counter. A lock of its own, because hands (a test, the panel) and the worker
// that reads are different threads, as they are with a real reader.
struct EmulatedReader::Table {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<ReaderEvent> events;
    std::optional<EmulatedCard> card;
    bool plugged = true;
    bool connected = false;
    int placed = 0;  // Which placing this is: a connection ends with the placing it began in.
    Troubles troubles;
    std::optional<CardFault> next_fault;
    std::function<base::Bytes(base::Bytes)> mangle;
    std::vector<base::Bytes> commands;

    void tell(ReaderEvent event) {
        events.push_back(event);
        changed.notify_all();
    }

    void lose_card() {
        ++placed;
        connected = false;
        tell(ReaderEvent::card_removed);
    }

    // One exchange with the card, with whatever trouble is due. Caller holds the lock.
    CardResult<base::Bytes> exchange(base::ByteView command) {
        const auto trouble = troubles.at_next_command();
        using Kind = CardTrouble::Kind;
        if (trouble == Kind::removed) return remove();
        if (trouble == Kind::glitch) card->power_off();
        commands.emplace_back(command.begin(), command.end());
        if (trouble == Kind::reset || trouble == Kind::mute) {
            card->power_off();
            ++placed;
            connected = false;
            return base::Failure{CardFault::removed};
        }
        base::Bytes answer = card->answer(command);
        if (trouble == Kind::removed_after) return remove();
        if (trouble) answer = spoiled(*trouble, std::move(answer));
        return mangle ? mangle(std::move(answer)) : answer;
    }

    CardResult<base::Bytes> remove() {
        removed.emplace(std::move(*card));
        card.reset();
        lose_card();
        return base::Failure{CardFault::removed};
    }
    std::optional<EmulatedCard> removed;  // by trouble; pull_card_away() hands it out
};

namespace {

// A card in an emulated reader; ends with the placing it began in.
template <class Table>
class Connection final : public Card {
public:
    Connection(std::shared_ptr<Table> table, int placed, base::Bytes atr)
        : table_(std::move(table)), placed_(placed), atr_(std::move(atr)) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() override {
        const std::lock_guard lock(table_->mutex);
        if (!table_->card || table_->placed != placed_) return;
        table_->connected = false;
        table_->card->power_off();
    }
    const base::Bytes& atr() const override { return atr_; }
    std::size_t apdus() const override { return apdus_; }

    CardResult<Reply> transmit(base::ByteView command) override {
        const std::lock_guard lock(table_->mutex);
        if (const auto fault = std::exchange(table_->next_fault, std::nullopt)) {
            return base::Failure{*fault};
        }
        const auto protocol = atr_.size() == 2 ? Protocol::t0 : Protocol::t1;
        return transmit_whole([this](base::ByteView raw) { return exchange(raw); }, command,
                              protocol);
    }

private:
    CardResult<base::Bytes> exchange(base::ByteView command) {
        ++apdus_;
        if (!table_->card || table_->placed != placed_) {
            return base::Failure{CardFault::removed};
        }
        return table_->exchange(command);
    }

    std::shared_ptr<Table> table_;  // Owners: the reader and this connection.
    int placed_;
    base::Bytes atr_;
    std::size_t apdus_ = 0;
};

}  // namespace

EmulatedReader::EmulatedReader() : table_(std::make_shared<Table>()) {}
EmulatedReader::~EmulatedReader() = default;

void EmulatedReader::place_card(EmulatedCard card) {
    const std::lock_guard lock(table_->mutex);
    if (table_->card) table_->lose_card();
    card.power_off();
    table_->card.emplace(std::move(card));
    table_->removed.reset();
    ++table_->placed;
    if (table_->plugged) table_->tell(ReaderEvent::card_placed);
}

std::optional<EmulatedCard> EmulatedReader::pull_card_away() {
    const std::lock_guard lock(table_->mutex);
    if (!table_->card) return std::exchange(table_->removed, std::nullopt);
    std::optional<EmulatedCard> card = std::exchange(table_->card, std::nullopt);
    card->power_off();
    table_->lose_card();
    return card;
}

void EmulatedReader::unplug() {
    const std::lock_guard lock(table_->mutex);
    if (!std::exchange(table_->plugged, false)) return;
    if (table_->card) {
        table_->card->power_off();
        table_->lose_card();
    }
    table_->tell(ReaderEvent::reader_gone);
}

void EmulatedReader::plug_in() {
    const std::lock_guard lock(table_->mutex);
    if (std::exchange(table_->plugged, true)) return;
    table_->tell(ReaderEvent::reader_back);
    if (table_->card) table_->tell(ReaderEvent::card_placed);
}

void EmulatedReader::set_trouble(CardTrouble trouble) {
    const std::lock_guard lock(table_->mutex);
    table_->troubles.add(trouble);
}

void EmulatedReader::fail_next(CardFault fault) {
    const std::lock_guard lock(table_->mutex);
    table_->next_fault = fault;
}

void EmulatedReader::mangle_answers(std::function<base::Bytes(base::Bytes)> mangle) {
    const std::lock_guard lock(table_->mutex);
    table_->mangle = std::move(mangle);
}

std::vector<base::Bytes> EmulatedReader::commands() const {
    const std::lock_guard lock(table_->mutex);
    return table_->commands;
}

void EmulatedReader::forget_commands() {
    const std::lock_guard lock(table_->mutex);
    table_->commands.clear();
}

Tries EmulatedReader::tries() const {
    const std::lock_guard lock(table_->mutex);
    if (table_->card) return table_->card->tries();
    return table_->removed ? table_->removed->tries() : Tries();
}

ReaderEvent EmulatedReader::wait(std::stop_token stop) {
    std::unique_lock lock(table_->mutex);
    if (!table_->changed.wait(lock, stop, [this] { return !table_->events.empty(); })) {
        return ReaderEvent::stopped;
    }
    const ReaderEvent event = table_->events.front();
    table_->events.pop_front();
    return event;
}

CardResult<std::unique_ptr<Card>> EmulatedReader::connect() {
    const std::lock_guard lock(table_->mutex);
    if (const auto fault = std::exchange(table_->next_fault, std::nullopt)) {
        return base::Failure{*fault};
    }
    if (!table_->plugged) return base::Failure{CardFault::no_reader};
    if (!table_->card) return base::Failure{CardFault::no_card};
    if (table_->connected) return base::Failure{CardFault::busy};
    table_->connected = true;
    table_->card->power_on();
    return std::unique_ptr<Card>(
        std::make_unique<Connection<Table>>(table_, table_->placed, table_->card->atr()));
}

}  // namespace drivers::card
