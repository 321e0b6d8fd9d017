#include <catch2/catch.hpp>

#include <map>

#include "tests/unit/screens/sheets.h"

namespace {

using samples::apart;
using samples::inside;
using screens::Sheeted;
using screens::ui::Element;

constexpr int width = 1920, height = 1080;

// Calls `look` for every sample and every question of the town, in every language and size, on
// every page and on the sheet that explains a question.
template <class Look>
void on_every_sheet(Look look) {
    auto stage = screens::Stage::open().take();
    for (const std::string language : {"ja", "easy"}) {
        const auto say = samples::say_from(samples::read_words(language));
        for (int size = 0; size < 3; ++size) {
            auto every = samples::all(language, size);
            for (auto& more : samples::of_the_town(language, size)) every.push_back(more);
            for (const samples::Sample& sample : every) {
                samples::on_every_page(*stage, sample.frame, say, width, height,
                                       [&](const Sheeted& sheet, const std::string& page) {
                                           CAPTURE(sample.name, language, size, page);
                                           look(sheet, *stage, sample.frame);
                                       });
            }
        }
    }
}

std::vector<Element> targets(const Sheeted& sheet) {
    std::vector<Element> found;
    for (const Element& element : sheet.elements) {
        if (element.target) found.push_back(element);
    }
    return found;
}
bool is_staff(const Sheeted& sheet) {
    return sheet.screen == "desk" || sheet.screen == "shared_screen";
}

}  // namespace

TEST_CASE("all words find room on every screen in every size and language") {
    on_every_sheet([](const Sheeted& sheet, auto&, auto&) {
        for (const std::string& id : sheet.overflows) FAIL_CHECK("no room for " << id);
    });
}

TEST_CASE("every target is 96 pixels high and 20 pixels from the next") {
    on_every_sheet([](const Sheeted& sheet, auto&, auto&) {
        const auto all = targets(sheet);
        for (std::size_t i = 0; i < all.size(); ++i) {
            CAPTURE(all[i].id);
            CHECK(all[i].at.h >= 96);
            CHECK(all[i].at.w >= 72);
            CHECK(inside(all[i].at, {0, 0, width, height}));
            for (std::size_t k = 0; k < i; ++k) {
                CAPTURE(all[k].id);
                CHECK(apart(all[i].at, all[k].at, 20));
            }
        }
    });
}

TEST_CASE("no words lie over other words or half over a target") {
    on_every_sheet([](const Sheeted& sheet, auto&, auto&) {
        const auto all = targets(sheet);
        for (std::size_t i = 0; i < sheet.written.size(); ++i) {
            const auto& words = sheet.written[i];
            CAPTURE(words.id, words.words);
            CHECK(inside(words.at, {0, 0, width, height}));
            for (std::size_t k = 0; k < i; ++k) {
                const auto& other = sheet.written[k];
                CAPTURE(other.id, other.words);
                CHECK(apart(words.at, other.at, -3));
            }
            for (const Element& target : all) {
                if (target.id == words.id) continue;
                CAPTURE(target.id);
                CHECK(apart(words.at, target.at, -1));
            }
        }
    });
}

TEST_CASE("capitals are 30 pixels high in the larger sizes and letters never too small") {
    on_every_sheet([](const Sheeted& sheet, auto&, const samples::view::Frame& frame) {
        constexpr float capital = 0.785F;  // of the em, in BIZ UDPGothic
        for (const auto& words : sheet.written) {
            CAPTURE(words.id, words.words, words.points);
            if (is_staff(sheet)) {
                CHECK(words.points >= 26);
            } else if (frame.text_size > 0) {
                CHECK(words.points * capital >= 30);
            } else {
                CHECK(words.points >= 32);
            }
        }
    });
}

TEST_CASE("words stand out from their ground seven to one on the pixels") {
    samples::Picture picture(samples::wide_glass);
    on_every_sheet(
        [&](const Sheeted& sheet, screens::Stage& stage, const samples::view::Frame& frame) {
            if (frame.text_size == 1) return;  // The same colours as beside it.
            picture.take(stage);
            for (const auto& words : sheet.written) {
                CAPTURE(words.id, words.words);
                CHECK(picture.words_stand_out(words.at) >= 7);
            }
        });
}

TEST_CASE("every resident screen calls staff in the middle and offers a way out") {
    on_every_sheet([](const Sheeted& sheet, auto&, const samples::view::Frame& frame) {
        if (frame.at_counter) return;
        const std::vector<std::string> without{"preparing", "call_staff", "desk", "desk_sign_in",
                                               "shared_screen"};
        if (std::count(without.begin(), without.end(), sheet.screen) > 0) return;
        // Where おわる or わかりました is the way out, or there is nothing to leave.
        const std::vector<std::string> nothing_to_leave{
            "welcome",   "out_of_service", "receipt",       "take_card",     "looks",
            "languages", "table",          "carry_home",    "practice_done", "emergency",
            "way",       "life_list",      "look_up_result"};
        bool staff = false, quit = false;
        for (const Element& element : sheet.elements) {
            if (element.id == "quit") quit = true;
            if (element.id != "call_staff") continue;
            staff = true;
            CHECK(std::abs(element.at.x + element.at.w / 2 - width / 2) <= 1);
        }
        CHECK(staff);
        if (std::count(nothing_to_leave.begin(), nothing_to_leave.end(), sheet.screen) == 0) {
            CHECK(quit);
        }
    });
}

TEST_CASE("no two elements of a screen have the same name") {
    on_every_sheet([](const Sheeted& sheet, auto&, auto&) {
        std::map<std::string, int> names;
        for (const Element& element : sheet.elements) {
            CAPTURE(element.id);
            CHECK(++names[element.id] == 1);
            CHECK(!element.id.empty());
            CHECK(!element.speech.empty());
        }
    });
}
