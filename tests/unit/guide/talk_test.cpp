// How a talk goes on: what is asked back, what a short question is about, where answers lead.
#include "town/guide/talk.h"
#include "town/guide/life_events.h"

#include "tests/unit/guide/town_files.h"

using guide_test::misaki_files;
using namespace town::guide;

namespace {

const Asks& asks() {
    static const Asks read = [] {
        auto made = Asks::from(misaki_files());
        REQUIRE(made);
        return made.take();
    }();
    return read;
}

// By words alone: no model is trained for it.
const Talk& talk() {
    static const Talk opened = [] {
        auto made = Talk::open({}, misaki_files());
        REQUIRE(made);
        return made.take();
    }();
    return opened;
}

std::vector<std::string> ids(const std::vector<Entry>& entries) {
    std::vector<std::string> found;
    for (const Entry& entry : entries) found.push_back(entry.id);
    return found;
}

std::string followed(const std::string& question, const std::string& about) {
    return asks().follow(question, about).entry;
}

}  // namespace

TEST_CASE("a short question belongs to the answer before it") {
    CHECK(followed("いくら？", "juminhyo-copy") == "juminhyo-fee");
    CHECK(followed("それは なんぼ かかりますか", "juminhyo-copy") == "juminhyo-fee");
    CHECK(followed("何がいるん？", "juminhyo-copy") == "juminhyo-bring");
    CHECK(followed("How much is it?", "juminhyo-copy") == "juminhyo-fee");
    CHECK(followed("多少钱？", "taxi-what") == "taxi-fare");
    CHECK(followed("Bao nhiêu?", "taxi-what") == "taxi-fare");
}

TEST_CASE("a question that names a matter of its own leaves the thread") {
    CHECK(followed("水道はいくら？", "juminhyo-copy").empty());
    CHECK(followed("すいどうは いくら", "juminhyo-copy").empty());
    CHECK(followed("how much is the water", "juminhyo-copy").empty());
    CHECK(followed("印鑑証明", "juminhyo-copy").empty());
}

TEST_CASE("without an answer before it a short question has no thread") {
    CHECK(asks().follow("いくら？", "").thread == Asks::Thread::none);
    CHECK(asks().follow("いくら？", "dog-register").thread == Asks::Thread::unanswered);
}

TEST_CASE("every answer that asks.toml names is one of the town's answers") {
    const auto entries = entries_in(misaki_files());
    REQUIRE(entries);
    const auto known = ids(entries.value());
    const auto check = [&](const std::string& id) {
        CAPTURE(id);
        CHECK(std::ranges::find(known, id) != known.end());
    };
    REQUIRE(asks().asks().size() > 20);
    for (const AskBack& ask : asks().asks()) {
        CHECK(ask.entries.size() <= 5);
        CHECK(ask.question.size() == 5);
        for (const auto& id : ask.entries) check(id);
    }
    REQUIRE(asks().facets().size() > 6);
    for (const Facet& facet : asks().facets()) {
        for (const auto& [from, to] : facet.to) {
            check(from);
            check(to);
        }
    }
    const auto events = LifeEvents::from(misaki_files());
    REQUIRE(events);
    for (const auto& [entry, handover] : asks().handovers()) {
        check(entry);
        CAPTURE(entry, handover.life);
        CHECK((handover.life.empty() || events.value().event(handover.life) != nullptr));
    }
}

TEST_CASE("住民票 is asked back about and いくら then gives its fee") {
    const Turn first = talk().ask("住民票", "ja", "");
    REQUIRE(first.kind == Turn::Kind::asks_back);
    CHECK(first.ask.id == "residence-record");
    CHECK(first.entries.size() == first.ask.entries.size());
    const Turn next = talk().ask("いくら？", "ja", first.about());
    CHECK(next.kind == Turn::Kind::answer);
    CHECK(ids(next.entries) == std::vector<std::string>{"juminhyo-fee"});
}

TEST_CASE("an option of what was asked back is shown alone with what is asked next") {
    const Turn chosen = talk().chosen("juminhyo-copy");
    CHECK(chosen.kind == Turn::Kind::answer);
    REQUIRE(chosen.entries.size() == 1);
    CHECK(chosen.handovers.size() == 1);
    const auto next = ids(chosen.further);
    CHECK(std::ranges::find(next, "juminhyo-fee") != next.end());
    CHECK(std::ranges::find(next, "juminhyo-copy") == next.end());
    CHECK(talk().chosen("no-such-answer").kind == Turn::Kind::staff);
}

TEST_CASE("distress comes before the thread and says nothing but its kinds") {
    const Turn urgent = talk().ask("死にたい", "ja", "juminhyo-copy");
    CHECK(urgent.kind == Turn::Kind::urgent);
    CHECK_FALSE(urgent.urgent.empty());
    CHECK(urgent.entries.empty());
    CHECK(urgent.about().empty());
}

TEST_CASE("chatter goes to a person and is offered nothing") {
    const Turn chatter = talk().ask("今日の天気は？", "ja", "");
    CHECK(chatter.kind == Turn::Kind::staff);
    CHECK(chatter.entries.empty());
}

TEST_CASE("a list of what is to be done hands over its event and what is known") {
    const auto handover = asks().handover("death-list");
    CHECK(handover.life == "death");
    CHECK(handover.known == KnownAnswers{{"event", "death"}});
    CHECK(asks().handover("dog-register").known.empty());
}
