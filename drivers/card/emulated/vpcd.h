#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "drivers/card/emulated/fault.h"
#include "drivers/card/emulated/state.h"

namespace drivers::card {

// How long a real card would take: nothing by default.
struct CardPace {
    std::chrono::microseconds per_command{0};
    std::chrono::nanoseconds per_byte{0};
    std::chrono::microseconds per_signature{0};
};

// A card on the virtual reader of vsmartcard's vpcd, so that every program on the machine sees it
// through pcscd. Never waits: call step() when descriptor() is readable, and every `period`.
class VpcdPort {
public:
    static constexpr std::chrono::milliseconds period{50};

    VpcdPort(std::uint16_t port, CardPace pace) : port_(port), pace_(pace) {}
    VpcdPort(const VpcdPort&) = delete;
    VpcdPort& operator=(const VpcdPort&) = delete;
    ~VpcdPort();

    // Only where no card lies and pcscd knows it: pull() first, then wait until is_settled().
    void place(KeptCard card);
    void place_again();  // the card that was pulled; there must be one
    void pull();
    void set_trouble(CardTrouble trouble) { troubles_.add(trouble); }

    bool lies_there() const {
        return back_ == Back::at_once || state_ == State::reaching || state_ == State::unseen ||
               state_ == State::seen;
    }
    // pcscd knows that the card lies there, or no longer does.
    bool is_settled() const { return state_ == State::seen || state_ == State::away; }
    Tries tries() const { return card_ ? card_->tries() : Tries(); }

    int descriptor() const { return socket_; }  // -1 = none
    void step();

private:
    // reaching: pcscd does not answer yet. unseen: connected, but not yet powered. leaving: waits
    // for pcscd to notice.
    enum class State { away, reaching, unseen, seen, leaving };
    enum class Back { never, at_once };
    using Moment = std::chrono::steady_clock::time_point;

    void reach();
    void hear();
    void control(std::uint8_t code);
    void command(base::ByteView bytes);
    void answer(base::ByteView bytes);
    void start_anew();
    void lose_contact(Back back);
    void come_again();
    void wait_for_pcscd_to_notice();
    bool receive(std::uint8_t* into, std::size_t size);

    std::uint16_t port_;
    CardPace pace_;
    std::optional<KeptCard> card_;
    Troubles troubles_;
    State state_ = State::away;
    int socket_ = -1;
    bool powered_ = false;
    bool told_atr_ = false;          // after power; the next word of pcscd proves that it knows
    int polls_without_power_ = 0;    // of a card that came
    std::optional<Moment> muted_;    // until then nothing is said
    Back back_ = Back::never;        // does the card come back by itself?
    std::optional<Moment> leaving_;  // until then pcscd may still show the card
};

}  // namespace drivers::card
