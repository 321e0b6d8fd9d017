#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "tests/fault/support/stub_server.h"

namespace fs = std::filesystem;
using fault::StubServer;

namespace {

struct World {
    World() {
        char name[] = "/tmp/enrol-XXXXXX";
        state = mkdtemp(name);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() { fs::remove_all(state); }

    fs::path state;
    fault::PaperTown town;
};

unsigned mode(const fs::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777u;
}

}  // namespace

TEST_CASE("a terminal without enrolment is told from a damaged one") {
    World world;
    const auto nothing = kiosk::enrolled(world.state);
    REQUIRE(nothing);
    CHECK_FALSE(nothing.value());
    REQUIRE(base::write_file(world.state / "enrolment.json", base::view_of("{"), 0600));
    CHECK_FALSE(kiosk::enrolled(world.state));
}

TEST_CASE("enrolment leaves a key of our own and all the town's certificates") {
    World world;
    StubServer server(world.town);
    const auto enrolment =
        kiosk::enrol(world.state, server.url(), town::to_text(world.town.code()));
    REQUIRE(enrolment);
    CHECK(enrolment.value().name == "hall-1");
    const auto terminal = kiosk::enrolled(world.state).take();
    REQUIRE(terminal);
    CHECK(mode(terminal->keys.key_file) == 0600);
    CHECK(mode(world.state / "enrolment.json") == 0600);
    CHECK(terminal->keys.terminals_url == server.url());
    CHECK(kiosk::identity_of(*terminal).terminal == world.town.identity().terminal);
    CHECK(kiosk::TownClient::make(terminal->keys, kiosk::TownClient::Door::terminals)
              ->send({.path = "/v1/terminals/self/cursor"}));
}

TEST_CASE("a wrong code leaves the terminal as it was") {
    World world;
    StubServer server(world.town);
    auto code = world.town.code();
    code.secret[0] ^= 1;
    const auto answer = kiosk::enrol(world.state, server.url(), town::to_text(code));
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == "the town does not know this code");
    CHECK_FALSE(kiosk::enrolled(world.state).take());
    CHECK(fs::is_empty(world.state / "keys"));
    CHECK_FALSE(kiosk::enrol(world.state, server.url(), "MDGC1.nonsense"));
}

TEST_CASE("the code is never told to a server of another authority") {
    World world;
    fault::PaperTown other;
    StubServer impostor(other);
    bool told = false;
    impostor.bend([&](const std::string&, std::string answer) {
        told = true;
        return answer;
    });
    const auto answer = kiosk::enrol(world.state, impostor.url(), town::to_text(world.town.code()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == "the server there is not the town of this code");
    CHECK_FALSE(told);
}

TEST_CASE("an impostor that sends the town's authority along is still an impostor") {
    World world;
    fault::PaperTown other;
    StubServer impostor(other, {.authority = &world.town.authority()});
    CHECK_FALSE(kiosk::enrol(world.state, impostor.url(), town::to_text(world.town.code())));
    CHECK(impostor.handshakes() == 0);
}

TEST_CASE("an answer with another authority or another's certificate is refused") {
    World world;
    StubServer server(world.town);
    fault::PaperTown other;
    const auto code = town::to_text(world.town.code());
    const auto with = [&](auto change) {
        server.bend([&, change](const std::string&, const std::string& answer) {
            const auto body = answer.substr(answer.find("\r\n\r\n") + 4);
            auto enrolment = town::enrolment_from(body).take();
            change(enrolment);
            return fault::http_answer(201, "application/json", town::to_json(enrolment));
        });
        return kiosk::enrol(world.state, server.url(), code);
    };
    const auto key = base::crypto::PrivateKey::make_p256();
    const auto theirs = other.enrol(base::crypto::make_request(key, "x"), server.url());
    CHECK_FALSE(with([&](town::Enrolment& e) { e.manifest = theirs.manifest; }));
    CHECK_FALSE(with([&](town::Enrolment& e) { e.certificate = theirs.certificate; }));
    CHECK_FALSE(with([&](town::Enrolment& e) { e.manifest.signature[8] ^= 1; }));
    CHECK_FALSE(kiosk::enrolled(world.state).take());
    CHECK(with([](town::Enrolment&) {}));
}

TEST_CASE("a second enrolment that fails leaves the first one working") {
    World world;
    StubServer server(world.town);
    const auto code = town::to_text(world.town.code());
    REQUIRE(kiosk::enrol(world.state, server.url(), code));
    const auto first = kiosk::enrolled(world.state).take()->keys.key_file;
    server.bend([](const std::string&, const std::string&) { return std::string(); });
    CHECK_FALSE(kiosk::enrol(world.state, server.url(), code));
    CHECK(kiosk::enrolled(world.state).take()->keys.key_file == first);
    server.bend(nullptr);
    REQUIRE(kiosk::enrol(world.state, server.url(), code));
    CHECK(kiosk::enrolled(world.state).take()->keys.key_file != first);
    CHECK_FALSE(fs::exists(first));
}
