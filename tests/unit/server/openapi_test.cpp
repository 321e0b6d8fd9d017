#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "base/files.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;

namespace {

std::string text_of(const std::string& path) {
    const auto bytes = base::read_file(std::filesystem::path(SOURCE_DIR) / path, 1 << 20);
    REQUIRE(bytes);
    return base::to_text(bytes.value());
}

struct Operation {
    std::string method, path;
    bool at_desk = false;
    bool operator<(const Operation& other) const {
        return std::tie(method, path, at_desk) < std::tie(other.method, other.path, other.at_desk);
    }
};

// Read line by line: a path has two spaces before it, a method four, its tags six.
std::set<Operation> written_down() {
    std::set<Operation> operations;
    std::istringstream lines(text_of("server/openapi.yaml"));
    std::string path, method;
    std::smatch found;
    for (std::string line; std::getline(lines, line);) {
        if (std::regex_match(line, found, std::regex("  (/v1/.*):"))) path = found[1];
        if (std::regex_match(line, found, std::regex("    (get|post|delete):"))) {
            method = found[1] == "get" ? "GET" : found[1] == "post" ? "POST" : "DELETE";
        }
        if (line.find("      tags: [") != 0) continue;
        if (line.find("terminals") != std::string::npos) operations.insert({method, path, false});
        if (line.find("desk") != std::string::npos) operations.insert({method, path, true});
    }
    return operations;
}

std::set<Operation> in_the_tables() {
    std::set<Operation> operations{{"POST", "/v1/enrolments", false}};
    const std::regex row("\\{\"(GET|POST|DELETE)\", \"(/v1/[^\"]*)\"");
    for (const auto& [file, at_desk] : {std::pair{"server/doors/terminal_routes.cpp", false},
                                        std::pair{"server/doors/desk_routes.cpp", true}}) {
        const auto text = text_of(file);
        for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
            operations.insert({(*it)[1], (*it)[2], at_desk});
        }
    }
    return operations;
}

}  // namespace

TEST_CASE("every route is written down in openapi.yaml and nothing else is") {
    const auto tables = in_the_tables();
    const auto document = written_down();
    CHECK(tables.size() == 32);
    for (const auto& one : tables) {
        INFO(one.method << " " << one.path << (one.at_desk ? " at the desk" : " at terminals"));
        CHECK(document.contains(one));
    }
    for (const auto& one : document) {
        INFO(one.method << " " << one.path << (one.at_desk ? " at the desk" : " at terminals"));
        CHECK(tables.contains(one));
    }
}

TEST_CASE("every kind of problem the doors speak of is written down") {
    const auto document = text_of("server/openapi.yaml");
    const std::regex call("problem\\(\\s*\\d+,\\s*\"([a-z-]+)\"");
    std::set<std::string> kinds;
    for (const auto* file : {"server/doors/terminal_door.cpp", "server/doors/terminal_routes.cpp",
                             "server/doors/terminal_views.cpp", "server/doors/desk_views.cpp",
                             "server/doors/desk_door.cpp", "server/doors/desk_routes.cpp",
                             "server/doors/replies.cpp", "server/doors/desk_share.cpp",
                             "server/doors/terminal_share.cpp", "server/http/http_server.cpp"}) {
        const auto text = text_of(file);
        for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
            kinds.insert((*it)[1]);
        }
    }
    CHECK(kinds.size() > 30);
    for (const auto& kind : kinds) {
        INFO(kind);
        CHECK(document.find("`" + kind + "`") != std::string::npos);
    }
}
