// The emulated card on vpcd's line, with a pcscd played by the test: what it asks and when is ours.
#include "drivers/card/emulated/vpcd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/unit/card/cards.h"

namespace {

using namespace drivers::card;

constexpr std::uint8_t power_on = 0x01, ask_atr = 0x04;

// One reader of pcscd: listens, asks, hangs up.
class PlayedPcscd {
public:
    PlayedPcscd() : listens_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(listens_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(listens_, 1) == 0);
        ::getsockname(listens_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    ~PlayedPcscd() {
        if (line_ >= 0) ::close(line_);
        ::close(listens_);
    }
    std::uint16_t port() const { return port_; }

    void find_card(VpcdPort& card) {
        REQUIRE(comes(listens_, card));
        line_ = ::accept4(listens_, nullptr, nullptr, SOCK_CLOEXEC);
        REQUIRE(line_ >= 0);
    }
    void ask(std::uint8_t what, VpcdPort& card) {
        const std::uint8_t framed[] = {0, 1, what};
        REQUIRE(::send(line_, framed, sizeof framed, MSG_NOSIGNAL) == sizeof framed);
        card.step();
    }
    // "answered", or "gone" when the card hung up.
    std::string poll_card(VpcdPort& card) {
        ask(ask_atr, card);
        if (!comes(line_, card)) return "silent";
        std::uint8_t answer[64];
        const auto size = ::recv(line_, answer, sizeof answer, 0);
        if (size > 2) return "answered";
        ::close(std::exchange(line_, -1));
        return "gone";
    }

private:
    // As long as something may still come of it; the card goes on meanwhile.
    static bool comes(int socket, VpcdPort& card) {
        for (int i = 0; i < 300; ++i) {
            pollfd readable{.fd = socket, .events = POLLIN, .revents = 0};
            if (::poll(&readable, 1, 10) > 0) return true;
            card.step();
        }
        return false;
    }

    int listens_ = -1;
    int line_ = -1;
    std::uint16_t port_ = 0;
};

KeptCard kept_hanako() {
    (void)cards::card("hanako");  // Makes her keys.
    auto kept = KeptCard::open(SOURCE_DIR "/tests/people/hanako.toml",
                               cards::kept_keys() / "hanako.state", cards::now());
    if (!kept) FAIL(kept.error());
    return kept.take();
}

}  // namespace

TEST_CASE("a card that pcscd gives power to is settled") {
    PlayedPcscd pcscd;
    VpcdPort card(pcscd.port(), {});
    card.place(kept_hanako());
    pcscd.find_card(card);
    CHECK(pcscd.poll_card(card) == "answered");
    pcscd.ask(power_on, card);
    CHECK(pcscd.poll_card(card) == "answered");
    CHECK_FALSE(card.is_settled());
    CHECK(pcscd.poll_card(card) == "answered");
    CHECK(card.is_settled());
    CHECK(card.lies_there());
}

TEST_CASE("a card that came back before pcscd missed it goes and comes until it is seen") {
    PlayedPcscd pcscd;
    VpcdPort card(pcscd.port(), {});
    card.place(kept_hanako());
    pcscd.find_card(card);
    // pcscd believes that it is the card of before: it asks whether it is there and gives no power.
    for (int i = 0; i < 3; ++i) CHECK(pcscd.poll_card(card) == "answered");
    CHECK_FALSE(card.is_settled());
    CHECK(card.lies_there());
    CHECK(pcscd.poll_card(card) == "gone");
    pcscd.find_card(card);
    pcscd.ask(power_on, card);
    CHECK(pcscd.poll_card(card) == "answered");
    CHECK(pcscd.poll_card(card) == "answered");
    CHECK(card.is_settled());
}

TEST_CASE("a card pulled while it is going and coming stays away") {
    PlayedPcscd pcscd;
    VpcdPort card(pcscd.port(), {});
    card.place(kept_hanako());
    pcscd.find_card(card);
    for (int i = 0; i < 3; ++i) CHECK(pcscd.poll_card(card) == "answered");
    card.pull();
    CHECK_FALSE(card.lies_there());
    CHECK(pcscd.poll_card(card) == "gone");
    for (int i = 0; i < 200 && !card.is_settled(); ++i) {
        ::poll(nullptr, 0, 10);
        card.step();
    }
    CHECK(card.is_settled());
    CHECK_FALSE(card.lies_there());
}
