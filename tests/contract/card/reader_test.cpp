#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "base/crypto/certificate.h"
#include "drivers/card/my_number.h"
#include "drivers/card/pcsc/reader.h"
#include "tests/contract/card/hands.h"
#include "tests/unit/card/jobs.h"

// The contract of CardReader and Card, the same on every sibling.
using namespace drivers::card;
using cards::secret;

namespace {

const base::Bytes message = base::to_bytes("challenge of the town");
const base::Bytes select_jpki = {0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0xF0,
                                 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01};
const base::Bytes verify_login = {0x00, 0x20, 0x00, 0x98, 0x04, '1', '2', '3', '4'};
const base::Bytes sign_something = {0x80, 0x2A, 0x00, 0x97, 0x02, 0x01, 0x02, 0x00};

std::unique_ptr<Card> connected(cards::Hands& hands) {
    auto connection = hands.reader().connect();
    if (!connection) FAIL("connect: " << word(connection.error()));
    return connection.take();
}

ReaderEvent next(cards::Hands& hands) { return hands.reader().wait(std::stop_token()); }

template <class T>
bool is_removed(const JobResult<T>& result) {
    const auto* fault = result ? nullptr : std::get_if<CardFault>(&result.error());
    return fault != nullptr && *fault == CardFault::removed;
}

}  // namespace

TEST_CASE("a reader tells when a card comes and when it goes") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    CHECK(next(*hands) == ReaderEvent::card_placed);
    hands->pull();
    CHECK(next(*hands) == ReaderEvent::card_removed);
    hands->place_again();
    CHECK(next(*hands) == ReaderEvent::card_placed);
}

TEST_CASE("waiting for a card ends when asked to stop") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    ReaderEvent told = ReaderEvent::card_placed;
    std::jthread waits([&](const std::stop_token& stop) { told = hands->reader().wait(stop); });
    waits.request_stop();
    waits.join();
    CHECK(told == ReaderEvent::stopped);
}

TEST_CASE("an empty reader says that no card is there") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    const auto connection = hands->reader().connect();
    REQUIRE_FALSE(connection);
    CHECK(connection.error() == CardFault::no_card);
}

TEST_CASE("a card is held by one at a time") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    auto card = connected(*hands);
    const auto second = hands->reader().connect();
    REQUIRE_FALSE(second);
    CHECK(second.error() == CardFault::busy);
    card.reset();
    CHECK(hands->reader().connect());
}

TEST_CASE("nothing stays open for the next visitor when a job ends") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    auto card = connected(*hands);
    REQUIRE(card->transmit(select_jpki));
    REQUIRE(card->transmit(verify_login).value().sw == 0x9000);
    REQUIRE(card->transmit(sign_something).value().sw == 0x9000);
    card.reset();

    card = connected(*hands);
    CHECK(card->transmit(sign_something).value().sw != 0x9000);
    REQUIRE(card->transmit(select_jpki));
    CHECK(card->transmit(sign_something).value().sw == 0x6982);
}

TEST_CASE("every job gives the same on every reader and protocol") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    ChipHabits habits;
    habits.t0 = GENERATE(false, true);
    hands->place("hanako", habits);
    {
        const auto card = connected(*hands);
        const auto told = status(*card);
        REQUIRE(told);
        CHECK(told.value().kind == CardKind::my_number);
        CHECK(told.value().signing_password == 5);
        CHECK(card->atr().size() == (habits.t0 ? 2 : 13));
    }
    {
        const auto card = connected(*hands);
        const auto read = read_attributes(*card, secret("1234"));
        REQUIRE(read);
        CHECK(read.value().name.reveal() == cards::person("hanako").name);
        CHECK(read.value().address.reveal() == cards::person("hanako").address);
        // T=0 asks twice where the right length is not known.
        CHECK(card->apdus() == (habits.t0 ? 5U : 4U));
    }
    {
        const auto card = connected(*hands);
        const auto made = authenticate(*card, secret("1234"), message, cards::now());
        REQUIRE(made);
        const auto certificate = base::crypto::Certificate::from_der(made.value().certificate);
        REQUIRE(certificate);
        CHECK(certificate->public_key().verifies(message, made.value().signature));
        CHECK(card->apdus() <= 6 + (made.value().certificate.size() + 255) / 256);
    }
    const auto card = connected(*hands);
    CHECK(sign(*card, secret("ABC123"), message, cards::now()));
}

TEST_CASE("a card pulled away in the middle is gone until it is placed again") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    auto card = connected(*hands);
    hands->trouble({CardTrouble::Kind::removed, 3});
    CHECK(is_removed(read_attributes(*card, secret("1234"))));
    CHECK(card->transmit(select_jpki).error() == CardFault::removed);
    card.reset();
    hands->pull();
    CHECK(hands->tries().at("text/0011") == 3);
    hands->place_again();
    CHECK(read_attributes(*connected(*hands), secret("1234")));
}

TEST_CASE("an answer lost after the PIN was tried is told as removed and not tried again") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    auto card = connected(*hands);
    hands->trouble({CardTrouble::Kind::removed_after, 3});
    CHECK(is_removed(read_attributes(*card, secret("9999"))));
    CHECK(hands->tries().at("text/0011") == 2);
}

TEST_CASE("a card that lost contact for a moment is started from zero") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    REQUIRE(next(*hands) == ReaderEvent::card_placed);
    auto card = connected(*hands);
    hands->trouble({CardTrouble::Kind::reset, 2});
    CHECK(is_removed(authenticate(*card, secret("1234"), message)));
    card.reset();
    CHECK(hands->tries().at("jpki/0018") == 3);
}

// Before it was mended, pcscd had not missed the card when it came back, and nobody ever saw it.
TEST_CASE("a card taken off while it keeps silent can be placed again") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    {
        auto card = connected(*hands);
        hands->trouble({CardTrouble::Kind::mute, 1});
        auto answer = std::async(std::launch::async, [&] { return card->transmit(select_jpki); });
        // The command is on its way, or already waits for its answer: the card goes either way.
        if (answer.wait_for(std::chrono::milliseconds(200)) == std::future_status::timeout) {
            hands->pull();
            hands->place_again();
        }
        CHECK_FALSE(answer.get());
    }
    CHECK(read_attributes(*connected(*hands), secret("1234")));
}

TEST_CASE("a chip that forgets its state in the middle never gives half a job") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    const int at = GENERATE(range(2, 5));
    hands->place("hanako");
    const auto card = connected(*hands);
    hands->trouble({CardTrouble::Kind::glitch, at});
    CHECK_FALSE(read_attributes(*card, secret("1234")));
    CHECK(hands->tries().at("text/0011") == 3);
}

TEST_CASE("a reader that vanishes is told and found again") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->take_reader_away();
    CHECK(next(*hands) == ReaderEvent::reader_gone);
    const auto connection = hands->reader().connect();
    REQUIRE_FALSE(connection);
    CHECK((connection.error() == CardFault::no_reader ||
           connection.error() == CardFault::no_service));
    hands->bring_reader_back();
    CHECK(next(*hands) == ReaderEvent::reader_back);
    hands->place("hanako");
    CHECK(next(*hands) == ReaderEvent::card_placed);
    CHECK(status(*connected(*hands)));
}

TEST_CASE("a card that lies there while the reader vanishes is told as removed first") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    REQUIRE(next(*hands) == ReaderEvent::card_placed);
    hands->take_reader_away();
    CHECK(next(*hands) == ReaderEvent::card_removed);
    CHECK(next(*hands) == ReaderEvent::reader_gone);
    hands->bring_reader_back();
    CHECK(next(*hands) == ReaderEvent::reader_back);
    CHECK(next(*hands) == ReaderEvent::card_placed);
}

TEST_CASE("a reader of pcscd that is not there is told once and refuses") {
    const auto hands = cards::pcsc_hands();
    hands->place("hanako");
    const auto other = pcsc_reader("Reader of another town").take();
    CHECK(other->wait(std::stop_token()) == ReaderEvent::reader_gone);
    const auto connection = other->connect();
    REQUIRE_FALSE(connection);
    CHECK(connection.error() == CardFault::no_reader);
    std::stop_source stop;
    stop.request_stop();
    CHECK(other->wait(stop.get_token()) == ReaderEvent::stopped);

    const auto any = pcsc_reader("").take();
    CHECK(any->wait(std::stop_token()) == ReaderEvent::card_placed);
    CHECK(any->connect());
}

TEST_CASE("pulling the card at any command of any job is told as removed", "[.long]") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    for (const cards::Job& job : cards::jobs()) {
        hands->place("hanako");
        const auto full = hands->tries();
        std::size_t commands = 0;
        {
            const auto card = connected(*hands);
            CHECK(job.run(*card, true) == cards::Outcome::done);
            commands = card->apdus();
        }
        for (std::size_t at = 1; at <= commands; ++at) {
            INFO(job.name << " pulled at " << at);
            hands->trouble({CardTrouble::Kind::removed, static_cast<int>(at)});
            CHECK(job.run(*connected(*hands), true) == cards::Outcome::removed);
            hands->pull();
            CHECK(hands->tries() == full);
            hands->place_again();
        }
    }
}

TEST_CASE("a job is neither a coming nor a going of the card") {
    const auto hands = cards::hands(GENERATE(as<std::string>(), "emulated", "pcsc"));
    hands->place("hanako");
    REQUIRE(next(*hands) == ReaderEvent::card_placed);
    CHECK(read_attributes(*connected(*hands), secret("1234")));
    ReaderEvent told = ReaderEvent::card_placed;
    std::jthread waits([&](const std::stop_token& stop) { told = hands->reader().wait(stop); });
    for (int job = 0; job < 5; ++job) CHECK(status(*connected(*hands)));
    waits.request_stop();
    waits.join();
    CHECK(told == ReaderEvent::stopped);
}
