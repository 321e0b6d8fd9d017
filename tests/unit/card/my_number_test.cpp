#include "drivers/card/my_number.h"

#include <catch2/catch.hpp>

#include "base/crypto/certificate.h"
#include "tests/unit/card/cards.h"

using namespace drivers::card;
using cards::secret;

namespace {

std::unique_ptr<Card> connected(EmulatedReader& reader) {
    auto connection = reader.connect();
    REQUIRE(connection);
    return connection.take();
}

template <class T>
PinNotTried::Why why(const JobResult<T>& result) {
    REQUIRE_FALSE(result);
    const auto* not_tried = std::get_if<PinNotTried>(&result.error());
    REQUIRE(not_tried != nullptr);
    return not_tried->why;
}

template <class T>
CardFault fault(const JobResult<T>& result) {
    REQUIRE_FALSE(result);
    const auto* card_fault = std::get_if<CardFault>(&result.error());
    REQUIRE(card_fault != nullptr);
    return *card_fault;
}

int verifies(const EmulatedReader& reader) {
    int count = 0;
    for (const auto& command : reader.commands()) {
        if (command[1] == 0x20 && command.size() > 5) ++count;
    }
    return count;
}

// A reader with one person's card on it and a connection to the card.
struct Counter {
    explicit Counter(const std::string& name, ChipHabits habits = {}) {
        EmulatedCard placed = cards::card(name, std::move(habits));
        reader.place_card(std::move(placed));
        card = connected(reader);
    }
    Counter(const std::string& name, const std::string& which, int tries) {
        EmulatedCard placed = cards::card(name);
        placed.set_tries(which, tries);
        reader.place_card(std::move(placed));
        card = connected(reader);
    }
    EmulatedReader reader;
    std::unique_ptr<Card> card;
};

const base::Bytes message = base::to_bytes("challenge of the town");

}  // namespace

TEST_CASE("the status of a card is told without using a try") {
    Counter counter("hanako");
    const auto told = status(*counter.card);
    REQUIRE(told);
    CHECK(told.value().kind == CardKind::my_number);
    CHECK(told.value().authentication_certificate);
    CHECK(told.value().signing_certificate);
    CHECK(told.value().authentication_pin == 3);
    CHECK(told.value().signing_password == 5);
    CHECK(told.value().text_pin == 3);
    CHECK(told.value().code_b == 10);
    CHECK(verifies(counter.reader) == 0);
}

TEST_CASE("a child's card has no signing certificate") {
    Counter counter("child");
    const auto told = status(*counter.card);
    REQUIRE(told);
    CHECK(told.value().authentication_certificate);
    CHECK_FALSE(told.value().signing_certificate);
    CHECK(why(sign(*counter.card, secret("ABC123"), message)) == PinNotTried::Why::no_certificate);
    CHECK(verifies(counter.reader) == 0);
}

TEST_CASE("other cards are told apart by their token and nothing is asked of them") {
    Counter juki("juki");
    REQUIRE(status(*juki.card));
    CHECK(status(*juki.card).value().kind == CardKind::juki);
    Counter other("other-card");
    const auto told = status(*other.card);
    REQUIRE(told);
    CHECK(told.value().kind == CardKind::unknown);
    CHECK_FALSE(told.value().text_pin);
    CHECK(fault(read_attributes(*other.card, secret("1234"))) == CardFault::unsupported);
    CHECK(fault(authenticate(*juki.card, secret("1234"), message)) == CardFault::unsupported);
    CHECK(verifies(juki.reader) + verifies(other.reader) == 0);
}

TEST_CASE("four attributes are read by PIN in four commands") {
    Counter counter("hanako");
    const auto read = read_attributes(*counter.card, secret("1234"));
    REQUIRE(read);
    const CardPerson hanako = cards::person("hanako");
    CHECK(read.value().name.reveal() == hanako.name);
    CHECK(read.value().address.reveal() == hanako.address);
    CHECK(read.value().birth_date.reveal() == "1955-04-12");
    CHECK(read.value().sex == "female");
    CHECK(counter.card->apdus() == 4);
}

TEST_CASE("rare letters and an unknown birthday come through byte by byte") {
    Counter counter("rare-letters");
    const auto read = read_attributes(*counter.card, secret("1234"));
    REQUIRE(read);
    const CardPerson holder = cards::person("rare-letters");
    CHECK(read.value().name.reveal() == holder.name);
    CHECK(read.value().address.reveal() == holder.address);
    CHECK(read.value().birth_date.reveal() == "1951-00-00");
}

TEST_CASE("four attributes are read by the digits printed on the card") {
    Counter counter("hanako");
    const auto read = read_attributes_by_code_b(*counter.card, secret("30041220332285"));
    REQUIRE(read);
    CHECK(read.value().name.reveal() == cards::person("hanako").name);
    CHECK(counter.card->apdus() == 4);
}

TEST_CASE("code B holds the year of the era and not the western year") {
    CardPerson person = cards::person("hanako");
    person.birth_date = "1980-02-17";
    person.expires_on = "2035-02-17";
    person.security_code = "2285";
    CHECK(code_b(person) == "55021720352285");
    person.birth_date = "2020-02-24";
    CHECK(code_b(person).substr(0, 6) == "020224");
}

TEST_CASE("a wrong PIN tells how many tries are left and uses one") {
    Counter counter("hanako");
    const auto read = read_attributes(*counter.card, secret("9999"));
    REQUIRE_FALSE(read);
    const auto* wrong = std::get_if<PinWrong>(&read.error());
    REQUIRE(wrong != nullptr);
    CHECK(wrong->tries_left == 2);
    CHECK(counter.reader.tries().at("text/0011") == 2);
    CHECK(verifies(counter.reader) == 1);
}

TEST_CASE("the last try is never spent") {
    Counter counter("hanako", "text/0011", 1);
    CHECK(why(read_attributes(*counter.card, secret("1234"))) == PinNotTried::Why::last_try);
    CHECK(verifies(counter.reader) == 0);
    CHECK(counter.reader.tries().at("text/0011") == 1);
}

TEST_CASE("a locked card is told from a card that was issued without PINs") {
    Counter locked("hanako", "text/0011", 0);
    CHECK(why(read_attributes(*locked.card, secret("1234"))) == PinNotTried::Why::blocked);
    Counter locked_login("hanako", "jpki/0018", 0);
    CHECK(why(authenticate(*locked_login.card, secret("1234"), message)) ==
          PinNotTried::Why::blocked);
    Counter pinless("no-pin");
    CHECK(why(read_attributes(*pinless.card, secret("1234"))) == PinNotTried::Why::no_pin);
    CHECK(why(authenticate(*pinless.card, secret("1234"), message)) == PinNotTried::Why::no_pin);
    CHECK(verifies(locked.reader) + verifies(locked_login.reader) + verifies(pinless.reader) == 0);
}

TEST_CASE("what cannot be a PIN is refused before the card is asked") {
    Counter counter("hanako");
    for (const char* typed : {"", "123", "12345", "１２３４", "12a4", "１２", "-123"}) {
        CHECK(why(read_attributes(*counter.card, secret(typed))) == PinNotTried::Why::not_a_pin);
        CHECK(why(authenticate(*counter.card, secret(typed), message)) ==
              PinNotTried::Why::not_a_pin);
    }
    for (const char* typed : {"ABC12", "ABCDEFGH123456789", "ABC-123", "ＡＢＣ１２３"}) {
        CHECK(why(sign(*counter.card, secret(typed), message)) == PinNotTried::Why::not_a_pin);
    }
    CHECK(why(read_attributes_by_code_b(*counter.card, secret("3004122033228"))) ==
          PinNotTried::Why::not_a_pin);
    CHECK(counter.card->apdus() == 0);
}

TEST_CASE("a challenge is signed and the signature is the certificate's") {
    Counter counter("hanako");
    const auto made = authenticate(*counter.card, secret("1234"), message, cards::now());
    REQUIRE(made);
    const auto certificate = base::crypto::Certificate::from_der(made.value().certificate);
    REQUIRE(certificate);
    CHECK(made.value().signature.size() == 256);
    CHECK(certificate->public_key().verifies(message, made.value().signature));
    CHECK(base::crypto::check_chain(*certificate, cards::authority().authentication_ca(),
                                    cards::now()) == base::crypto::Trust::trusted);
    const std::size_t pieces = (made.value().certificate.size() + 255) / 256;
    INFO("certificate of " << made.value().certificate.size() << " bytes");
    CHECK(counter.card->apdus() <= 6 + pieces);
    CHECK(made.value().certificate.size() > 1100);  // As long as real ones, about.
}

TEST_CASE("the signing key signs with its password in either case of letters") {
    Counter counter("hanako");
    const auto made = sign(*counter.card, secret("abc123"), message);
    REQUIRE(made);
    const auto certificate = base::crypto::Certificate::from_der(made.value().certificate);
    REQUIRE(certificate);
    CHECK(certificate->public_key().verifies(message, made.value().signature));
    CHECK(base::crypto::check_chain(*certificate, cards::authority().signing_ca(), cards::now()) ==
          base::crypto::Trust::trusted);
}

TEST_CASE("an expired certificate costs no try") {
    Counter counter("expired");
    CHECK(why(authenticate(*counter.card, secret("1234"), message, cards::now())) ==
          PinNotTried::Why::expired);
    CHECK(verifies(counter.reader) == 0);
}

TEST_CASE("a certificate of another key never counts as a signature") {
    EmulatedCard placed = cards::card("hanako");
    placed.file("jpki", 0x000A)->content = cards::card("ichiro").keys().authentication_certificate;
    EmulatedReader reader;
    reader.place_card(std::move(placed));
    const auto card = connected(reader);
    CHECK(fault(authenticate(*card, secret("1234"), message)) == CardFault::garbled);
}

TEST_CASE("cards with other habits are read all the same") {
    ChipHabits habits;
    SECTION("T=0 chaining") { habits.t0 = true; }
    SECTION("first answer 6F00") { habits.first_answer_6f00 = true; }
    SECTION("no short file ids") { habits.no_short_ids = true; }
    SECTION("no short file ids over T=0") { habits.no_short_ids = habits.t0 = true; }
    SECTION("short answers") { habits.longest_answer = 1; }
    SECTION("answers of 100 bytes") { habits.longest_answer = 100; }
    SECTION("two bytes before the record") { habits.before_text_record = {0x00, 0x51}; }
    SECTION("end of file told as 6282") { habits.past_end_is_6282 = true; }
    Counter counter("hanako", habits);
    const auto read = read_attributes(*counter.card, secret("1234"));
    REQUIRE(read);
    CHECK(read.value().address.reveal() == cards::person("hanako").address);
    CHECK(authenticate(*counter.card, secret("1234"), message));
    CHECK(sign(*counter.card, secret("ABC123"), message));
    CHECK(counter.reader.tries() == cards::card("hanako").tries());
}

TEST_CASE("records of every length are read whole") {
    const std::size_t letters = GENERATE(1, 20, 60, 61, 150, 400);
    CardPerson person = cards::person("hanako");
    person.address.clear();
    for (std::size_t i = 0; i < letters; ++i) person.address += "町";
    const auto keys = std::make_shared<const CardKeys>(
        cards::authority().certify(base::crypto::PrivateKey::make_p256(),
                                   base::crypto::PrivateKey::make_p256(), person, cards::now()));
    EmulatedReader reader;
    reader.place_card(EmulatedCard(person, keys));
    const auto card = connected(reader);
    const auto read = read_attributes(*card, secret("1234"));
    REQUIRE(read);
    CHECK(read.value().address.reveal() == person.address);
    CHECK(read.value().sex == "female");
}

TEST_CASE("a record that is not right is never half read") {
    const auto spoil = GENERATE(0, 1, 2, 3, 4);
    EmulatedCard placed = cards::card("hanako");
    base::Bytes& record = placed.file("text", 0x0002)->content;
    switch (spoil) {
        case 0:
            record.resize(record.size() - 3);
            break;  // cut
        case 1:
            record[20] = 0xFF;
            break;  // not UTF-8
        case 2:
            record[record.size() - 3] = 0x26;
            break;  // no sex
        case 3:
            record.assign(record.size(), 0xFF);
            break;  // empty
        case 4:
            record[record.size() - 8] = 'x';
            break;  // no date
    }
    EmulatedReader reader;
    reader.place_card(std::move(placed));
    const auto card = connected(reader);
    INFO("spoilt in way " << spoil);
    CHECK(fault(read_attributes(*card, secret("1234"))) == CardFault::garbled);
}

TEST_CASE("a wrong offset table does not matter because the tags are read") {
    EmulatedCard placed = cards::card("hanako");
    base::Bytes& record = placed.file("text", 0x0002)->content;
    const auto table = record.begin() + (record[2] == 0x81 ? 7 : 6);
    std::fill(table, table + 8, std::uint8_t{0xEE});
    EmulatedReader reader;
    reader.place_card(std::move(placed));
    const auto card = connected(reader);
    const auto read = read_attributes(*card, secret("1234"));
    REQUIRE(read);
    CHECK(read.value().name.reveal() == cards::person("hanako").name);
}

TEST_CASE("a count the card does not tell is never risked") {
    ChipHabits habits;
    habits.verified_query_9000 = true;
    Counter counter("hanako", habits);
    REQUIRE(read_attributes(*counter.card, secret("1234")));
    counter.reader.mangle_answers([](base::Bytes answer) {
        return answer.size() == 2 && answer[0] == 0x63 ? base::Bytes{0x90, 0x00} : answer;
    });
    counter.reader.forget_commands();
    CHECK(why(read_attributes(*counter.card, secret("1234"))) == PinNotTried::Why::unreadable);
    CHECK(verifies(counter.reader) == 0);
}
