#include <catch2/catch.hpp>

#include "tests/unit/screens/sampling.h"
#include "tests/unit/screens/sheets.h"

TEST_CASE("a code on a receipt has modules that a telephone reads or is left out") {
    constexpr int modules = 109, quiet = 8, least = 2;
    auto stage = screens::Stage::open().take();
    int codes = 0;
    for (samples::Sample& each : samples::all("ja", 0)) {
        auto* receipt = std::get_if<samples::view::Receipt>(&each.frame.body);
        if (receipt == nullptr) continue;
        receipt->qr = samples::qr(modules);
        const auto say = samples::say_from(samples::read_words("ja"));
        for (const samples::Glass glass : {samples::wide_glass, samples::tall_glass}) {
            samples::on_every_page(*stage, each.frame, say, glass.width, glass.height,
                                   [&](const screens::Sheeted& sheet, const std::string& page) {
                                       CAPTURE(each.name, page, glass.width);
                                       CHECK(sheet.overflows.empty());
                                       for (const auto& one : sheet.elements) {
                                           if (one.id != "qr") continue;
                                           ++codes;
                                           CHECK(one.at.w >= least * (modules + quiet));
                                       }
                                   });
        }
    }
    CHECK(codes > 0);
}

TEST_CASE("a clerk reads that it is recorded and nothing that is meant for a visitor") {
    auto stage = screens::Stage::open().take();
    const auto words = samples::read_words("ja");
    const auto say = samples::say_from(words);
    int seen = 0;
    for (const samples::Sample& each : samples::all("ja", 0)) {
        if (!each.name.starts_with("desk_receipt")) continue;
        ++seen;
        CAPTURE(each.name);
        const auto& sheet = stage->make(each.frame, say, 1920, 1080);
        CHECK(sheet.overflows.empty());
        bool number = false;
        for (const auto& one : sheet.elements) {
            number = number || one.id == "number";
            CHECK(one.id != "call_staff");
            CHECK(one.id != "qr");
            CHECK(one.label.find("職員") == std::string::npos);
            CHECK(one.label.find("お取りください") == std::string::npos);
            if (one.id == "title" && each.name == "desk_receipt")
                CHECK(one.label == "記録しました");
        }
        CHECK(number);
    }
    CHECK(seen == 3);
}

TEST_CASE("a number looked up is grouped as on its paper and the screen says where it stands") {
    auto stage = screens::Stage::open().take();
    const auto say = samples::say_from(samples::read_words("ja"));
    const auto shown = [&](const char* typed) {
        samples::view::Frame frame;
        frame.language = "ja";
        samples::view::LookUpNumber look_up;
        look_up.number.pad = samples::view::KeyPad::receipt_number;
        look_up.number.text = typed;
        frame.body = look_up;
        std::string number;
        bool says_where = false;
        for (const auto& one : stage->make(frame, say, 1920, 1080).elements) {
            if (one.id == "text") number = one.value;
            says_where = says_where || (one.id == "title" && one.label.find("控えの紙の") == 0);
        }
        CHECK(says_where);
        return number;
    };
    CHECK(shown("H17K3M9") == "H1-7K3M-9");
    CHECK(shown("H17K3M9P2QX") == "H1-7K3M-9P2Q-X");
    CHECK(shown("H127K3M9P2QX") == "H12-7K3M-9P2Q-X");
}
