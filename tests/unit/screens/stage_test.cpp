#include <catch2/catch.hpp>

#include "screens/elements_json.h"
#include "screens/stage.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

namespace view = kiosk::view;

// A stage, a surface in memory and the Japanese words.
struct Theatre {
    std::unique_ptr<screens::Stage> stage = screens::Stage::open().take();
    std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(1920 * 1080);
    view::Say say = samples::say_from(samples::read_words("ja"));

    std::vector<screens::ui::PixelRect> show(const view::Frame& frame) {
        stage->make(frame, say, 1920, 1080);
        return stage->paint({pixels.data(), 1920, 1080, 1920});
    }
    const screens::Sheeted& touch(const view::Frame& frame, const std::string& target) {
        return stage->make(frame, say, 1920, 1080, target);
    }
};

view::Frame sample(const std::string& name) {
    for (const auto& each : samples::all("ja", 0)) {
        if (each.name == name) return each.frame;
    }
    FAIL("no sample " << name);
    return {};
}

template <class Wanted>
bool wants(const screens::Sheeted& sheet) {
    return sheet.wish && std::holds_alternative<Wanted>(*sheet.wish);
}
const screens::ui::Element* element(const screens::Sheeted& sheet, const std::string& id) {
    for (const auto& each : sheet.elements) {
        if (each.id == id) return &each;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a frame shown twice is drawn once") {
    Theatre theatre;
    for (const samples::Sample& each : samples::all("ja", 0)) {
        CAPTURE(each.name);
        CHECK(!theatre.show(each.frame).empty());
        CHECK(theatre.show(each.frame).empty());
    }
}

TEST_CASE("a pressed key redraws little more than the key") {
    Theatre theatre;
    const auto frame = sample("enter_pin");
    theatre.show(frame);
    theatre.stage->press("digit.5");
    int area = 0;
    for (const auto& rect : theatre.show(frame)) area += rect.w * rect.h;
    CHECK(area > 190 * 160 / 2);
    CHECK(area < 5 * 4 * 64 * 64 + 1);
}

TEST_CASE("what is redrawn by parts looks like what is drawn at once") {
    Theatre parts, whole;
    for (const char* name : {"welcome", "question", "enter_pin", "receipt", "desk", "question"}) {
        parts.show(sample(name));
    }
    whole.show(sample("question"));
    CHECK(parts.pixels == whole.pixels);
}

TEST_CASE("only waiting moves") {
    Theatre theatre;
    for (const samples::Sample& each : samples::all("ja", 0)) {
        CAPTURE(each.name);
        const std::vector<std::string> waiting{"reading",
                                               "saving",
                                               "looking_up",
                                               "desk_signing_in",
                                               "receipt_waiting",
                                               "table_loading",
                                               "desk_table_loading",
                                               "guide_looking",
                                               "desk_receipt_waiting"};
        const bool waits = std::count(waiting.begin(), waiting.end(), each.name) > 0;
        theatre.show(each.frame);
        CHECK(theatre.stage->make(each.frame, theatre.say, 1920, 1080).moving == waits);
        // What draws people in changes slowly, between long rests.
        const bool turns = each.name == "welcome_invites";
        CHECK(theatre.stage->make(each.frame, theatre.say, 1920, 1080).turning == turns);
        theatre.stage->beat();
        CHECK(theatre.show(each.frame).empty() == (!waits && !turns));
    }
}

TEST_CASE("a touch means what the target says") {
    Theatre theatre;
    CHECK(wants<view::Started>(theatre.touch(sample("welcome"), "tile.taxi-pass")));
    CHECK(wants<view::Agreed>(theatre.touch(sample("purpose"), "onward")));
    CHECK(wants<view::HasNoCard>(theatre.touch(sample("place_card"), "no_card")));
    CHECK(wants<view::DigitPressed>(theatre.touch(sample("enter_pin"), "digit.7")));
    CHECK(wants<view::PinUnknown>(theatre.touch(sample("enter_pin"), "pin_unknown")));
    CHECK(wants<view::PinEntered>(theatre.touch(sample("enter_pin_wrong"), "onward")));
    CHECK(wants<view::OptionToggled>(theatre.touch(sample("question"), "option.care")));
    CHECK(wants<view::DoesNotKnowPressed>(theatre.touch(sample("question"), "option.unknown")));
    CHECK(wants<view::PersonalShown>(theatre.touch(sample("question"), "show")));
    CHECK(wants<view::GoOn>(theatre.touch(sample("question"), "onward")));
    CHECK(wants<view::GoBack>(theatre.touch(sample("question"), "back")));
    CHECK(wants<view::GaveUp>(theatre.touch(sample("question"), "quit")));
    CHECK(wants<view::CallsStaff>(theatre.touch(sample("question"), "call_staff")));
    CHECK(wants<view::CharacterTyped>(theatre.touch(sample("question_kana"), "key.\u3042")));
    CHECK(wants<view::ConvertPressed>(theatre.touch(sample("question_kanji"), "convert")));
    CHECK(
        wants<view::CandidateChosen>(theatre.touch(sample("question_candidates"), "candidate.0")));
    CHECK(wants<view::EraChosen>(theatre.touch(sample("question_era"), "era.showa")));
    CHECK(wants<view::ConsentGiven>(theatre.touch(sample("question_consent"), "consent.no")));
    CHECK(wants<view::StaysHere>(theatre.touch(sample("idle"), "stay")));
    CHECK(wants<view::StaysHere>(theatre.touch(sample("quit"), "stay")));
    CHECK(wants<view::GaveUp>(theatre.touch(sample("quit"), "quit")));
    CHECK(wants<view::Finished>(theatre.touch(sample("receipt"), "onward")));
    CHECK(wants<view::TextSizeChanged>(theatre.touch(sample("welcome"), "text_size")));
    CHECK(wants<view::LanguageChosen>(theatre.touch(sample("welcome"), "language.easy")));
    CHECK(wants<view::FieldCorrected>(theatre.touch(sample("desk"), "correct.phone")));
    CHECK(wants<view::Confirmed>(theatre.touch(sample("desk"), "confirm")));
    CHECK(wants<view::CorrectionSaved>(theatre.touch(sample("desk_edit_phone"), "save")));
    CHECK(!theatre.touch(sample("welcome"), "").wish);
}

template <class Wanted>
const Wanted& wanted(const screens::Sheeted& sheet) {
    REQUIRE(wants<Wanted>(sheet));
    return std::get<Wanted>(*sheet.wish);
}

TEST_CASE("a touch on what services show means what the target says") {
    Theatre theatre;
    const auto more =
        wanted<view::LineChanged>(theatre.touch(sample("question_lines"), "line.milk.more"));
    CHECK(more.id == "milk");
    CHECK(more.by == 1);
    CHECK(wanted<view::LineChanged>(theatre.touch(sample("question_lines"), "line.eggs.less")).by ==
          -1);
    CHECK(
        wanted<view::PageTurned>(theatre.touch(sample("question_option_pages"), "page.next")).by ==
        1);
    CHECK(
        wanted<view::PageTurned>(theatre.touch(sample("question_option_pages"), "page.back")).by ==
        -1);
    CHECK(wanted<view::CharacterTyped>(theatre.touch(sample("question_text"), "new_line")).text ==
          "\n");
    CHECK(wanted<view::CharacterTyped>(theatre.touch(sample("question_text"), "key.\u3002")).text ==
          "\u3002");
    CHECK(wanted<view::CharacterTyped>(theatre.touch(sample("question_code"), "key.-")).text ==
          "-");
    CHECK(wants<view::KeptForLater>(theatre.touch(sample("question_lines_few"), "keep_for_later")));
    const auto act = wanted<view::ActChosen>(theatre.touch(sample("table"), "act.loan-longer.l1"));
    CHECK(act.journey == "loan-longer");
    CHECK(act.row == "l1");
    CHECK(wants<view::TablePrinted>(theatre.touch(sample("table"), "print")));
    CHECK(wants<view::Finished>(theatre.touch(sample("table"), "onward")));
    CHECK(wants<view::Printed>(theatre.touch(sample("carry_home"), "print")));
    CHECK(wants<view::EmergencySeen>(theatre.touch(sample("emergency"), "seen")));
    CHECK(wants<view::Started>(theatre.touch(sample("welcome_eight"), "tile.group:move")));
    CHECK(wants<view::GoBack>(theatre.touch(sample("welcome_group"), "back")));
    CHECK(wants<view::TriesAgain>(theatre.touch(sample("not_kept"), "try_again")));
    CHECK(wants<view::GaveUp>(theatre.touch(sample("not_kept_leave"), "quit")));
    CHECK(wanted<view::TabChosen>(theatre.touch(sample("desk_tabs"), "tab.acts")).id == "acts");
    CHECK(
        wanted<view::ActChosen>(theatre.touch(sample("desk_acts"), "act.pass-issue")).row.empty());
    CHECK(wanted<view::ActChosen>(theatre.touch(sample("desk_table"), "act.pass-stop.p2")).row ==
          "p2");
    CHECK(wants<view::CompletionWanted>(theatre.touch(sample("desk_tabs"), "completion")));
}

TEST_CASE("signs are typed on a sheet of their own and the sounds come back") {
    Theatre theatre;
    const auto frame = sample("question_text");
    CHECK(!theatre.touch(frame, "signs").wish);
    CHECK(wanted<view::CharacterTyped>(theatre.touch(frame, "digit.7")).text == "7");
    CHECK(!theatre.touch(frame, "kana").wish);
    CHECK(wanted<view::CharacterTyped>(theatre.touch(frame, "key.\u3042")).text == "\u3042");
}

TEST_CASE("a code to carry home is drawn 60 mm wide or more") {
    Theatre theatre;
    auto frame = sample("carry_home");
    for (const int size : {21, 57, 113, 145, 177}) {
        CAPTURE(size);
        auto& qr = std::get<view::CarryHome>(frame.body).qr;
        qr.size = size;
        qr.dark.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), 1);
        theatre.show(frame);
        // A copy: the list it stands in is made anew by every look.
        const auto list = theatre.touch(frame, "");
        const auto* found = element(list, "qr");
        REQUIRE(found != nullptr);
        const auto at = found->at;
        theatre.show(frame);
        // Black along the middle of its place: the modules without the quiet zone.
        int black = 0;
        const int y = at.y + at.h / 2;
        for (int x = at.x; x < at.x + at.w; ++x) {
            const auto pixel = theatre.pixels[static_cast<std::size_t>(y * 1920 + x)];
            if ((pixel & 0xffffffU) == 0) ++black;
        }
        CHECK(black >= 258);  // 4.3 px a mm
    }
}

TEST_CASE("while practising every screen stands in a red frame and says so") {
    Theatre theatre;
    for (samples::Sample each : samples::all("ja", 2)) {
        CAPTURE(each.name);
        each.frame.practice = true;
        theatre.show(each.frame);
        const auto& sheet = theatre.touch(each.frame, "");
        CHECK(element(sheet, "practice") != nullptr);
        CHECK(sheet.overflows.empty());
        for (const auto& at : {std::pair{3, 540}, {1916, 540}, {960, 3}, {960, 1076}}) {
            const auto pixel =
                theatre.pixels[static_cast<std::size_t>(at.second * 1920 + at.first)];
            CHECK((pixel & 0xffffffU) == 0xce0000U);
        }
    }
}

TEST_CASE("an application that was not kept says so and names every way on") {
    Theatre theatre;
    const auto& both = theatre.touch(sample("not_kept"), "");
    for (const char* id : {"try_again", "call_staff", "quit"}) CHECK(element(both, id) != nullptr);
    CHECK(element(both, "title")->label == theatre.say("out_of_service.not_kept", {}));
    const auto& leave = theatre.touch(sample("not_kept_leave"), "");
    CHECK(element(leave, "try_again") == nullptr);
    CHECK(element(leave, "quit") != nullptr);
    CHECK(element(leave, "call_staff") != nullptr);
}

TEST_CASE("an application can be sent only after its last page was read") {
    Theatre theatre;
    const auto frame = sample("review");
    CHECK(!theatre.touch(frame, "onward").wish);
    CHECK(element(theatre.touch(frame, ""), "row.notice") != nullptr);
    CHECK(wants<view::Submitted>(theatre.touch(frame, "onward")));
    CHECK(!theatre.touch(frame, "back").wish);
    CHECK(wants<view::GoBack>(theatre.touch(frame, "back")));
}

TEST_CASE("what is hidden is neither drawn nor said") {
    Theatre theatre;
    auto frame = sample("question_person_shown");
    auto& person = std::get<view::AskPerson>(std::get<view::Question>(frame.body).ask);
    const std::string address = person.address, birth_date = person.birth_date;
    person.shown = false;  // Even when the kiosk hands over the values.
    const auto& sheet = theatre.touch(frame, "");
    const std::string told = screens::elements_json(1, sheet.screen, "ja", sheet.elements);
    CHECK(told.find(address) == std::string::npos);
    CHECK(told.find(birth_date) == std::string::npos);
    for (const auto& words : sheet.written) {
        CHECK(words.words.find(address) == std::string::npos);
        CHECK(words.words.find(birth_date) == std::string::npos);
    }
}

TEST_CASE("of a PIN only the number of digits is said") {
    Theatre theatre;
    const auto* pin = element(theatre.touch(sample("enter_pin"), ""), "pin");
    REQUIRE(pin != nullptr);
    CHECK(pin->value == "2");
}

TEST_CASE("a name no font can draw is reported") {
    Theatre theatre;
    auto frame = sample("question_person");
    auto& person = std::get<view::AskPerson>(std::get<view::Question>(frame.body).ask);
    CHECK(!theatre.touch(frame, "").missing_glyph);
    person.name = "\U00020BB7\u7530 \u8fbb\U000E0101\u9ad9";
    CHECK(!theatre.touch(frame, "").missing_glyph);
    person.name = "\U000F1234";
    const auto& sheet = theatre.touch(frame, "");
    CHECK(sheet.missing_glyph);
    REQUIRE(element(sheet, "missing_glyph") != nullptr);
    CHECK(element(sheet, "missing_glyph")->label == theatre.say("header.missing_glyph", {}));
    CHECK(element(sheet, "where") != nullptr);
    person.name = "見本 花子";
    CHECK(element(theatre.touch(frame, ""), "missing_glyph") == nullptr);
    auto counter = sample("desk");
    std::get<view::Desk>(counter.body).open->fields.front().value = "\U000F1234";
    CHECK(element(theatre.touch(counter, ""), "missing_glyph") != nullptr);
}

TEST_CASE("the menu of looks says what was chosen and wants what is touched") {
    Theatre theatre;
    auto frame = sample("looks_voice");
    CHECK(wanted<view::TextSizeChosen>(theatre.touch(frame, "looks.size.2")).step == 2);
    CHECK(wanted<view::ColoursChosen>(theatre.touch(frame, "looks.inverted")).id == "inverted");
    CHECK(wants<view::ReachChanged>(theatre.touch(frame, "looks.low")));
    CHECK(wants<view::StillChanged>(theatre.touch(frame, "looks.still")));
    CHECK(wants<view::VoiceChanged>(theatre.touch(frame, "looks.voice")));
    CHECK(wanted<view::VoiceFaster>(theatre.touch(frame, "looks.speed.less")).by == -1);
    CHECK(wanted<view::VoiceLouder>(theatre.touch(frame, "looks.volume.more")).by == 1);
    CHECK(wants<view::LooksLeft>(theatre.touch(frame, "onward")));
    CHECK(wants<view::LooksWanted>(theatre.touch(sample("welcome"), "looks")));
    frame.looks.colours = view::Colours::contrast;
    CHECK(element(theatre.touch(frame, ""), "looks.contrast")->value == "chosen");
    CHECK(element(theatre.touch(frame, ""), "looks.ordinary")->value.empty());
}

TEST_CASE("every language can be chosen from the menu of languages and an answer stays") {
    Theatre theatre;
    const auto frame = sample("question_shown");
    theatre.touch(frame, "");
    CHECK(!theatre.touch(frame, "languages").wish);
    CHECK(theatre.touch(frame, "").screen == "languages");
    CHECK(wanted<view::LanguageChosen>(theatre.touch(frame, "language.vi")).language == "vi");
    CHECK(theatre.touch(frame, "").screen == "question");
}

TEST_CASE("who wants no movement sees waiting stand still") {
    Theatre theatre;
    auto frame = sample("reading");
    frame.looks.still = true;
    theatre.show(frame);
    CHECK(!theatre.stage->make(frame, theatre.say, 1920, 1080).moving);
    theatre.stage->beat();
    CHECK(theatre.show(frame).empty());
}

TEST_CASE("a smaller window shows the same screen smaller") {
    Theatre theatre;
    const auto& sheet = theatre.stage->make(sample("welcome"), theatre.say, 1280, 720);
    CHECK(sheet.overflows.empty());
    for (const auto& each : sheet.elements) {
        CHECK(each.at.x + each.at.w <= 1280);
        CHECK(each.at.y + each.at.h <= 720);
    }
}
