#include <catch2/catch.hpp>

#include "server/pages/sending.h"
#include "tests/unit/pages/pages_town.h"

using namespace server::pages;
using pages_test::FakeCore;
using pages_test::StandingClock;

namespace {

struct Desk {
    FakeCore core;
    StandingClock clock;
    Sending sending{core, clock};

    base::Uuid form() const { return base::uuid_v7(clock.now()); }
    town::Application application(const std::string& phone = "0868660000") const {
        town::Application made;
        made.answers = {{"phone", town::Written{base::SecretText(phone)}}};
        made.received_at = clock.now();
        made.journey = "j";
        made.language = "ja";
        made.actor = "home";
        made.evidence.method = "none";
        return made;
    }
};

}  // namespace

TEST_CASE("records follow each other in one chain with receipts of their own") {
    Desk desk;
    const auto first = desk.sending.send(desk.form(), desk.application());
    const auto second = desk.sending.send(desk.form(), desk.application());
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE(desk.core.applications.size() == 2);
    CHECK(desk.core.applications[0].actor == "home");
    CHECK(desk.core.applications[0].receipt_number == first.value().receipt.number);
    CHECK(first.value().receipt.number.starts_with("P1-"));
    CHECK(first.value().receipt.number != second.value().receipt.number);
    CHECK(first.value().reply.state == PutReply::State::applied);
}

TEST_CASE("a form sent twice is one record with one receipt") {
    Desk desk;
    const auto form = desk.form();
    const auto first = desk.sending.send(form, desk.application());
    const auto again = desk.sending.send(form, desk.application());
    REQUIRE(again);
    CHECK(desk.core.applications.size() == 1);
    CHECK(again.value().receipt.number == first.value().receipt.number);
}

TEST_CASE("a chain that stands elsewhere is asked for and the record follows there") {
    Desk desk;
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    desk.core.seq = 40;
    desk.core.head[0] ^= 1U;
    const auto sent = desk.sending.send(desk.form(), desk.application());
    REQUIRE(sent);
    CHECK(sent.value().reply.state == PutReply::State::applied);
    CHECK(desk.core.seq == 41);
}

TEST_CASE("a reply lost on the way back does not make a second record") {
    Desk desk;
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    desk.core.mood = FakeCore::Mood::stores_then_falls_silent;
    const auto sent = desk.sending.send(desk.form(), desk.application());
    REQUIRE(sent);
    CHECK(sent.value().reply.state == PutReply::State::waiting);
    CHECK(desk.core.applications.size() == 2);
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    CHECK(desk.core.applications.size() == 3);
}

TEST_CASE("while the core is silent nothing is thanked for and the same form goes out later") {
    Desk desk;
    const auto form = desk.form();
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    desk.core.mood = FakeCore::Mood::is_silent;
    CHECK_FALSE(desk.sending.send(form, desk.application()));
    desk.core.mood = FakeCore::Mood::answers;
    const auto sent = desk.sending.send(form, desk.application());
    REQUIRE(sent);
    CHECK(desk.core.applications.size() == 2);
    CHECK(desk.core.applications.back().receipt_number == sent.value().receipt.number);
}

TEST_CASE("a form that stands is not sent again with other answers and says so") {
    Desk desk;
    const auto form = desk.form();
    const auto first = desk.sending.send(form, desk.application("0868660000"));
    const auto changed = desk.sending.send(form, desk.application("0868661111"));
    REQUIRE(changed);
    CHECK(changed.value().earlier);
    CHECK(changed.value().number() == first.value().receipt.number);
    CHECK(desk.core.applications.size() == 1);
    CHECK_FALSE(desk.sending.send(form, desk.application("0868660000")).value().earlier);
}

TEST_CASE("a form that came to nothing is sent with other answers as a record of its own") {
    Desk desk;
    for (const auto& [state, refused] : {std::pair{"applied", "full"}, std::pair{"dead", ""}}) {
        INFO(state);
        const auto form = desk.form();
        const auto before = desk.core.applications.size();
        desk.core.state = state;
        desk.core.refused = refused;
        REQUIRE(desk.sending.send(form, desk.application("0868660000")));
        REQUIRE(desk.sending.send(form, desk.application("0868660000")));
        desk.core.state = "applied";
        desk.core.refused = "";
        const auto changed = desk.sending.send(form, desk.application("0868661111"));
        REQUIRE(changed);
        CHECK_FALSE(changed.value().earlier);
        CHECK(changed.value().stands());
        CHECK(desk.core.applications.size() == before + 2);
        CHECK(changed.value().number() == desk.core.applications.back().receipt_number);
    }
}

TEST_CASE("answers mended after a lost reply are not thanked for when the first ones stand") {
    Desk desk;
    const auto form = desk.form();
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    desk.core.mood = FakeCore::Mood::stores_and_is_gone;
    CHECK_FALSE(desk.sending.send(form, desk.application("0868660000")));
    desk.core.mood = FakeCore::Mood::answers;
    const auto mended = desk.sending.send(form, desk.application("0868661111"));
    REQUIRE(mended);
    CHECK(mended.value().earlier);
    CHECK(desk.core.applications.size() == 2);
    CHECK(mended.value().number() == desk.core.applications.back().receipt_number);
}

TEST_CASE("answers mended after a first sending that never arrived carry their own time") {
    Desk desk;
    const auto form = desk.form();
    REQUIRE(desk.sending.send(desk.form(), desk.application()));
    desk.core.mood = FakeCore::Mood::is_silent;
    CHECK_FALSE(desk.sending.send(form, desk.application("0868660000")));
    desk.core.mood = FakeCore::Mood::answers;
    desk.clock.wind(std::chrono::minutes(2));
    const auto mended = desk.sending.send(form, desk.application("0868661111"));
    REQUIRE(mended);
    CHECK_FALSE(mended.value().earlier);
    REQUIRE(desk.core.applications.size() == 2);
    CHECK(desk.core.applications.back().received_at == desk.clock.now());
    CHECK(mended.value().number() == desk.core.applications.back().receipt_number);
}

TEST_CASE("a form that is tried again after it was forgotten shows the number the town has") {
    Desk desk;
    const auto form = desk.form();
    REQUIRE(desk.sending.send(form, desk.application()));
    desk.clock.wind(std::chrono::minutes(31));
    const auto again = desk.sending.send(form, desk.application());
    REQUIRE(again);
    CHECK(again.value().earlier);
    REQUIRE(desk.core.applications.size() == 1);
    CHECK(again.value().number() == desk.core.applications[0].receipt_number);
}

TEST_CASE("a core that talks nonsense is a fault and no crash") {
    class Babbling final : public CoreLine {
    public:
        std::optional<std::string> ask(const std::string&) override { return reply; }
        std::string reply;
    };
    Babbling line;
    for (const auto* reply : {"", "[]", "{}", "not json", R"({"terminal":7})",
                              R"({"table":{"rows":"x"}})", R"({"state":"odd"})"}) {
        INFO(reply);
        line.reply = reply;
        CHECK_FALSE(hello(line));
        const auto seen = view(line, {});
        CHECK((!seen || !seen.value()));
    }
    line.reply = R"({"state":"odd"})";
    CHECK_FALSE(put(line, {}, {}));
}
