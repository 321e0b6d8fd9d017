#include <catch2/catch.hpp>

#include "town/toml.h"

namespace {

std::string fault(std::string_view text) {
    const auto table = town::parse_toml(text);
    if (table) return "read";
    return std::to_string(table.error().line) + ": " + table.error().why;
}

template <class T>
T value(const town::TomlTable& table, const char* key) {
    const auto found = table.find(key);
    REQUIRE(found != table.end());
    REQUIRE(std::holds_alternative<T>(found->second.held));
    return std::get<T>(found->second.held);
}

}  // namespace

TEST_CASE("texts, numbers, flags, days, lists and tables are read") {
    const auto read = town::parse_toml(
        "a = \"美咲\"\nb = 2\nc = true\nd = 2026-11-22\ne = [1, 2]\n[f]\n'g 、' = '''x\ny'''\n");
    REQUIRE(read);
    CHECK(value<std::string>(read.value(), "a") == "美咲");
    CHECK(value<std::int64_t>(read.value(), "b") == 2);
    CHECK(value<bool>(read.value(), "c"));
    CHECK(value<std::string>(read.value(), "d") == "2026-11-22");
    CHECK(value<town::TomlArray>(read.value(), "e").size() == 2);
    CHECK(value<std::string>(value<town::TomlTable>(read.value(), "f"), "g 、") == "x\ny");
}

TEST_CASE("fractions and times of day have no place in a pack") {
    CHECK(fault("fee = 3.5").find("fractions") != std::string::npos);
    CHECK(fault("from = 08:30:00").find("fractions") != std::string::npos);
}

TEST_CASE("a wide character outside of quotes is named by its line") {
    CHECK(fault("a = 1\nb　= 2").starts_with("2: outside of quotes"));
    CHECK(fault("a = [\"x\"、\"y\"]").starts_with("1: outside of quotes"));
    CHECK(fault("a = “x”").starts_with("1: outside of quotes"));
    CHECK(fault("a = \"\"\"\n\n\"\"\" 、").starts_with("3: outside of quotes"));
    CHECK(fault("# 、\na = \"、\\\"、\" # 、\nb = '、'\nc = \"\"\"、\"、\"\"\"") == "read");
}

TEST_CASE("a wide character is no space, wherever the library asks") {
    // Under the sanitizers each of these ended the program.
    CHECK(fault("a = \"\"\"x\"\"\"\" 、") != "read");
    CHECK(fault("a = '''x''''' 、") != "read");
    CHECK(fault("a = 1\"、\"") != "read");
    CHECK(fault("a = true\"、\"") != "read");
    CHECK(fault("a = \"\"\"\\、\"\"\"") != "read");
    CHECK(fault("a = \"\"\"x\\\n \n、\"\"\"") == "read");
}

TEST_CASE("what made the library stop the whole program is a fault") {
    CHECK(fault("[=]") != "read");
    CHECK(fault("a = 1\n[\x01]") != "read");
}

TEST_CASE("a byte order mark at the start is no fault") {
    CHECK(fault("\xEF\xBB\xBF"
                "a = 1") == "read");
}

TEST_CASE("nesting without end is refused") {
    CHECK(fault("a = " + std::string(1000, '[') + std::string(1000, ']')) != "read");
}
