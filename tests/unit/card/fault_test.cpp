#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "base/crypto/certificate.h"
#include "drivers/card/application.h"
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

using SignJob = std::function<std::optional<Signed>(Card&)>;

// A connection whose answers are spoilt from some command on, or only at one.
class SpoiltCounter {
public:
    explicit SpoiltCounter(std::mt19937& dice) {
        reader_.place_card(cards::card("hanako"));
        const bool only_one = dice() % 2 == 0;
        reader_.mangle_answers(
            [&dice, only_one, until = static_cast<int>(dice() % 12)](base::Bytes answer) mutable {
                const bool now = only_one ? until == 0 : until <= 0;
                --until;
                return now ? mutated(std::move(answer), dice) : answer;
            });
        card = connected(reader_);
    }
    std::ptrdiff_t verifies() const { return std::ranges::count_if(reader_.commands(), is_verify); }

private:
    EmulatedReader reader_;

public:
    std::unique_ptr<Card> card;
};

// How often a job called a signature good that the card's own key did not make.
int wrong_signatures(int times, unsigned seed, const SignJob& job) {
    std::mt19937 dice(seed);
    const auto key = cards::card("hanako").keys().authentication.public_key();
    int wrong = 0;
    for (int done = 0; done < times; ++done) {
        SpoiltCounter counter(dice);
        const auto made = job(*counter.card);
        if (!made) continue;
        const auto leaf = base::crypto::Certificate::from_der(made->certificate);
        if (!leaf || leaf->public_key().der() != key.der() ||
            !key.verifies(cards::challenge, made->signature)) {
            ++wrong;
        }
    }
    return wrong;
}

std::optional<Signed> authenticated(Card& card) {
    auto made = authenticate(card, cards::secret("1234"), cards::challenge);
    if (!made) return std::nullopt;
    return made.take();
}

// The planted bug: believes the card.
std::optional<Signed> authenticated_without_looking(Card& card) {
    auto jpki = JpkiApplication::select(card);
    if (!jpki) return std::nullopt;
    auto certificate = jpki.value().certificate(JpkiApplication::Key::authentication);
    if (!certificate) return std::nullopt;
    const auto opened =
        jpki.value().verify(JpkiApplication::Secret::authentication_pin, cards::secret("1234"));
    if (!opened || !std::holds_alternative<Opened>(opened.value())) return std::nullopt;
    auto signature = jpki.value().sign(JpkiApplication::Key::authentication, cards::challenge);
    if (!signature) return std::nullopt;
    return Signed{.signature = signature.take(), .certificate = certificate.take()};
}

// Whatever a line makes of the answers: no crash, no attribute that is not text, never two tries.
void read_spoilt_answers(int times, unsigned seed) {
    std::mt19937 dice(seed);
    for (int done = 0; done < times; ++done) {
        SpoiltCounter counter(dice);
        if (const auto read = read_attributes(*counter.card, cards::secret("1234"))) {
            CHECK(base::is_utf8(base::view_of(read.value().name.reveal())));
            CHECK(base::is_utf8(base::view_of(read.value().address.reveal())));
            CHECK(read.value().birth_date.reveal().size() == 10);
        }
        (void)status(*counter.card);
        CHECK(counter.verifies() <= 1);
    }
}

}  // namespace

TEST_CASE("mutated answers never crash a job nor make a wrong success") {
    CHECK(wrong_signatures(400, 20261122, authenticated) == 0);
    read_spoilt_answers(400, 20261122);
}

TEST_CASE("mutated answers find a job that does not look at the signature") {
    CHECK(wrong_signatures(400, 20261122, authenticated_without_looking) > 0);
}

TEST_CASE("ten thousand mutated answers never crash a job nor make a wrong success", "[.long]") {
    CHECK(wrong_signatures(10'000, 71, authenticated) == 0);
    read_spoilt_answers(10'000, 71);
}
