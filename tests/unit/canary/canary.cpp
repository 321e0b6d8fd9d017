// The searcher that other tests trust must find what was planted.
#include <iconv.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <filesystem>

#include "base/bytes.h"
#include "base/files.h"

namespace fs = std::filesystem;

namespace {

const std::string canary = "金糸雀 窓口";

struct Folder {
    Folder() {
        char name[] = "/tmp/canary-XXXXXX";
        path = mkdtemp(name);
        fs::create_directories(path / "deep" / "er");
        plant("innocent", base::to_bytes("nothing to see, 金魚 窓"));
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    void plant(const std::string& name, base::ByteView bytes) const {
        REQUIRE(base::write_file(path / "deep" / "er" / name, bytes, 0600));
    }
    // 0 = not found, 1 = found, as the program says it.
    int search(const std::string& word = canary) const {
        const auto command = std::string(SOURCE_DIR "/tests/support/find_canary ") + path.string() +
                             " -- '" + word + "' >/dev/null";
        return WEXITSTATUS(std::system(command.c_str()));
    }

    fs::path path;
};

base::Bytes in_encoding(const char* encoding, std::string text) {
    const iconv_t converter = ::iconv_open(encoding, "UTF-8");
    char out[256];
    char* from = text.data();
    char* to = out;
    std::size_t left = text.size();
    std::size_t room = sizeof out;
    REQUIRE(::iconv(converter, &from, &left, &to, &room) == 0);
    ::iconv_close(converter);
    return {out, to};
}

base::Bytes amid(base::ByteView bytes) {
    base::Bytes all = base::to_bytes("noise\x01");
    all.insert(all.end(), bytes.begin(), bytes.end());
    all.push_back(0xff);
    return all;
}

}  // namespace

TEST_CASE("where no canary is none is found") {
    const Folder folder;
    CHECK(folder.search() == 0);
}

TEST_CASE("a canary is found in every encoding a program may leave it in") {
    const auto* const encoding = GENERATE("UTF-8", "UTF-16LE", "UTF-16BE", "SHIFT_JIS");
    const auto bytes = in_encoding(encoding, canary);
    INFO(encoding);
    const Folder plain;
    plain.plant("plain", amid(bytes));
    CHECK(plain.search() == 1);
    const Folder hex;
    hex.plant("hex", amid(base::to_bytes(base::hex(bytes))));
    CHECK(hex.search() == 1);
    for (std::size_t shift = 0; shift < 3; ++shift) {
        base::Bytes shifted(shift, 0x5a);
        shifted.insert(shifted.end(), bytes.begin(), bytes.end());
        shifted.insert(shifted.end(), {1, 2, 3, 4});
        const Folder base64;
        base64.plant("base64", amid(base::to_bytes(base::base64(shifted))));
        CHECK(base64.search() == 1);
        const Folder base64url;
        base64url.plant("base64url", amid(base::to_bytes(base::base64url(shifted))));
        CHECK(base64url.search() == 1);
    }
}

TEST_CASE("a canary in JSON escapes or in a file's name is found") {
    const Folder escapes;
    escapes.plant("json", base::to_bytes(R"({"a":"\u91d1\u7cf8\u96c0 \u7a93\u53e3"})"));
    CHECK(escapes.search() == 1);
    const Folder name;
    name.plant("x " + canary + ".txt", base::to_bytes("."));
    CHECK(name.search() == 1);
}

TEST_CASE("searching nothing is wrong usage and not a clean bill") {
    const Folder folder;
    CHECK(folder.search("") == 2);
    CHECK(WEXITSTATUS(std::system(
              SOURCE_DIR "/tests/support/find_canary /nonexistent -- x 2>/dev/null")) == 2);
}
