// The `madoguchi pack` command as strangers use it, with openssl and sha256sum as witnesses.
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

namespace fs = std::filesystem;

// A folder of its own with a copy of the pack's source, a town's key and `madoguchi` on the PATH.
class Desk {
public:
    Desk() {
        std::string name = (fs::temp_directory_path() / "pack.XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        fs::create_directories(folder_ / "provisioning/towns");
        fs::copy(SOURCE_DIR "/provisioning/towns/misaki", source(), fs::copy_options::recursive);
        REQUIRE(run("openssl ecparam -name prime256v1 -genkey -noout -out pack.key") == 0);
        REQUIRE(run("openssl ec -in pack.key -pubout -out pack.pub") == 0);
    }
    ~Desk() { fs::remove_all(folder_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    fs::path source() const { return folder_ / "provisioning/towns/misaki"; }
    fs::path file(const std::string& name) const { return folder_ / name; }

    int run(const std::string& command) {
        const std::string line = "cd '" + folder_.string() +
                                 "' && PATH='" BIN_DIR "':\"$PATH\" && {\n" + command +
                                 "\n} >out 2>err";
        const int status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string read(const std::string& name) const {
        std::ifstream stream(folder_ / name, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    nlohmann::json shown() const { return nlohmann::json::parse(read("out"), nullptr, false); }

private:
    fs::path folder_;
};

const std::string build = "madoguchi pack build provisioning/towns/misaki --out m.pack";

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("openssl verifies what pack sign has signed") {
    Desk desk;
    REQUIRE(desk.run(build) == 0);
    const std::size_t unsigned_size = desk.read("m.pack").size();
    REQUIRE(desk.run("madoguchi pack sign m.pack --key pack.key") == 0);
    const std::string pack = desk.read("m.pack");
    REQUIRE(pack.substr(unsigned_size, 4) == "SIGN");
    const std::size_t signed_size = unsigned_size + 4 + 8;
    desk.write("signed", pack.substr(0, signed_size));
    desk.write("signature", pack.substr(signed_size + 2));
    CHECK(desk.run("openssl dgst -sha256 -verify pack.pub -signature signature signed") == 0);
    desk.write("signed", pack.substr(0, signed_size - 1));
    CHECK(desk.run("openssl dgst -sha256 -verify pack.pub -signature signature signed") != 0);
}

TEST_CASE("pack show names town, version, key and journeys in one JSON line") {
    Desk desk;
    REQUIRE(desk.run(build + " --version 7") == 0);
    REQUIRE(desk.run("madoguchi pack show m.pack --json") == 0);
    CHECK(lines_in(desk.read("out")) == 1);
    CHECK(desk.shown()["town"] == "misaki");
    CHECK(desk.shown()["version"] == 7);
    CHECK(desk.shown()["key_id"].is_null());
    CHECK(desk.shown()["journeys"].size() >= 3);
    REQUIRE(desk.run("madoguchi pack sign m.pack --key pack.key") == 0);
    REQUIRE(desk.run("madoguchi pack show m.pack --json") == 0);
    const std::string key_id = desk.shown()["key_id"];
    REQUIRE(desk.run("openssl ec -in pack.key -pubout -outform DER 2>/dev/null | sha256sum") == 0);
    CHECK(key_id == desk.read("out").substr(0, 16));
}

TEST_CASE("a source that is not fit is not built and one line says so") {
    Desk desk;
    desk.write("provisioning/towns/misaki/words/extra.ja.toml", "[home]\nextra = \"あ\"\n");
    CHECK(desk.run("madoguchi pack check provisioning/towns/misaki") == 1);
    CHECK(lines_in(desk.read("err")) == 1);
    CHECK(desk.read("out").find("\"home.extra\"") != std::string::npos);
    CHECK(desk.run(build) == 1);
    CHECK_FALSE(fs::exists(desk.file("m.pack")));
}

TEST_CASE("a pack that cannot be signed stays as it was") {
    Desk desk;
    REQUIRE(desk.run(build) == 0);
    const std::string before = desk.read("m.pack");
    REQUIRE(desk.run("openssl genrsa -out rsa.key 2048") == 0);
    REQUIRE(desk.run("openssl ecparam -name secp384r1 -genkey -noout -out other.key") == 0);
    for (const std::string key : {"rsa.key", "other.key", "missing.key", "m.pack"}) {
        INFO(key);
        CHECK(desk.run("madoguchi pack sign m.pack --key " + key) == 1);
        CHECK(lines_in(desk.read("err")) == 1);
        CHECK(desk.read("m.pack") == before);
    }
    desk.write("cut.pack", before.substr(0, before.size() / 2));
    CHECK(desk.run("madoguchi pack sign cut.pack --key pack.key") == 1);
    CHECK(desk.run("madoguchi pack show cut.pack --json") == 1);
    CHECK(desk.read("out").empty());
}

TEST_CASE("wrong usage ends with 2 and help with 0") {
    Desk desk;
    CHECK(desk.run("madoguchi pack") == 2);
    CHECK(desk.run("madoguchi pack fold m.pack") == 2);
    CHECK(desk.run("madoguchi pack build provisioning/towns/misaki") == 2);
    CHECK(desk.run(build + " --version 0") == 2);
    CHECK(desk.run(build + " --version 1x") == 2);
    CHECK(desk.run("madoguchi pack sign m.pack") == 2);
    CHECK(desk.run("madoguchi pack check a b") == 2);
    CHECK(desk.read("err") == "pack: one DIR only, not also b; see madoguchi pack --help\n");
    CHECK(desk.run("madoguchi pack check --colour red a") == 2);
    CHECK(desk.read("err") == "pack: no such flag: --colour; see madoguchi pack --help\n");
    for (const char* part : {"", " check", " build", " sign", " show"}) {
        CHECK(desk.run("madoguchi pack" + std::string(part) + " --help") == 0);
    }
}

TEST_CASE("ask says at once what it lacks: a pack, a language, a place for its run") {
    Desk desk;
    const auto refused = [&](const std::string& command) {
        CHECK(desk.run(command) == 1);
        CHECK(lines_in(desk.read("err")) == 1);
        return desk.read("err");
    };
    fs::create_directories(desk.file("elsewhere"));
    CHECK(refused("cd elsewhere && madoguchi ask --json 住民票").find("--pack FILE") !=
          std::string::npos);
    CHECK(refused("madoguchi ask --language xx 住民票").find("has no language xx; it has ja,") !=
          std::string::npos);
    CHECK(refused("madoguchi ask --corpus no --queries no --run nowhere/run.tsv")
              .find("nowhere/run.tsv cannot be written") != std::string::npos);
}

TEST_CASE("the commands of add-a-journey run as they stand and show the new journey") {
    Desk desk;
    const std::string page = [] {
        std::ifstream stream(SOURCE_DIR "/docs/add-a-journey.md");
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }();
    std::string commands;
    std::string named;
    std::string block;
    std::string language;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (language.empty() && line.starts_with("```")) {
            language = line.substr(3);
        } else if (line == "```") {
            if (language == "sh") commands += block;
            if (language == "toml") desk.write("provisioning/towns/misaki/" + named, block);
            language.clear();
            block.clear();
        } else if (!language.empty()) {
            block += line + "\n";
        } else if (const auto end = line.rfind('`'); end != std::string::npos && end > 0) {
            const auto start = line.rfind('`', end - 1);
            const std::string path = line.substr(start + 1, end - start - 1);
            if (path.ends_with(".toml") && path.find('/') != std::string::npos) named = path;
        }
    }
    REQUIRE(lines_in(commands) == 4);
    CHECK(desk.run("set -e\n" + commands) == 0);
    const std::string out = desk.read("out");
    CHECK(out.find("\"taxi-pass-again\"") != std::string::npos);
    CHECK(out.find("\"version\":2") != std::string::npos);
}
