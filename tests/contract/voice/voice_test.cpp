// One contract for every voice, told by the trace it leaves.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/files.h"
#include "drivers/voice/open.h"
#include "drivers/voice/wave.h"
#include "tests/support/skip.h"

namespace {

namespace fs = std::filesystem;
using drivers::voice::Manner;
using drivers::voice::Piece;
using drivers::voice::Voice;

constexpr const char* voice_file = SOURCE_DIR "/build/voice/mei_normal.htsvoice";

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "voice.XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<std::string> trace() const {
        std::ifstream file(path / "spoken.jsonl");
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) lines.push_back(line);
        return lines;
    }
    std::size_t seconds_times_1000(const std::string& name) const {
        const auto bytes = base::read_file(path / name, 64 << 20);
        const auto wave = bytes ? drivers::voice::read_wave(bytes.value()) : std::nullopt;
        return wave ? wave->samples.size() * 1000 / 48000 : 0;
    }
};

// Nothing where the synthesiser or its voice is not installed. The voice alone may be missing
// everywhere: provisioning/setup goes on without it where there is no npm.
std::unique_ptr<Voice> open(const std::string& kind, const Folder& folder) {
    auto voice = drivers::voice::open_voice(kind + folder.path.string(), voice_file);
    if (voice) return voice.take();
    if (voice.error() != drivers::voice::VoiceFault::no_voice_file)
        tests::skip(std::string(word(voice.error())));
    else
        std::cout << "skipped, no voice here: " << word(voice.error()) << '\n';
    return nullptr;
}

bool never() { return false; }
bool always() { return true; }

bool has(const std::string& line, const std::string& part) {
    return line.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what is said stands in the trace in its order and has an end") {
    for (const std::string kind : {"trace:", "folder:"}) {
        const Folder folder;
        const auto voice = open(kind, folder);
        if (!voice) continue;
        say_to_the_end(*voice, {{"ひとつめ", true}, {"ふたつめ", false}}, {1, -1});
        const auto lines = folder.trace();
        REQUIRE(lines.size() == 4);
        CHECK(has(lines[0], "\"begin\":1,\"speed\":1,\"volume\":-1"));
        CHECK(has(lines[1], "ひとつめ"));
        CHECK(has(lines[2], "ふたつめ"));
        CHECK(has(lines[3], "\"end\":1"));
        CHECK(voice->saying().empty());
    }
}

TEST_CASE("a new text cuts the one being said off") {
    for (const std::string kind : {"trace:", "folder:"}) {
        const Folder folder;
        const auto voice = open(kind, folder);
        if (!voice) continue;
        voice->say({{"ひとつめ", false}, {"ふたつめ", false}}, {});
        CHECK(voice->go_on(never));
        CHECK(voice->saying() == "ふたつめ");
        say_to_the_end(*voice, {{"みっつめ", false}}, {});
        const auto lines = folder.trace();
        REQUIRE(lines.size() == 6);
        CHECK(has(lines[2], "\"cut\":1"));
        CHECK(has(lines[4], "みっつめ"));
    }
}

TEST_CASE("stopped it says nothing more") {
    for (const std::string kind : {"trace:", "folder:"}) {
        const Folder folder;
        const auto voice = open(kind, folder);
        if (!voice) continue;
        voice->say({{"ひとつめ", false}}, {});
        voice->stop();
        CHECK(!voice->go_on(never));
        const auto lines = folder.trace();
        REQUIRE(lines.size() == 2);
        CHECK(has(lines[1], "\"cut\":1"));
    }
}

TEST_CASE("interrupted it makes no sound and still owes the piece") {
    for (const std::string kind : {"trace:", "folder:"}) {
        const Folder folder;
        const auto voice = open(kind, folder);
        if (!voice) continue;
        voice->say({{"ひとつめ", false}}, {});
        CHECK(voice->go_on(always));
        CHECK(folder.trace().size() == 1);
        CHECK(voice->saying() == "ひとつめ");
        CHECK(voice->go_on(never));
        CHECK(has(folder.trace().back(), "ひとつめ"));
    }
}

TEST_CASE("forgotten mid sentence it says nothing more") {
    for (const std::string kind : {"trace:", "folder:"}) {
        const Folder folder;
        const auto voice = open(kind, folder);
        if (!voice) continue;
        voice->say({{"なまえ", false}, {"じゅうしょ", false}}, {});
        CHECK(voice->go_on(never));
        voice->forget();
        CHECK(voice->saying().empty());
        CHECK(!voice->go_on(never));
    }
}

TEST_CASE("open jtalk makes a sound that is shorter when it speaks faster") {
    const Folder folder;
    const auto voice = open("folder:", folder);
    if (!voice) return;
    say_to_the_end(*voice, {{"ご用件をえらんでください", true}}, {});
    say_to_the_end(*voice, {{"ご用件をえらんでください", true}}, {2, 0});
    const auto usual = folder.seconds_times_1000("0001.wav");
    const auto fast = folder.seconds_times_1000("0002.wav");
    CHECK(usual > 1000);
    CHECK(fast > 300);
    CHECK(fast * 10 < usual * 8);
}

TEST_CASE("what cannot be said is passed over") {
    const Folder folder;
    const auto voice = open("folder:", folder);
    if (!voice) return;
    say_to_the_end(*voice, {{"、", false}, {"はい", false}}, {});
    const auto lines = folder.trace();
    REQUIRE(lines.size() == 3);
    CHECK(has(lines[1], "はい"));
}

TEST_CASE("a machine without a sound device is told plainly and one with it speaks") {
    ::setenv("SDL_AUDIODRIVER", "there is no such driver", 1);
    const auto none = drivers::voice::open_voice("sound", voice_file);
    REQUIRE(!none);
    const bool installed = none.error() == drivers::voice::VoiceFault::no_sound;
    ::setenv("SDL_AUDIODRIVER", "dummy", 1);
    auto voice = drivers::voice::open_voice("sound", voice_file);
    CHECK(static_cast<bool>(voice) == installed);
    if (!voice) return;
    say_to_the_end(*voice.value(), {{"はい", true}}, {0, 1});
    CHECK(voice.value()->saying().empty());
    voice.value()->stop();
}
