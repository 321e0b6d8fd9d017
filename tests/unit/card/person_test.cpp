#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/files.h"
#include "drivers/card/emulated/state.h"
#include "tests/unit/card/cards.h"

using namespace drivers::card;

namespace {

const std::string whole =
    "name = \"見本　花子\"\naddress = \"見本市\"\nbirth_date = \"1955-00-00\"\nsex = \"female\"\n"
    "expires_on = \"2033-04-12\"\nsecurity_code = \"2285\"\n";

std::string error_of(const std::string& toml) {
    const auto read = person_from_toml(toml);
    return read ? "" : read.error();
}

struct Folder {
    Folder() { path = ::mkdtemp(name); }
    ~Folder() { std::filesystem::remove_all(path); }
    char name[21] = "/tmp/mdgstate.XXXXXX";
    std::filesystem::path path;
};

}  // namespace

TEST_CASE("every sample person is read") {
    for (const char* name : {"hanako", "ichiro", "no-pin", "rare-letters", "clerk-taro", "child",
                             "foreign-name", "expired", "juki", "other-card"}) {
        INFO(name);
        CHECK_FALSE(cards::person(name).name.empty());
    }
    CHECK_FALSE(cards::person("no-pin").pins);
    CHECK(cards::person("child").pins->signing.empty());
}

TEST_CASE("a person file that is wrong is refused with a sentence") {
    CHECK(error_of(whole).empty());
    CHECK(error_of("name = \"").find("not TOML") == 0);
    CHECK(error_of("name = \"x\"\n") == "address is missing");
    const auto with = [](std::string_view line) { return error_of(whole + std::string(line)); };
    CHECK(with("individual_number = \"123456789012\"\n").find("check digit") != std::string::npos);
    CHECK(with("individual_number = \"123456789018\"\n").empty());
    CHECK(with("kind = \"gold\"\n") == "kind is not a kind of card");
    CHECK(with("[pin]\nauthentication=\"12\"\ntext=\"1234\"\n") ==
          "pin.authentication is not 4 digits");
    CHECK(with("[pin]\nauthentication=\"1234\"\ntext=\"1234\"\nsigning=\"abc\"\n") ==
          "pin.signing is not 6 to 16 of A-Z and 0-9");
}

TEST_CASE("a kept card comes back with the same keys and the tries it had") {
    const Folder folder;
    const auto person = std::string(SOURCE_DIR) + "/tests/people/hanako.toml";
    const auto state = folder.path / "hanako.state";
    base::Bytes certificate;
    {
        auto kept = KeptCard::open(person, state, cards::now());
        REQUIRE(kept);
        certificate = kept.value().card().keys().authentication_certificate;
        kept.value().card().set_tries("text/0011", 2);
        REQUIRE(kept.value().keep());
    }
    auto kept = KeptCard::open(person, state, cards::now());
    REQUIRE(kept);
    CHECK(kept.value().card().keys().authentication_certificate == certificate);
    CHECK(kept.value().tries().at("text/0011") == 2);

    struct stat status {};
    for (const char* secret : {"hanako.state", "auth-ca.key", "sign-ca.key"}) {
        REQUIRE(::stat((folder.path / secret).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    const auto pem = base::read_file(folder.path / "auth-ca.pem", 10000);
    REQUIRE(pem);
    const auto authority = base::crypto::Certificate::from_pem(base::to_text(pem.value()));
    const auto leaf = base::crypto::Certificate::from_der(certificate);
    REQUIRE((authority && leaf));
    CHECK(base::crypto::check_chain(*leaf, *authority, cards::now()) ==
          base::crypto::Trust::trusted);
}

TEST_CASE("a broken state file is not overwritten") {
    const Folder folder;
    const auto state = folder.path / "hanako.state";
    REQUIRE(base::write_file(state, base::view_of("{\"tries\""), 0600));
    CHECK_FALSE(
        KeptCard::open(std::string(SOURCE_DIR) + "/tests/people/hanako.toml", state, cards::now()));
    CHECK(base::to_text(base::read_file(state, 100).value()) == "{\"tries\"");
}

TEST_CASE("troubles are read from words and come at their command once") {
    CHECK(trouble_from("removed@3")->at == 3);
    CHECK(trouble_from("short@1")->kind == CardTrouble::Kind::short_answer);
    for (const char* wrong : {"removed", "removed@", "removed@0", "removed@x", "gone@1", "@1"}) {
        CHECK_FALSE(trouble_from(wrong));
    }
    Troubles troubles;
    troubles.add(*trouble_from("mute@2"));
    CHECK_FALSE(troubles.at_next_command());
    CHECK(troubles.at_next_command() == CardTrouble::Kind::mute);
    CHECK_FALSE(troubles.at_next_command());
}
