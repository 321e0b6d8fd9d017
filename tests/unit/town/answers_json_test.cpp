#include "tests/unit/town/samples.h"

#include "town/answers_json.h"

namespace {

std::string read(std::string_view json) {
    const auto answers = town::answers_from_json(json);
    return answers ? "read" : std::string(town::word(answers.error()));
}

town::Answers every_kind() {
    return {{"unknown", town::DoesNotKnow{}},
            {"several", town::Chosen{{"a", "b"}}},
            {"nothing", town::Chosen{}},
            {"kana", sample::written("みほん")},
            {"copies", town::Counted{-3}},
            {"day", sample::dated("2026-12-01")},
            {"person", sample::born("1955-00-00")},
            {"consent", town::Consented{false}},
            {"order", town::Lined{{{"eggs", 1}, {"milk", 2}}}}};
}

}  // namespace

TEST_CASE("answers of every kind go into JSON and come back the same") {
    const std::string json = town::to_json(every_kind());
    const auto back = town::answers_from_json(json);
    REQUIRE(back);
    CHECK(back.value().size() == 9);
    CHECK(town::to_json(back.value()) == json);
    CHECK(std::get<town::Counted>(back.value().at("copies")).number == -3);
    CHECK(std::get<town::Chosen>(back.value().at("several")).options.size() == 2);
}

TEST_CASE("the name and the address from the card keep every byte") {
    town::FromCard card = sample::born("1955-02-17");
    const std::string name = "𠮷田　󠄀 \"花\\子\"\x7F";
    const std::string address = "岡山県\t美咲町１２３４　かっこ（仮）";
    card.person.name = sample::secret(name);
    card.person.address = sample::secret(address);
    const auto back = town::answers_from_json(town::to_json({{"person", card}}));
    REQUIRE(back);
    const auto& person = std::get<town::FromCard>(back.value().at("person")).person;
    CHECK(person.name.reveal() == name);
    CHECK(person.address.reveal() == address);
    CHECK(person.birth_date.reveal() == "1955-02-17");
    CHECK(person.sex == town::Sex::female);
}

TEST_CASE("no answers at all are an empty object") {
    CHECK(town::to_json({}) == "{}");
    CHECK(read("{}") == "read");
}

TEST_CASE("text that is not JSON is refused") {
    CHECK(read("") == "not_json");
    CHECK(read("{") == "not_json");
    CHECK(read("{\"a\":{\"counted\":1}} x") == "not_json");
    CHECK(read("{\"a\":{\"written\":\"\xFF\"}}") == "not_json");
}

TEST_CASE("JSON that is not answers is refused") {
    for (const char* json :
         {"[]", "1", "{\"a\":1}", "{\"a\":{}}", "{\"a\":{\"counted\":1,\"written\":\"x\"}}",
          "{\"a\":{\"counted\":1.5}}", "{\"a\":{\"counted\":\"1\"}}",
          "{\"a\":{\"counted\":18446744073709551615}}", "{\"a\":{\"chosen\":\"x\"}}",
          "{\"a\":{\"chosen\":[1]}}", "{\"a\":{\"chosen\":[\"\"]}}",
          "{\"a\":{\"does_not_know\":false}}", "{\"a\":{\"consented\":1}}",
          "{\"a\":{\"from_card\":{\"name\":\"x\"}}}",
          "{\"a\":{\"from_card\":{\"name\":\"x\",\"address\":\"y\",\"birth_date\":\"z\","
          "\"sex\":\"M\"}}}",
          "{\"a\":{\"from_card\":{\"name\":\"x\",\"address\":\"y\",\"birth_date\":\"z\","
          "\"sex\":\"male\",\"number\":\"1\"}}}",
          "{\"\":{\"counted\":1}}", "{\"a\":{\"shouted\":\"x\"}}"}) {
        INFO(json);
        CHECK(read(json) == "not_answers");
    }
}

TEST_CASE("an order is a count for each of its lines and nothing else") {
    CHECK(read(R"({"a":{"lined":{"milk":2,"eggs":1}}})") == "read");
    CHECK(read(R"({"a":{"lined":{}}})") == "read");  // Whether it is enough, the check says.
    CHECK(read(R"({"a":{"lined":{"milk":"2"}}})") == "not_answers");
    CHECK(read(R"({"a":{"lined":{"milk":1.5}}})") == "not_answers");
    CHECK(read(R"({"a":{"lined":{"":1}}})") == "not_answers");
    CHECK(read(R"({"a":{"lined":["milk"]}})") == "not_answers");
    CHECK(read(R"({"a":{"lined":{"milk":1,"milk":2}}})") == "not_answers");
    std::string lines = R"({"a":{"lined":{)";
    for (int i = 0; i < 65; ++i) lines += "\"o" + std::to_string(i) + "\":1,";
    lines.back() = '}';
    CHECK(read(lines + "}}") == "not_answers");
}

TEST_CASE("an answer that stands twice is refused") {
    CHECK(read(R"({"a":{"counted":1},"a":{"counted":2}})") == "not_answers");
    CHECK(read(R"({"a":{"counted":1,"counted":2}})") == "not_answers");
}

TEST_CASE("answers beyond the limits are refused") {
    const std::string long_text(4001, 'x');
    CHECK(read("{\"a\":{\"written\":\"" + long_text + "\"}}") == "not_answers");
    CHECK(read("{\"" + std::string(65, 'q') + "\":{\"counted\":1}}") == "not_answers");
    CHECK(read(std::string(64 * 1024 + 1, ' ')) == "too_large");
    std::string many = "{";
    for (int i = 0; i < 401; ++i) many += "\"q" + std::to_string(i) + "\":{\"counted\":1},";
    many.back() = '}';
    CHECK(read(many) == "too_large");
    std::string options = "{\"a\":{\"chosen\":[";
    for (int i = 0; i < 65; ++i) options += "\"o\",";
    options.back() = ']';
    CHECK(read(options + "}}") == "not_answers");
    CHECK(read(std::string(30'000, '[') + std::string(30'000, ']')) == "not_answers");
}
