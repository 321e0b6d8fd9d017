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
    static town::Application application() {
        town::Application made;
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
    const auto first = desk.sending.send(desk.form(), Desk::application());
    const auto second = desk.sending.send(desk.form(), Desk::application());
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
    const auto first = desk.sending.send(form, Desk::application());
    const auto again = desk.sending.send(form, Desk::application());
    REQUIRE(again);
    CHECK(desk.core.applications.size() == 1);
    CHECK(again.value().receipt.number == first.value().receipt.number);
}

TEST_CASE("a chain that stands elsewhere is asked for and the record follows there") {
    Desk desk;
    REQUIRE(desk.sending.send(desk.form(), Desk::application()));
    desk.core.seq = 40;
    desk.core.head[0] ^= 1U;
    const auto sent = desk.sending.send(desk.form(), Desk::application());
    REQUIRE(sent);
    CHECK(sent.value().reply.state == PutReply::State::applied);
    CHECK(desk.core.seq == 41);
}

TEST_CASE("a reply lost on the way back does not make a second record") {
    Desk desk;
    REQUIRE(desk.sending.send(desk.form(), Desk::application()));
    desk.core.mood = FakeCore::Mood::stores_then_falls_silent;
    const auto sent = desk.sending.send(desk.form(), Desk::application());
    REQUIRE(sent);
    CHECK(sent.value().reply.state == PutReply::State::waiting);
    CHECK(desk.core.applications.size() == 2);
    REQUIRE(desk.sending.send(desk.form(), Desk::application()));
    CHECK(desk.core.applications.size() == 3);
}

TEST_CASE("while the core is silent nothing is thanked for and the same form goes out later") {
    Desk desk;
    const auto form = desk.form();
    REQUIRE(desk.sending.send(desk.form(), Desk::application()));
    desk.core.mood = FakeCore::Mood::is_silent;
    CHECK_FALSE(desk.sending.send(form, Desk::application()));
    desk.core.mood = FakeCore::Mood::answers;
    const auto sent = desk.sending.send(form, Desk::application());
    REQUIRE(sent);
    CHECK(desk.core.applications.size() == 2);
    CHECK(desk.core.applications.back().receipt_number == sent.value().receipt.number);
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
