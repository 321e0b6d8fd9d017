#include "town/carry_home.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/bytes.h"
#include "base/calendar.h"
#include "tests/unit/town/samples.h"
#include "town/answers_json.h"
#include "town/sealing_suite.h"

using town::CarryHome;
using town::CarryHomeFault;

namespace {

const base::Time made_at = *base::from_rfc3339("2026-11-22T01:38:05.123Z");
constexpr std::chrono::hours one_day{24};

const base::crypto::PrivateKey& seal_key() {
    static const auto key = base::crypto::PrivateKey::make_p256();
    return key;
}

CarryHome sample_carried() {
    return {.journey = "handbook_eight_months",
            .journey_version = 3,
            .language = "easy",
            .answers = {{"feeling", town::Chosen{{"tired", "well"}}},
                        {"weeks", town::Counted{31}},
                        {"worry", sample::written("夜に眠れないことがあります。")},
                        {"due", sample::dated("2027-01-20")},
                        {"agreed", town::Consented{true}},
                        {"helper", town::DoesNotKnow{}}},
            .made_at = made_at};
}

std::string text_of(const CarryHome& carried) {
    auto text = town::carry_home_text(carried, seal_key().public_key());
    REQUIRE(text);
    return *text;
}

std::optional<CarryHomeFault> fault_of(std::string_view text, base::Time now = made_at) {
    const auto opened = town::open_carry_home(text, seal_key(), now);
    if (opened) return std::nullopt;
    return opened.error();
}

// Forty answers as a long questionnaire has them: mostly choices, some numbers, dates and a few
// sentences.
CarryHome forty_answers() {
    CarryHome carried = sample_carried();
    carried.answers.clear();
    std::mt19937 random(7);
    const std::vector<std::string> options = {"yes", "no", "sometimes", "often", "not_at_all"};
    for (int i = 0; i < 40; ++i) {
        const auto id = "question_" + std::to_string(i);
        if (i % 10 == 9) {
            carried.answers[id] = sample::written("朝は起きるのがつらいです" + std::to_string(i));
        } else if (i % 10 == 4) {
            carried.answers[id] =
                sample::dated(fmt::format("2026-{:02}-{:02}", i % 12 + 1, i % 28 + 1));
        } else if (i % 10 == 7) {
            carried.answers[id] = town::Counted{static_cast<int>(random() % 200)};
        } else {
            carried.answers[id] = town::Chosen{{options[random() % options.size()]}};
        }
    }
    return carried;
}

}  // namespace

TEST_CASE("a journey carried home is opened by the town with every answer as it was") {
    const CarryHome carried = sample_carried();
    const auto opened = town::open_carry_home(text_of(carried), seal_key(), made_at + one_day);
    REQUIRE(opened);
    CHECK(opened.value().journey == "handbook_eight_months");
    CHECK(opened.value().journey_version == 3);
    CHECK(opened.value().language == "easy");
    CHECK(opened.value().made_at == made_at);
    CHECK(town::to_json(opened.value().answers) == town::to_json(carried.answers));
}

TEST_CASE("②-2 a carried journey is opened on its thirtieth day and refused on the day after") {
    const std::string text = text_of(sample_carried());
    const auto late_on_last_day =
        *base::from_rfc3339("2026-12-22T14:59:59.999Z");  // 23:59 in Tokyo
    CHECK(fault_of(text, late_on_last_day) == std::nullopt);
    const auto midnight = late_on_last_day + std::chrono::milliseconds{1};
    CHECK(fault_of(text, midnight) == CarryHomeFault::too_old);
    CHECK(fault_of(text, made_at + 31 * one_day) == CarryHomeFault::too_old);
}

TEST_CASE("a carried journey from a clock that runs ahead is refused beyond five minutes") {
    const std::string text = text_of(sample_carried());
    CHECK(fault_of(text, made_at - std::chrono::minutes{4}) == std::nullopt);
    CHECK(fault_of(text, made_at - std::chrono::minutes{6}) == CarryHomeFault::from_the_future);
}

TEST_CASE("every single changed bit of a carried journey is refused") {
    const std::string text = text_of(sample_carried());
    const auto bytes = *base::from_base64url(std::string_view(text).substr(5));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        base::Bytes changed = bytes;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        INFO("bit " << bit);
        const auto refused = bit < 32 ? CarryHomeFault::other_town : CarryHomeFault::not_authentic;
        CHECK(fault_of("MDH1." + base::base64url(changed)) == refused);
    }
}

TEST_CASE("a carried journey cut short or made longer is refused") {
    const std::string text = text_of(sample_carried());
    for (std::size_t size = 0; size < text.size(); ++size) {
        CHECK(fault_of(text.substr(0, size)).has_value());
    }
    CHECK(fault_of(text + "A").has_value());
    CHECK(fault_of(text + " ") == CarryHomeFault::not_carried);
}

TEST_CASE("a code of another town is said to be that") {
    const auto other = base::crypto::PrivateKey::make_p256();
    const auto opened = town::open_carry_home(text_of(sample_carried()), other, made_at);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == CarryHomeFault::other_town);
}

TEST_CASE("a text that only pretends to be for another town's key is not opened with it") {
    const auto other = base::crypto::PrivateKey::make_p256();
    auto bytes = *base::from_base64url(std::string_view(text_of(sample_carried())).substr(5));
    const auto hint = other.public_key().fingerprint();
    std::copy_n(hint.begin(), 4, bytes.begin());
    const auto opened = town::open_carry_home("MDH1." + base::base64url(bytes), other, made_at);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == CarryHomeFault::not_authentic);
}

TEST_CASE("a text that is no carried journey is said to be none") {
    CHECK(fault_of("") == CarryHomeFault::not_carried);
    CHECK(fault_of("MDH1.") == CarryHomeFault::not_carried);
    CHECK(fault_of("MDH2.AAAA") == CarryHomeFault::not_carried);
    CHECK(fault_of("https://www.town.misaki.okayama.jp/") == CarryHomeFault::not_carried);
    CHECK(fault_of("MDH1." + std::string(80, '=')) == CarryHomeFault::not_carried);
}

TEST_CASE("a journey with forty answers fits one code") {
    const auto text = text_of(forty_answers());
    CHECK(text.size() <= town::most_carry_home_text);
    const auto opened = town::open_carry_home(text, seal_key(), made_at);
    REQUIRE(opened);
    CHECK(opened.value().answers.size() == 40);
}

TEST_CASE("answers too long for one code are not carried") {
    CarryHome carried = sample_carried();
    std::mt19937 random(1);
    std::string noise;
    for (int i = 0; i < 1500; ++i) noise += static_cast<char>('a' + random() % 26);
    carried.answers["worry"] = sample::written(noise);
    CHECK_FALSE(town::carry_home_text(carried, seal_key().public_key()));
}

TEST_CASE("the person from the card never leaves with a carried journey") {
    CarryHome carried = sample_carried();
    carried.answers["person"] = sample::born("1955-02-17");
    const auto opened = town::open_carry_home(text_of(carried), seal_key(), made_at);
    REQUIRE(opened);
    CHECK(opened.value().answers.count("person") == 0);
    CHECK(opened.value().answers.size() == carried.answers.size() - 1);
}

TEST_CASE("two texts of the same answers have nothing in common but whose they are") {
    const std::string first = text_of(sample_carried());
    const std::string second = text_of(sample_carried());
    CHECK(first.substr(0, 5) == "MDH1.");
    CHECK(first.substr(5, 5) == second.substr(5, 5));  // whose key
    CHECK(first.substr(12, 44) != second.substr(12, 44));
    CHECK(first.substr(60) != second.substr(60));
}

TEST_CASE("each reason for refusing a carried journey has its own word") {
    std::set<std::string_view> words;
    for (const auto fault :
         {CarryHomeFault::not_carried, CarryHomeFault::other_town, CarryHomeFault::not_authentic,
          CarryHomeFault::too_old, CarryHomeFault::from_the_future}) {
        words.insert(town::word(fault));
    }
    CHECK(words.size() == 5);
    CHECK(words.count("") == 0);
}
