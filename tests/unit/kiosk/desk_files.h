#pragma once

#include "tests/unit/kiosk/counter.h"

// Applications as the town tells them to the desk, and what a clerk's tests do with them.
namespace desk_files {

inline const std::string one_row =
    R"({"id":"a1","number":"H1-0000-0000-0","journey":"taxi-pass","journey_version":1,)"
    R"("received_at":"2026-11-22T01:34:00.000Z","arrived_at":"2026-11-22T01:34:01.000Z",)"
    R"("state":"received","terminal":"hall-1","needs_staff":false,"clock_suspect":false,"version":1)";
inline const std::string list = R"({"items":[)" + one_row + R"(}],"after":null})";

inline std::string row_of(const std::string& id) {
    std::string row = one_row;
    row.replace(row.find("a1"), 2, id);
    return row;
}
inline const std::string two_rows =
    R"({"items":[)" + row_of("a1") + "}," + row_of("a2") + R"(}],"after":null})";

inline std::string file(const std::string& phone, const std::string& decisions = "",
                        const std::string& id = "a1") {
    return row_of(id) +
           R"(,"language":"ja","withheld":false,"evidence":{"level":"L2","method":"card_pin",)"
           R"("revocation_unchecked":false,"nonce":""},"answers":{"person":{"from_card":)"
           R"({"name":"見本　花子","address":"美咲町","birth_date":"1955-04-12","sex":"female"}},)"
           R"("other_grounds":{"chosen":["none"]},"notice":{"chosen":["phone"]},)"
           R"("phone":{"written":")" +
           phone + R"("}},"decisions":[)" + decisions + "]}";
}

inline void open(Counter& counter, const std::string& queue = list) {
    counter.sign_in(queue);
    counter.touch(kiosk::view::DeskRowChosen{"a1"});
    CHECK(counter.request()->request.path == "/v1/desk/applications/a1?purpose=application-check");
    counter.answer(200, file("0868-66-000"), "\"1\"");
    REQUIRE(counter.shown().open);
}

inline void correct_phone(Counter& counter) {
    counter.touch(kiosk::view::FieldCorrected{"phone", ""});
    REQUIRE(counter.shown().edit);
    counter.touch(kiosk::view::CharacterTyped{"0"}, kiosk::view::ReasonChosen{"heard"});
    CHECK(std::get<kiosk::view::AskText>(counter.shown().edit->ask).text == "0868-66-0000");
    counter.touch(kiosk::view::CorrectionSaved{});
}
}  // namespace desk_files
