// madoguchi speech check DIR: whether the synthesiser says the town's words as the town does.
#include "town/speech.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "drivers/voice/open_jtalk/program.h"
#include "provisioning/tool/command.h"
#include "provisioning/tool/pack_folder.h"

namespace tool {
namespace {

constexpr std::string_view help =
    "madoguchi speech check DIR [--voice-file FILE]\n"
    "    hears every phrase of a pack's source that holds a declared reading (speech/ja.toml) and\n"
    "    every phrase of speech/expected.toml, and compares what the synthesiser says it said\n"
    "madoguchi speech say TEXT [--voice-file FILE]\n"
    "    prints the reading of one text, in katakana\n";

int not_so(const std::string& why) {
    fmt::print(stderr, "speech: {}\n", why);
    return 1;
}

int wrong_usage(const std::string& why) {
    fmt::print(stderr, "speech: {}; see madoguchi speech --help\n", why);
    return 2;
}

// Open JTalk's own account of what it said, without pauses.
class Ear {
public:
    explicit Ear(drivers::voice::OpenJtalk where) : where_(std::move(where)) {}

    const std::string& heard(const std::string& aloud) {
        const auto found = known_.find(aloud);
        if (found != known_.end()) return found->second;
        constexpr int fast = 8000;  // Only the reading counts, not the sound.
        std::string kana;
        for (const std::string& breath : town::breaths(aloud)) {
            const auto made =
                drivers::voice::run_open_jtalk(where_, breath, fast, [] { return false; });
            if (made) kana += drivers::voice::kana_of(made->trace);
        }
        std::erase(kana, ' ');
        return known_.emplace(aloud, std::move(kana)).first->second;
    }

private:
    drivers::voice::OpenJtalk where_;
    std::map<std::string, std::string> known_;
};

// What is said in one go: without the {marks} that are filled in later.
std::string without_marks(std::string_view phrase) {
    std::string words;
    while (!phrase.empty()) {
        const std::size_t open = phrase.find('{');
        words += phrase.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = phrase.find('}', open);
        if (close == std::string_view::npos) break;
        words += '3';
        phrase.remove_prefix(close + 1);
    }
    return words;
}

std::set<std::string> sentences_of(const town::Pack& pack) {
    std::set<std::string> sentences;
    for (const std::string language : {"ja", "easy"}) {
        const auto words = pack.words.find(language);
        if (words == pack.words.end()) continue;
        for (const auto& [key, phrase] : words->second.phrases()) {
            for (std::string& each : town::breaths(without_marks(phrase))) {
                sentences.insert(std::move(each));
            }
        }
    }
    return sentences;
}

int check_speech(const town::Pack& pack, Ear& ear) {
    const auto readings = town::readings_in(pack);
    if (!readings) return not_so(readings.error().file + ": " + readings.error().what);
    const auto expected = town::expected_in(pack);
    if (!expected) return not_so(expected.error().file + ": " + expected.error().what);
    int heard = 0, wrong = 0;
    for (const town::ExpectedReading& each : expected.value()) {
        ++heard;
        const std::string& said = ear.heard(town::read_aloud(each.text, readings.value()));
        if (said == each.kana) continue;
        ++wrong;
        fmt::print("{}: expected {}, heard {}\n", each.text, each.kana, said);
    }
    for (const std::string& sentence : sentences_of(pack)) {
        const std::string plain = town::read_aloud(sentence, {});
        for (const town::Reading& reading : readings.value()) {
            if (plain.find(reading.written) == std::string::npos) continue;
            const std::string aloud = town::read_aloud(sentence, readings.value());
            if (aloud.find(reading.read) == std::string::npos) continue;  // a longer one counts
            const std::string wanted = ear.heard(reading.read);
            if (wanted.empty() || reading.read == reading.written) continue;
            ++heard;
            if (ear.heard(aloud).find(wanted) != std::string::npos) continue;
            ++wrong;
            fmt::print("{}: {} should be {}, heard {}\n", sentence, reading.written, wanted,
                       ear.heard(aloud));
        }
    }
    fmt::print("{} phrases heard, {} not as the town says them\n", heard, wrong);
    return wrong == 0 ? 0 : 1;
}

}  // namespace

int speech_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", help);
        return 0;
    }
    if (words.empty() || (words[0] != "check" && words[0] != "say")) {
        return wrong_usage("one of check, say is needed");
    }
    if (words.size() != 2 && !(words.size() == 4 && words[2] == "--voice-file")) {
        return wrong_usage(words[0] + (words[0] == "say" ? " needs a TEXT" : " needs a DIR") +
                           ", and perhaps --voice-file FILE");
    }
    const std::string voice_file = words.size() == 4 ? words[3] : "";
    const auto where = drivers::voice::find_open_jtalk(voice_file);
    if (!where) return not_so(std::string(word(where.error())));
    Ear ear(where.value());
    if (words[0] == "say") {
        fmt::print("{}\n", ear.heard(town::read_aloud(words[1], {})));
        return 0;
    }
    const auto source = read_pack_folder(words[1]);
    if (!source) return not_so(words[1] + " cannot be read");
    const auto built = town::build(source.value(), std::nullopt);
    if (!built) return not_so("the pack does not pass `madoguchi pack check`");
    const auto pack = town::read(built.value());
    if (!pack) return not_so("the pack cannot be read");
    return check_speech(pack.value(), ear);
}

}  // namespace tool
