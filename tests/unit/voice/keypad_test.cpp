#include "screens/keypad.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "screens/stage.h"
#include "tests/unit/screens/pages.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

namespace view = kiosk::view;
using screens::Digits;
using screens::Keypad;
using screens::Met;
using screens::Sheeted;

constexpr int width = 1920, height = 1080;

const kiosk::view::Say& japanese() {
    static const auto say = samples::say_from(samples::read_words("ja"));
    return say;
}

screens::Stage& stage() {
    static const auto made = screens::Stage::open().take();
    return *made;
}

view::Frame sample(const std::string& name) {
    for (const samples::Sample& each : samples::all("ja", 0)) {
        if (each.name == name) return each.frame;
    }
    FAIL("no sample " << name);
    return {};
}

view::Frame spoken(view::Frame frame, bool headphones = false) {
    frame.voice = {true, true, headphones, 0, 0};
    return frame;
}

// One sheet, and the keypad before it.
struct Seat {
    view::Frame frame;
    Sheeted sheet;
    Keypad keypad;
    screens::Phrases say{japanese()};

    explicit Seat(view::Frame shown)
        : frame(std::move(shown)), sheet(stage().make(frame, japanese(), width, height)) {}
    Met met() {
        return {frame, sheet.place, sheet.elements, keypad.look(sheet.place, sheet.elements)};
    }
    Keypad::Act press(char sign) { return keypad.key(sign, met(), say); }
};

std::string text_of(const screens::Spoken& words) {
    std::string all;
    for (const view::Phrase& each : words) all += each.text + " ";
    return all;
}

bool says(const screens::Spoken& words, const std::string& part) {
    return text_of(words).find(part) != std::string::npos;
}

template <class Look>
void on_every_sheet_of_residents(Look look) {
    for (const samples::Sample& each : samples::all("ja", 0)) {
        if (std::holds_alternative<view::Desk>(each.frame.body)) continue;
        samples::on_every_page(stage(), each.frame, japanese(), width, height,
                               [&](const Sheeted& sheet, const std::string& page) {
                                   CAPTURE(each.name, page);
                                   look(sheet, each.frame);
                               });
    }
}

std::set<std::string> literals(const std::string& text) {
    static const std::regex key("\"(voice\\.[a-z_]+)\"");
    std::set<std::string> found;
    for (std::sregex_iterator i(text.begin(), text.end(), key), end; i != end; ++i) {
        found.insert((*i)[1].str());
    }
    return found;
}

}  // namespace

TEST_CASE("everything on every screen has words for the ear") {
    const screens::Phrases say(japanese());
    on_every_sheet_of_residents([&](const Sheeted& sheet, const view::Frame& frame) {
        const Met met{frame, sheet.place, sheet.elements, Digits::walk};
        for (const auto* each : screens::reading_order(sheet.elements)) {
            CAPTURE(each->id);
            CHECK(!text_of(screens::element_aloud(met, *each, say)).empty());
        }
        const auto whole = screens::screen_aloud(met, say);
        for (const auto& each : sheet.elements) {
            CAPTURE(each.id);
            if (each.role == screens::ui::Role::heading) CHECK(says(whole, each.speech));
        }
    });
}

TEST_CASE("ten keys reach everything that a finger can press") {
    const screens::Phrases say(japanese());
    on_every_sheet_of_residents([&](const Sheeted& sheet, const view::Frame& frame) {
        Keypad keypad;
        std::set<std::string> reached;
        const auto met = [&] {
            return Met{frame, sheet.place, sheet.elements,
                       keypad.look(sheet.place, sheet.elements)};
        };
        if (met().digits != Digits::walk) keypad.key('.', met(), say);
        for (std::size_t i = 0; i <= sheet.elements.size(); ++i) {
            keypad.key('2', met(), say);
            reached.insert(keypad.reached());
        }
        for (const auto& each : sheet.elements) {
            if (!each.target) continue;
            CAPTURE(each.id);
            CHECK(reached.count(each.id) == 1);
        }
    });
}

TEST_CASE("five presses what the keys have reached and never what they have not") {
    Seat seat(spoken(sample("question")));
    CHECK(seat.press('5').press.empty());
    CHECK(seat.press('2').press.empty());
    const std::string first = seat.keypad.reached();
    CHECK(first.starts_with("option."));
    CHECK(seat.press('5').press == first);
    CHECK(seat.press('8').press.empty());
    CHECK(seat.press('6').press == "onward");
    CHECK(seat.press('4').press == "back");
    CHECK(seat.press('3').press == "call_staff");
}

TEST_CASE("the digits of a PIN are typed and are heard by headphones only") {
    Seat open(spoken(sample("enter_pin")));
    CHECK(open.press('5').press == "digit.5");
    CHECK(open.keypad.first().empty());
    Seat private_ear(spoken(sample("enter_pin"), true));
    CHECK(private_ear.press('0').press == "digit.0");
    CHECK(says(private_ear.keypad.first(), "0"));
    CHECK(private_ear.press('\n').press == "onward");
}

TEST_CASE("a point leaves the digits so that they walk and another one comes back") {
    Seat seat(spoken(sample("question_number")));
    CHECK(seat.press('8').press == "digit.8");
    CHECK(seat.press('.').press.empty());
    CHECK(seat.keypad.reached() == "erase");
    CHECK(seat.press('5').press == "erase");
    CHECK(seat.press('3').press == "call_staff");
    seat.press('.');
    CHECK(seat.press('3').press == "digit.3");
}

TEST_CASE("two digits are one kana") {
    Seat seat(spoken(sample("question_kana")));
    const auto type = [&](char row, char vowel) {
        CHECK(seat.press(row).press.empty());
        return seat.press(vowel).press;
    };
    CHECK(type('1', '1') == "key.あ");
    CHECK(type('2', '5') == "key.こ");
    CHECK(type('9', '3') == "key.る");
    CHECK(type('0', '3') == "key.ん");
    CHECK(type('8', '5') == "key.よ");
    CHECK(type('8', '2').empty());
    CHECK(type('2', '6') == "change");
    CHECK(type('1', '7') == "erase");
    CHECK(type('1', '8') == "space");
}

TEST_CASE("zero turns the voice on and is heard where it was off") {
    Seat seat(sample("welcome"));
    seat.frame.voice.there = true;
    const auto act = seat.press('0');
    REQUIRE(act.wish);
    CHECK(std::holds_alternative<view::VoiceChanged>(*act.wish));
}

TEST_CASE("the one key for speed goes round") {
    Seat seat(spoken(sample("welcome")));
    CHECK(std::get<view::VoiceFaster>(*seat.press('7').wish).by == 1);
    seat.frame.voice.speed = 2;
    CHECK(std::get<view::VoiceFaster>(*seat.press('7').wish).by == -4);
}

TEST_CASE("an address that is shown is said to headphones only") {
    const screens::Phrases say(japanese());
    for (const bool headphones : {false, true}) {
        Seat seat(spoken(sample("question_person_shown"), headphones));
        const Met met = seat.met();
        const auto* address = screens::element_of(met.elements, "person.address");
        REQUIRE(address != nullptr);
        CHECK(says(screens::element_aloud(met, *address, say), address->label) == headphones);
        CHECK(says(screens::screen_aloud(met, say), address->label) == headphones);
    }
}

TEST_CASE("a new screen is said once from its title to how to go on") {
    screens::Narrator narrator;
    const screens::Phrases say(japanese());
    Seat seat(spoken(sample("question")));
    const auto first = narrator.look(seat.met(), say, false, {});
    REQUIRE(first);
    CHECK(says(first->phrases, japanese()("voice.began", {})));
    CHECK(!narrator.look(seat.met(), say, false, {}));
    Seat next(spoken(sample("question_consent")));
    const auto second = narrator.look(next.met(), say, true, {});
    REQUIRE(second);
    for (const auto& each : next.sheet.elements) {
        if (each.role == screens::ui::Role::heading) {
            CHECK(second->phrases.front().text == each.speech);
        }
    }
    CHECK(says(second->phrases, japanese()("common.next", {})));
}

TEST_CASE("a countdown is not said second by second") {
    screens::Narrator narrator;
    const screens::Phrases say(japanese());
    Seat seat(spoken(sample("idle")));
    CHECK(narrator.look(seat.met(), say, false, {}));
    seat.frame.idle = view::IdleQuestion{3};
    seat.sheet = stage().make(seat.frame, japanese(), width, height);
    CHECK(!narrator.look(seat.met(), say, false, {}));
}

TEST_CASE("an option that a key chose is said to be chosen") {
    screens::Narrator narrator;
    const screens::Phrases say(japanese());
    view::Frame frame = spoken(sample("question"));
    auto& options = std::get<view::AskOptions>(std::get<view::Question>(frame.body).ask).options;
    for (auto& each : options) each.chosen = false;
    Seat seat(frame);
    CHECK(narrator.look(seat.met(), say, false, {}));
    options.back().chosen = true;
    Seat after(frame);
    const auto news = narrator.look(after.met(), say, true, {});
    REQUIRE(news);
    CHECK(says(news->phrases, options.back().label));
    CHECK(says(news->phrases, japanese()("voice.chosen", {})));
}

TEST_CASE("the part of a date that is typed next is said") {
    screens::Narrator narrator;
    const screens::Phrases say(japanese());
    view::Frame frame = spoken(sample("question_date"));
    auto& date = std::get<view::AskDate>(std::get<view::Question>(frame.body).ask);
    date.part = 1;
    Seat seat(frame);
    const auto first = narrator.look(seat.met(), say, false, {});
    REQUIRE(first);
    CHECK(says(first->phrases, japanese()("voice.part", {{"part", "年"}})));
    date.part = 2;
    Seat after(frame);
    const auto news = narrator.look(after.met(), say, true, {});
    REQUIRE(news);
    CHECK(says(news->phrases, japanese()("voice.part", {{"part", "月"}})));
}

TEST_CASE("turned off the voice is told to be silent once") {
    screens::Narrator narrator;
    const screens::Phrases say(japanese());
    Seat seat(spoken(sample("welcome")));
    CHECK(narrator.look(seat.met(), say, false, {}));
    seat.frame.voice.on = false;
    const auto silence = narrator.look(seat.met(), say, false, {});
    REQUIRE(silence);
    CHECK(silence->phrases.empty());
    CHECK(!narrator.look(seat.met(), say, false, {}));
}

TEST_CASE("what a row or a sum holds is said once") {
    const screens::Phrases say(japanese());
    Seat seat(spoken(sample("table")));
    int heard = 0;
    for (const auto& each : seat.sheet.elements) {
        const bool sum = each.id.starts_with("figure.");
        if (!sum && !each.id.starts_with("trow.")) continue;
        const std::string last = each.value.substr(each.value.rfind('|') + 1);
        const std::string all = text_of(screens::element_aloud(seat.met(), each, say));
        CAPTURE(each.id, all);
        const auto at = all.find(last);
        CHECK(at != std::string::npos);
        CHECK(all.find(last, at + 1) == std::string::npos);
        ++heard;
    }
    CHECK(heard > 1);
}

TEST_CASE("the page of a longer list is said in words and the key that goes on turns it first") {
    const screens::Phrases say(japanese());
    Seat seat(spoken(sample("life_list")));
    const auto* page = screens::element_of(seat.sheet.elements, "page");
    REQUIRE(page != nullptr);
    CHECK(says(screens::element_aloud(seat.met(), *page, say), "3ページのうち、1ページ目"));
    CHECK(seat.press('6').press == "page.next");
    CHECK(seat.press('4').press == "back");
    CHECK(says(screens::screen_aloud(seat.met(), say), japanese()("common.page_next", {})));
    stage().make(seat.frame, japanese(), width, height, "page.next");
    seat.sheet = stage().make(seat.frame, japanese(), width, height, "page.next");
    CHECK(seat.press('6').press == "onward");
    CHECK(seat.press('4').press == "page.back");
}

TEST_CASE("every phrase the voice adds is in both its languages and none is left over") {
    std::set<std::string> used;
    for (const char* file : {"aloud", "keypad", "narrator"}) {
        std::ifstream source(std::string(SOURCE_DIR "/screens/") + file + ".cpp");
        const std::string text{std::istreambuf_iterator<char>(source), {}};
        used.merge(literals(text));
    }
    for (const std::string language : {"ja", "easy"}) {
        std::set<std::string> there;
        for (const auto& [key, phrase] : samples::read_words(language)) {
            if (key.starts_with("voice.")) there.insert(key);
        }
        CHECK(there == used);
    }
}
