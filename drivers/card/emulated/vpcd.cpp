#include "drivers/card/emulated/vpcd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cassert>
#include <thread>
#include <utility>

// The protocol of vpcd 3.3 (card-stack.md §1): every message is a length of two bytes, big-endian,
// and so many bytes; one question at a time, and one byte is a question to the reader.
namespace drivers::card {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds mute_time{3000};  // Then the reader would give up: contact is lost.
constexpr milliseconds slow_time{1000};
// pcscd polls every 400 ms and must miss the card at one poll, or it never tells that the card came
// back. Where a poll has just missed it, a moment is enough.
constexpr milliseconds until_polled{700};
constexpr milliseconds until_published{30};
// pcscd gives power to a card at the poll that finds it. One that is polled again and again without
// power came back before pcscd had missed it, as happens on a busy machine: then nobody is told.
constexpr int most_polls_without_power = 3;

void turn_on(int socket, int option) {
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, option, &on, sizeof on);
}

}  // namespace

VpcdPort::~VpcdPort() {
    if (socket_ >= 0) ::close(socket_);
}

void VpcdPort::place(KeptCard card) {
    assert(state_ == State::away);  // The one that lies there still owns the line.
    card_.emplace(std::move(card));
    place_again();
}

void VpcdPort::place_again() {
    assert(card_ && state_ == State::away);
    card_->card().power_off();
    state_ = State::reaching;
    reach();
}

void VpcdPort::pull() {
    if (state_ == State::reaching) state_ = State::away;
    back_ = Back::never;
    if (state_ != State::unseen && state_ != State::seen) return;
    card_->card().power_off();
    muted_.reset();
    ::shutdown(socket_, SHUT_WR);
    state_ = State::leaving;
}

void VpcdPort::step() {
    const auto now = steady_clock::now();
    switch (state_) {
        case State::away:
            return;
        case State::reaching:
            return reach();
        case State::leaving:
            return wait_for_pcscd_to_notice();
        case State::unseen:
        case State::seen:
            break;
    }
    if (muted_ && now < *muted_) return;
    if (std::exchange(muted_, std::nullopt)) return lose_contact(Back::at_once);
    pollfd readable{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, 0) > 0) hear();
}

void VpcdPort::reach() {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(made);
        return;
    }
    turn_on(made, TCP_NODELAY);
    socket_ = made;
    powered_ = told_atr_ = false;
    polls_without_power_ = 0;
    state_ = State::unseen;
}

bool VpcdPort::receive(std::uint8_t* into, std::size_t size) {
    return ::recv(socket_, into, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

void VpcdPort::hear() {
    std::uint8_t head[2];
    if (!receive(head, sizeof head)) return start_anew();
    // vpcd sends length and bytes apart; without this each command waits 40 ms for our ACK.
    turn_on(socket_, TCP_QUICKACK);
    base::Bytes bytes(static_cast<std::size_t>(head[0] << 8 | head[1]));
    if (!bytes.empty() && !receive(bytes.data(), bytes.size())) {
        return start_anew();
    }
    if (told_atr_) state_ = State::seen;
    if (bytes.size() == 1) {
        control(bytes[0]);
    } else if (!bytes.empty()) {
        command(bytes);
    }
}

void VpcdPort::control(std::uint8_t code) {
    EmulatedCard& card = card_->card();
    switch (code) {
        case 0x00:
            card.power_off();
            break;
        case 0x01:
            card.power_on();
            powered_ = true;
            break;
        case 0x02:
            card.reset();
            powered_ = true;
            break;
        case 0x04:
            answer(card.atr());
            told_atr_ = powered_;
            if (!powered_ && ++polls_without_power_ == most_polls_without_power) come_again();
            break;
        default:
            break;
    }
}

void VpcdPort::command(base::ByteView bytes) {
    using Kind = CardTrouble::Kind;
    EmulatedCard& card = card_->card();
    const auto trouble = troubles_.at_next_command();
    if (trouble == Kind::removed) return lose_contact(Back::never);
    if (trouble == Kind::reset) return lose_contact(Back::at_once);
    if (trouble == Kind::mute) {
        muted_ = steady_clock::now() + mute_time;
        return;
    }
    if (trouble == Kind::glitch) card.power_off();
    if (trouble == Kind::slow) std::this_thread::sleep_for(slow_time);

    base::Bytes reply = card.answer(bytes);
    // A try that is not on the disk was not counted: then there is no answer either.
    if (!card_->keep() || trouble == Kind::removed_after) return lose_contact(Back::never);
    if (trouble) reply = spoiled(*trouble, std::move(reply));
    const bool signs = bytes.size() > 1 && bytes[1] == 0x2A;
    const auto moved = static_cast<std::int64_t>(bytes.size() + reply.size());
    std::this_thread::sleep_for(pace_.per_command + pace_.per_byte * moved +
                                (signs ? pace_.per_signature : pace_.per_signature * 0));
    answer(reply);
}

// In one piece, or Nagle would hold back the second.
void VpcdPort::answer(base::ByteView bytes) {
    const base::Bytes framed =
        base::ByteWriter().u16(static_cast<std::uint16_t>(bytes.size())).bytes(bytes).take();
    const auto sent = ::send(socket_, framed.data(), framed.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(framed.size())) start_anew();
}

// pcscd ended or started anew; the card still lies there.
void VpcdPort::start_anew() {
    card_->card().power_off();
    ::close(std::exchange(socket_, -1));
    state_ = State::reaching;
}

void VpcdPort::lose_contact(Back back) {
    card_->card().power_off();
    ::close(std::exchange(socket_, -1));
    state_ = State::leaving;
    back_ = back;
    leaving_ = steady_clock::now() + until_polled;
}

// Leaves so that pcscd's next poll misses the card for certain, and comes back.
void VpcdPort::come_again() {
    if (state_ != State::unseen) return;
    ::shutdown(socket_, SHUT_WR);
    state_ = State::leaving;
    back_ = Back::at_once;
}

void VpcdPort::wait_for_pcscd_to_notice() {
    if (socket_ < 0) {
        if (steady_clock::now() < leaving_.value_or(Moment())) return;
        leaving_.reset();
        const Back back = std::exchange(back_, Back::never);
        state_ = back == Back::at_once ? State::reaching : State::away;
        return;
    }
    pollfd readable{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, 0) <= 0) return;
    std::uint8_t asked[512];
    const auto size = ::recv(socket_, asked, sizeof asked, 0);
    if (size > 0) {
        // A poll for the ATR means that pcscd looks for the card itself; a command is answered to
        // its program first and the card is missed at the next poll.
        const bool polled = size <= 3;
        leaving_ = steady_clock::now() + (polled ? until_published : until_polled);
        return;
    }
    ::close(std::exchange(socket_, -1));
    // What ended was a command that nobody answered: no poll has missed the card yet.
    if (!leaving_) leaving_ = steady_clock::now() + until_polled;
}

}  // namespace drivers::card
