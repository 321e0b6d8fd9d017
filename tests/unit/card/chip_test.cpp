#include <catch2/catch.hpp>

#include "base/crypto/crypto.h"
#include "tests/unit/card/cards.h"

// What a faithful card answers (my-number-card.md §11).
using namespace drivers::card;

namespace {

// One card, spoken to in hex: "00a4…" in, data and status word out.
class Chip {
public:
    explicit Chip(const std::string& person = "hanako", ChipHabits habits = {})
        : card(cards::card(person, std::move(habits))) {
        card.power_on();
    }
    std::string operator()(std::string_view command) {
        std::string packed(command);
        std::erase(packed, ' ');
        return base::hex(card.answer(*base::from_hex(packed)));
    }
    EmulatedCard card;
};

const char* const select_jpki = "00a4040c0a d392f000260100000001";
const char* const select_text = "00a4040c0a d3921000310001010408";
const char* const select_surface = "00a4040c0a d3921000310001010402";

std::string verify(std::string_view short_id, std::string_view secret) {
    const std::string size = base::hex(base::Bytes{static_cast<std::uint8_t>(secret.size())});
    return "002000" + std::string(short_id) + size + base::hex(base::view_of(secret));
}

}  // namespace

TEST_CASE("an application is selected by its whole name only") {
    Chip chip;
    CHECK(chip("00b08a0000") == "6a82");  // Nothing selected yet.
    CHECK(chip("00a4040c08 d392100031000101") == "6a82");
    CHECK(chip("00a4040c0a d392f000260100000002") == "6a82");
    CHECK(chip(select_jpki) == "9000");
    CHECK(chip("00a4040c05 a000000001") == "6a82");
    CHECK(chip("00b0860001") == "4a9000");  // An unknown name changes nothing.
    CHECK(chip("00a404000a d392f000260100000001 00") == "6f0c840ad392f0002601000000019000");
}

TEST_CASE("classes and instructions that the card does not know are refused") {
    Chip chip;
    CHECK(chip("00a40000") == "6a86");
    CHECK(chip("01a40000") == "6881");
    CHECK(chip("a0a40000") == "6e00");
    CHECK(chip("08a40000") == "6882");
    CHECK(chip("0cb0000000") == "69fc");
    CHECK(chip("00ee0000") == "6d00");
    CHECK(chip("80fc0000") == "6700");
    CHECK(chip("00c0000000") == "6d00");
    CHECK(chip("00ca004500") == "6d00");
    CHECK(chip("0020") == "6700");
    CHECK(chip("00840000"
               "08")
              .size() == 20);
    CHECK(chip("ffca000000").size() == 12);
}

TEST_CASE("certificates for login are free and the signing certificate is not") {
    Chip chip;
    chip(select_jpki);
    CHECK(chip("00b08a0004").substr(0, 4) == "3082");
    CHECK(chip("00b08b0004").substr(0, 4) == "3082");
    CHECK(chip("00b0820004").substr(0, 4) == "3082");
    CHECK(chip("00b0810004") == "6982");
    CHECK(chip(verify("98", "1234")) == "9000");
    CHECK(chip("00b0810004") == "6982");
    CHECK(chip(verify("9b", "ABC123")) == "9000");
    CHECK(chip("00b0810004").substr(0, 4) == "3082");
    CHECK(chip("00b0880003") == "8f8f009000");
}

TEST_CASE("the PIN opens number and attributes while each code opens its own only") {
    const auto opened = [](std::string_view short_id, std::string_view secret) {
        Chip chip;
        chip(select_text);
        CHECK(chip("00b0810000") == "6982");
        CHECK(chip("00b0820000") == "6982");
        CHECK(chip(verify(short_id, secret)) == "9000");
        const bool number = chip("00b0810000").substr(0, 4) == "ff10";
        const bool attributes = chip("00b0820000").substr(0, 4) == "ff20";
        return std::pair(number, attributes);
    };
    CHECK(opened("91", "1234") == std::pair(true, true));
    CHECK(opened("94", "123456789018") == std::pair(true, false));
    CHECK(opened("95", code_b(cards::person("hanako"))) == std::pair(false, true));
}

TEST_CASE("the individual number lies on the card as a canary") {
    Chip chip;
    chip(select_text);
    chip(verify("91", "1234"));
    CHECK(chip("00b0810000") == "ff100c313233343536373839303138ffff9000");
    chip(select_surface);
    CHECK(chip("00b0850000") == "6982");
    CHECK(chip(verify("93", "123456789018")) == "9000");
    CHECK(chip("00b0850000").substr(0, 4) == "ff40");
}

TEST_CASE("wrong values count down to a lock that even the right value does not open") {
    Chip chip;
    chip(select_jpki);
    CHECK(chip("00200098") == "63c3");
    CHECK(chip(verify("98", "0000")) == "63c2");
    CHECK(chip(verify("98", "0000")) == "63c1");
    CHECK(chip("00200098") == "63c1");
    CHECK(chip(verify("98", "0000")) == "63c0");
    CHECK(chip(verify("98", "1234")) == "6984");
    CHECK(chip("00200098") == "63c0");
    chip.card.habits().blocked_is_6983 = true;
    CHECK(chip(verify("98", "1234")) == "6983");
    CHECK(chip("0020009b") == "63c5");  // Counters are independent.
}

TEST_CASE("the right value brings all tries back and a wrong one closes what was open") {
    Chip chip;
    chip(select_text);
    chip(verify("91", "0000"));
    CHECK(chip(verify("91", "1234")) == "9000");
    CHECK(chip("00200091") == "63c3");
    CHECK(chip("00b0820001") == "ff9000");
    chip(verify("91", "0000"));
    CHECK(chip("00b0820001") == "6982");
}

TEST_CASE("tries outlive power and what was open does not") {
    Chip chip;
    chip(select_jpki);
    chip(verify("98", "1234"));
    chip(verify("9b", "WRONG1"));
    chip.card.power_off();
    chip.card.power_on();
    CHECK(chip("802a009702010200") == "6986");
    chip(select_jpki);
    CHECK(chip("802a009702010200") == "6982");
    CHECK(chip("0020009b") == "63c4");
}

TEST_CASE("a warm reset keeps what was open unless the chip is of the other kind") {
    ChipHabits habits;
    habits.warm_reset_forgets = GENERATE(false, true);
    Chip chip("hanako", habits);
    chip(select_jpki);
    chip(verify("98", "1234"));
    chip.card.reset();
    const bool signs = chip("802a009702010200").size() == 516;
    CHECK(signs != habits.warm_reset_forgets);
}

TEST_CASE("malformed tries are refused and not counted") {
    Chip chip;
    CHECK(chip("00200080") == "6986");
    chip(select_jpki);
    CHECK(chip("00200097") == "6981");
    CHECK(chip("00200095") == "6a88");
    CHECK(chip("00200018") == "6a86");
    CHECK(chip("0020008000") == "6986");
    CHECK(chip("0020009800") == "6700");
    CHECK(chip(verify("98", "12345678901234567")) == "6700");
    CHECK(chip("00200098") == "63c3");
    CHECK(chip("0024018004"
               "31323334") == "6982");
}

TEST_CASE("files are read by name or by short name up to their end") {
    Chip chip;
    chip(select_jpki);
    CHECK(chip("00b0000001") == "6986");
    CHECK(chip("00a4020c020006") == "9000");
    CHECK(chip("00b0000004") == "4a504b499000");
    CHECK(chip("00b00000").substr(0, 4) == "6700");
    CHECK(chip("00b000a000") == "6b00");
    CHECK(chip("00b0009f10") == "399000");
    CHECK(chip("00a4020c020018") == "9000");
    CHECK(chip("00b0000001") == "6981");
    CHECK(chip("00a4020c023f00") == "6a82");
    CHECK(chip("00b0840001") == "6a82");
    chip.card.habits().past_end_is_6282 = true;
    chip("00a4020c020006");
    CHECK(chip("00b000a000") == "6282");
}

TEST_CASE("the common application tells serial and expiry in one record") {
    Chip chip;
    chip("00a4040c0a d3921000310001010100");
    const std::string record = chip("00b2010c00");
    CHECK(record.substr(0, 4) == "011c");
    CHECK(record.substr(record.size() - 4) == "9000");
    CHECK(chip("00b2020c00") == "6a83");
}

TEST_CASE("a key signs only after its own secret and only what fits") {
    Chip chip;
    chip(select_jpki);
    const std::string sign_login = "802a00970301020300";
    CHECK(chip(sign_login) == "6982");
    chip(verify("9b", "ABC123"));
    CHECK(chip(sign_login) == "6982");
    chip(verify("98", "1234"));
    CHECK(chip(sign_login).size() == 516);
    CHECK(chip("802a06970301020300") == "6a86");
    CHECK(chip("802a02970301020300") == "6985");
    CHECK(chip("802a0080") == "6986");  // No file is current.
    // Hash and DigestInfo made by the card give what the host would have made.
    const auto digest = base::crypto::sha256(base::view_of("abc"));
    const std::string by_hash = chip("802a029720" + base::hex(digest) + "00");
    const std::string by_card = chip(
        "802a039703"
        "616263"
        "00");
    const std::string by_host = chip(
        "802a009733"
        "3031300d060960864801650304020105000420" +
        base::hex(digest) + "00");
    CHECK(by_hash == by_host);
    CHECK(by_card == by_host);
}

TEST_CASE("under T=0 answers are fetched and lengths corrected") {
    ChipHabits habits;
    habits.t0 = true;
    Chip chip("hanako", habits);
    CHECK(base::hex(chip.card.atr()) == "3b00");
    chip(select_jpki);
    CHECK(chip("00b0880000") == "6c03");
    CHECK(chip("00b0880003") == "8f8f009000");
    CHECK(chip("0020009800") == "63c3");
    chip(verify("98", "1234"));
    CHECK(chip("802a009703010203") == "6100");
    CHECK(chip("00c0000000").size() == 516);
    CHECK(chip("00c0000000") == "6985");
}

TEST_CASE("a card issued without PINs looks locked and code B still opens it") {
    Chip chip("no-pin");
    chip(select_jpki);
    CHECK(chip("00200098") == "63c0");
    CHECK(chip(verify("98", "1234")) == "6984");
    CHECK(chip("00b0880003") == "008f009000");
    chip(select_text);
    CHECK(chip("00200091") == "63c0");
    CHECK(chip(verify("95", code_b(cards::person("no-pin")))) == "9000");
    CHECK(chip("00b0820001") == "ff9000");
}

TEST_CASE("the record of the reference page is made byte by byte") {
    CardPerson person = cards::person("hanako");
    person.name = "見本　花子";
    person.address = "見本市中央１－２－３";
    person.birth_date = "1990-01-02";
    const CardKeys none{.authentication = base::crypto::PrivateKey::make_p256(),
                        .signing = base::crypto::PrivateKey::make_p256(),
                        .authentication_certificate = {},
                        .signing_certificate = {},
                        .authentication_ca = {},
                        .signing_ca = {}};
    const auto chip = chip_of(person, none);
    CHECK(base::hex(chip[1].files[1].content) ==
          "ff204ddf2108000e00200041004c"
          "df220fe8a68be69cace38080e88ab1e5ad90"
          "df231ee8a68be69cace5b882e4b8ade5a4aeefbc91efbc8defbc92efbc8defbc93"
          "df24083139393030313032df250132");
}
