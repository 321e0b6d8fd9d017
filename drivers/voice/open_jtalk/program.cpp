#include "drivers/voice/open_jtalk/program.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::voice {
namespace {

namespace fs = std::filesystem;

constexpr int look_again_ms = 10;
constexpr int most_looks = 1000;  // Ten seconds: longer is a program that hangs.
constexpr int wave_at = 3, trace_at = 4;

// Sole owner of one file in memory.
class MemoryFile {
public:
    MemoryFile() : descriptor_(::memfd_create("voice", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return descriptor_; }
    void write(std::string_view text) const {
        // Memory takes it whole; what it does not take is found out by an empty sound.
        (void)!::write(descriptor_, text.data(), text.size());
        ::lseek(descriptor_, 0, SEEK_SET);
    }
    base::Bytes read() const {
        const off_t size = ::lseek(descriptor_, 0, SEEK_END);
        base::Bytes bytes(static_cast<std::size_t>(std::max<off_t>(size, 0)));
        const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        return bytes;
    }

private:
    int descriptor_;
};

// What a child is given: its three files, and nothing else of ours.
class Gifts {
public:
    Gifts(int text, int wave, int trace) {
        posix_spawn_file_actions_init(&actions_);
        // Out of the way first, so that none is overwritten before it is handed over.
        posix_spawn_file_actions_adddup2(&actions_, text, 0);
        posix_spawn_file_actions_adddup2(&actions_, wave, wave_at + 100);
        posix_spawn_file_actions_adddup2(&actions_, trace, trace_at + 100);
        posix_spawn_file_actions_adddup2(&actions_, wave_at + 100, wave_at);
        posix_spawn_file_actions_adddup2(&actions_, trace_at + 100, trace_at);
        posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, trace_at + 1);
    }
    ~Gifts() { posix_spawn_file_actions_destroy(&actions_); }
    Gifts(const Gifts&) = delete;
    Gifts& operator=(const Gifts&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

// True: it ended well. Interrupted or too slow, it is ended by us.
bool wait_for(pid_t child, const Voice::Interrupted& interrupted) {
    const auto watched = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    pollfd end{.fd = watched, .events = POLLIN, .revents = 0};
    bool ended = false;
    for (int looks = 0; watched >= 0 && !ended && looks < most_looks && !interrupted(); ++looks) {
        ended = ::poll(&end, 1, look_again_ms) > 0;
    }
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (watched >= 0) ::close(watched);
    return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

fs::path first_there(std::initializer_list<fs::path> places) {
    std::error_code ignored;
    for (const fs::path& place : places) {
        if (fs::exists(place, ignored)) return place;
    }
    return {};
}

// Beside the program (build/PRESET/bin → build/voice), else where the image has it.
fs::path usual_voice_file() {
    constexpr const char* name = "mei_normal.htsvoice";
    std::error_code ignored;
    const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    return first_there({here / "../../voice" / name, fs::path("/usr/share/madoguchi/voice") / name,
                        fs::path("/usr/share/hts-voice/mei") / name});
}

std::string_view field(std::string_view line, int number) {
    for (; number > 0; --number) {
        const std::size_t comma = line.find(',');
        if (comma == std::string_view::npos) return {};
        line.remove_prefix(comma + 1);
    }
    return line.substr(0, line.find(','));
}

}  // namespace

base::Result<OpenJtalk, VoiceFault> find_open_jtalk(const fs::path& voice_file) {
    OpenJtalk found;
    found.program = first_there({"/usr/bin/open_jtalk", "/usr/local/bin/open_jtalk"});
    if (found.program.empty()) return base::Failure{VoiceFault::no_program};
    found.dictionary = first_there({"/var/lib/mecab/dic/open-jtalk/naist-jdic"});
    if (found.dictionary.empty()) return base::Failure{VoiceFault::no_dictionary};
    found.voice_file = voice_file.empty() ? usual_voice_file() : first_there({voice_file});
    if (found.voice_file.empty()) return base::Failure{VoiceFault::no_voice_file};
    return found;
}

std::optional<Made> run_open_jtalk(const OpenJtalk& where, std::string_view text, int rate,
                                   const Voice::Interrupted& interrupted) {
    const MemoryFile said, wave, trace;
    said.write(std::string(text) + "\n");
    const Gifts gifts(said.descriptor(), wave.descriptor(), trace.descriptor());
    std::string speed = fmt::format("{}.{:03}", rate / 1000, rate % 1000);
    std::string program = where.program, dictionary = where.dictionary, voice = where.voice_file;
    std::string wave_path = fmt::format("/proc/self/fd/{}", wave_at);
    std::string trace_path = fmt::format("/proc/self/fd/{}", trace_at);
    std::string x = "-x", m = "-m", r = "-r", ow = "-ow", ot = "-ot";
    std::array<char*, 12> words{program.data(),   x.data(),  dictionary.data(), m.data(),
                                voice.data(),     r.data(),  speed.data(),      ow.data(),
                                wave_path.data(), ot.data(), trace_path.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    pid_t child = 0;
    if (::posix_spawn(&child, program.c_str(), gifts.get(), nullptr, words.data(),
                      environment.data()) != 0)
        return std::nullopt;
    if (!wait_for(child, interrupted)) return std::nullopt;
    Made made{wave.read(), base::to_text(trace.read())};
    if (made.riff.empty()) return std::nullopt;
    return made;
}

std::string kana_of(std::string_view trace) {
    std::string kana;
    constexpr std::string_view begin = "[Text analysis result]", end = "[Output label]";
    constexpr std::string_view unvoiced = "\u2019", pause = "\u3001";
    trace.remove_prefix(std::min(trace.size(), trace.find(begin)));
    trace = trace.substr(0, trace.find(end));
    while (!trace.empty()) {
        const std::size_t line_end = std::min(trace.size(), trace.find('\n'));
        const std::string_view sound = field(trace.substr(0, line_end), 9);
        kana += sound == pause ? " " : sound;
        trace.remove_prefix(std::min(trace.size(), line_end + 1));
    }
    for (auto at = kana.find(unvoiced); at != std::string::npos; at = kana.find(unvoiced)) {
        kana.erase(at, unvoiced.size());
    }
    return kana;
}

}  // namespace drivers::voice
