#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "base/crypto/certificate.h"
#include "drivers/card/emulated/command.h"
#include "tests/unit/card/jobs.h"

using namespace drivers::card;
using cards::Outcome;

namespace {

using Kind = CardTrouble::Kind;
constexpr Kind all_kinds[] = {Kind::removed, Kind::removed_after, Kind::reset,        Kind::glitch,
                              Kind::mute,    Kind::slow,          Kind::short_answer, Kind::empty,
                              Kind::garbled, Kind::flipped,       Kind::refused};

std::unique_ptr<Card> connected(EmulatedReader& reader) {
    auto connection = reader.connect();
    REQUIRE(connection);
    return connection.take();
}

std::size_t commands_of(const cards::Job& job, bool right_secret) {
    EmulatedReader reader;
    reader.place_card(cards::card("hanako"));
    const auto card = connected(reader);
    job.run(*card, right_secret);
    return card->apdus();
}

bool is_verify(const base::Bytes& command) { return command[1] == 0x20 && command.size() > 5; }

// What no command of this product may ever ask (issue 2, my-number-card.md §7): the individual
// number is file 0001 of the text application, and the secret 0014 there is the number itself. No
// application but that and the JPKI's is selected at all.
class Watch {
public:
    bool allows(const base::Bytes& bytes) {
        const auto command = ChipCommand::from(bytes);
        if (!command) return false;
        const ChipCommand& one = *command;
        if (one.ins == 0xA4 && one.p1 == 0x04) application_ = base::hex(one.data);
        const bool text = application_ == "d3921000310001010408";
        if (!text) return application_ == "d392f000260100000001";
        const bool selects_file = one.ins == 0xA4 && one.p1 == 0x02;
        const bool names_number = one.data == base::Bytes{0x00, 0x01};
        const bool names_code_a = one.data == base::Bytes{0x00, 0x14};
        const bool reads_number = one.ins == 0xB0 && (one.p1 & 0x80) && (one.p1 & 0x1F) == 0x01;
        const bool reads_record = one.ins == 0xB2;
        const bool tries_code_a = one.ins == 0x20 && (one.p2 & 0x1F) == 0x14;
        return !(selects_file && (names_number || names_code_a)) && !reads_number &&
               !reads_record && !tries_code_a;
    }

private:
    std::string application_;
};

}  // namespace

TEST_CASE("no command and no fault ever asks for the individual number") {
    std::size_t seen = 0;
    for (const cards::Job& job : cards::jobs()) {
        for (const bool right : {true, false}) {
            const std::size_t most = commands_of(job, right);
            for (const Kind kind : all_kinds) {
                for (std::size_t at = 1; at <= most; ++at) {
                    EmulatedReader reader;
                    reader.place_card(cards::card("hanako"));
                    reader.set_trouble({kind, static_cast<int>(at)});
                    job.run(*connected(reader), right);
                    if (auto again = reader.connect()) job.run(*again.value(), right);
                    Watch watch;
                    for (const auto& command : reader.commands()) {
                        INFO(base::hex(base::ByteView(command).first(4)));
                        CHECK(watch.allows(command));
                    }
                    seen += reader.commands().size();
                }
            }
        }
    }
    CHECK(seen > 1000);
}

TEST_CASE("the watch for the individual number sees each way of asking for it") {
    const auto allows = [](std::string_view after_select) {
        Watch watch;
        CHECK(watch.allows(*base::from_hex("00a4040c0ad3921000310001010408")));
        return watch.allows(*base::from_hex(after_select));
    };
    CHECK(allows("00b0820000"));
    CHECK(allows("00200091"));
    CHECK_FALSE(allows("00b0810000"));
    CHECK_FALSE(allows("00a4020c020001"));
    CHECK_FALSE(allows("00a4020c020014"));
    CHECK_FALSE(allows("00200094"));
    CHECK_FALSE(allows("00b2010c00"));
    CHECK_FALSE(allows("00a4040c0ad3921000310001010402"));
}

TEST_CASE("pulling the card at any command costs at most the try that was sent") {
    int pulls = 0;
    for (const cards::Job& job : cards::jobs()) {
        for (const bool right : {true, false}) {
            const std::size_t most = commands_of(job, right);
            for (const Kind kind : {Kind::removed, Kind::removed_after, Kind::reset, Kind::mute}) {
                for (std::size_t at = 1; at <= most; ++at, ++pulls) {
                    EmulatedCard placed = cards::card("hanako");
                    const Tries full = placed.tries();
                    EmulatedReader reader;
                    reader.place_card(std::move(placed));
                    reader.set_trouble({kind, static_cast<int>(at)});
                    INFO(job.name << " pulled at " << at);
                    CHECK(job.run(*connected(reader), right) == Outcome::removed);
                    const auto commands = reader.commands();
                    const auto verifies = std::ranges::count_if(commands, is_verify);
                    CHECK(verifies <= 1);
                    Tries expected = full;
                    if (!right && verifies == 1 && kind == Kind::removed_after) {
                        --expected[job.secret];
                    }
                    CHECK(reader.tries() == expected);
                }
            }
        }
    }
    CHECK(pulls > 200);
}

TEST_CASE("no fault at any command spends a last try or more than one") {
    for (const cards::Job& job : cards::jobs()) {
        if (job.secret.empty()) continue;
        const std::size_t most = commands_of(job, false);
        for (const Kind kind : all_kinds) {
            for (std::size_t at = 1; at <= most; ++at) {
                for (const int left : {1, 2, 3}) {
                    EmulatedCard placed = cards::card("hanako");
                    placed.set_tries(job.secret, left);
                    EmulatedReader reader;
                    reader.place_card(std::move(placed));
                    // A line that spoils the very answer to the query may hide the last try; every
                    // other fault must leave it alone.
                    if (kind == Kind::flipped && left == 1) continue;
                    reader.set_trouble({kind, static_cast<int>(at)});
                    job.run(*connected(reader), false);
                    INFO(job.name << " fault " << static_cast<int>(kind) << " at " << at);
                    CHECK(reader.tries().at(job.secret) >= (left == 1 ? 1 : left - 1));
                }
            }
        }
    }
}

TEST_CASE("a thousand pulls at random commands lose no try when the PIN is right") {
    std::mt19937 dice(20261122);
    EmulatedReader reader;
    reader.place_card(cards::card("hanako"));
    const Tries full = reader.tries();
    for (int pull = 0; pull < 1000; ++pull) {
        const cards::Job& job = cards::jobs()[dice() % cards::jobs().size()];
        const Kind kind = dice() % 2 == 0 ? Kind::removed : Kind::removed_after;
        reader.set_trouble({kind, static_cast<int>(1 + dice() % 4)});
        CHECK(job.run(*connected(reader), true) == Outcome::removed);
        auto card = reader.pull_card_away();
        REQUIRE(card);
        reader.place_card(std::move(*card));
    }
    CHECK(reader.tries() == full);
}

namespace {

// Turns, cuts, lengthens or replaces an answer.
base::Bytes mutated(base::Bytes answer, std::mt19937& dice) {
    switch (dice() % 6) {
        case 0:
            answer[dice() % answer.size()] ^= static_cast<std::uint8_t>(1U << dice() % 8);
            break;
        case 1:
            answer.resize(dice() % (answer.size() + 1));
            break;
        case 2:
            answer.insert(answer.begin(), 1 + dice() % 300, static_cast<std::uint8_t>(dice()));
            break;
        case 3:
            answer.assign(dice() % 300, static_cast<std::uint8_t>(dice()));
            break;
        case 4:
            if (answer.size() > 4) answer[dice() % 5] = static_cast<std::uint8_t>(dice());
            break;
        default:
            for (auto& byte : answer) {
                if (dice() % 8 == 0) byte = static_cast<std::uint8_t>(dice());
            }
    }
    return answer;
}

// Whatever a line makes of the answers: no crash, no signature that does not verify, no attribute
// that is not text, never two tries in one job.
void mutate_answers(int times, unsigned seed) {
    std::mt19937 dice(seed);
    INFO("seed " << seed);
    for (int done = 0; done < times; ++done) {
        EmulatedReader reader;
        reader.place_card(cards::card("hanako"));
        int until = static_cast<int>(dice() % 12);
        const bool only_one = dice() % 2 == 0;
        reader.mangle_answers([&](base::Bytes answer) {
            const bool now = only_one ? until == 0 : until <= 0;
            --until;
            return now ? mutated(std::move(answer), dice) : answer;
        });
        const auto card = connected(reader);
        if (const auto read = read_attributes(*card, cards::secret("1234"))) {
            CHECK(base::is_utf8(base::view_of(read.value().name.reveal())));
            CHECK(base::is_utf8(base::view_of(read.value().address.reveal())));
            CHECK(read.value().birth_date.reveal().size() == 10);
        }
        if (const auto made = authenticate(*card, cards::secret("1234"), cards::challenge)) {
            const auto leaf = base::crypto::Certificate::from_der(made.value().certificate);
            REQUIRE(leaf);
            CHECK(leaf->public_key().verifies(cards::challenge, made.value().signature));
            // Were the certificate changed, the authority would say so; the key stays the card's.
            CHECK(leaf->public_key().der() ==
                  cards::card("hanako").keys().authentication.public_key().der());
        }
        (void)status(*card);
        const auto commands = reader.commands();
        CHECK(std::ranges::count_if(commands, is_verify) <= 2);
    }
}

}  // namespace

TEST_CASE("mutated answers never crash a job nor make a wrong success") {
    mutate_answers(600, 20261122);
}

TEST_CASE("ten thousand mutated answers never crash a job nor make a wrong success", "[.long]") {
    mutate_answers(10'000, 71);
}
