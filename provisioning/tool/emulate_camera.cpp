#include <fmt/core.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <deque>
#include <utility>

#include "base/files.h"
#include "drivers/camera/emulated/server.h"
#include "drivers/camera/picture.h"
#include "provisioning/tool/card_options.h"

// madoguchi emulate camera (design.md §6): pictures before a camera, changed by lines on stdin.
namespace tool {

namespace {

using namespace drivers::camera;
using std::chrono::steady_clock;

constexpr std::size_t most_picture_bytes = std::size_t{64} << 20;
constexpr std::chrono::seconds turn{2};
constexpr const char* help =
    "madoguchi emulate camera --socket PATH [--format yuyv|mjpeg] [--size 1280x720] [--fps 15]\n"
    "                         [PICTURE…]\n"
    "\n"
    "A camera for `--camera emulated:PATH` that sees the PNG, JPEG or PGM picture; several take\n"
    "turns of two seconds; none is a covered lens. Lines on stdin:\n"
    "  show FILE   puts this picture before the camera, and no other\n"
    "  dark        covers the lens\n"
    "Answers: shown, dark (once every connected terminal was given a frame of it), or error: and\n"
    "why; the first answer is of the start. SIGTERM ends it; the end of stdin changes nothing.\n"
    "exit: 0 ended, 1 no socket or no picture (one line on stderr), 2 wrong usage\n";

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

base::Result<drivers::code::GrayPicture, std::string> picture_in(const std::string& file) {
    const auto bytes = base::read_file(file, most_picture_bytes);
    if (!bytes) return base::Failure{file + " cannot be read"};
    auto picture = picture_from(bytes.value());
    if (!picture) return base::Failure{file + " is no picture"};
    return std::move(*picture);
}

// The hands that hold pictures before the camera; lines are answered one after the other.
class Hands {
public:
    Hands(FrameServer& camera, std::vector<drivers::code::GrayPicture> pictures)
        : camera_(camera), pictures_(std::move(pictures)) {
        answer_ = pictures_.empty() ? "dark" : "shown";
        if (!pictures_.empty()) camera_.show(pictures_[0]);
        next_turn_ = steady_clock::now() + turn;
    }

    void hear(std::string_view bytes) {
        for (const char c : bytes) {
            if (c != '\n') {
                line_ += c;
            } else {
                lines_.push_back(std::exchange(line_, {}));
            }
        }
    }

    void go_on() {
        take_turns();
        while (true) {
            if (!answer_.empty()) {
                if (!camera_.is_settled()) return;
                say(std::exchange(answer_, {}));
            }
            if (lines_.empty()) return;
            const std::string line = std::move(lines_.front());
            lines_.pop_front();
            obey(line);
        }
    }

private:
    void take_turns() {
        if (pictures_.size() < 2 || steady_clock::now() < next_turn_) return;
        shown_ = (shown_ + 1) % pictures_.size();
        camera_.show(pictures_[shown_]);
        next_turn_ += turn;
    }

    void obey(const std::string& line) {
        constexpr std::string_view show = "show ";
        if (line == "dark") {
            pictures_.clear();
            camera_.dark();
            answer_ = "dark";
        } else if (line.starts_with(show)) {
            auto picture = picture_in(line.substr(show.size()));
            if (!picture) return say("error: " + picture.error());
            pictures_.clear();
            camera_.show(picture.value());
            answer_ = "shown";
        } else {
            say("error: not show FILE or dark: " + line);
        }
    }

    FrameServer& camera_;
    std::vector<drivers::code::GrayPicture> pictures_;  // that take turns
    std::size_t shown_ = 0;
    steady_clock::time_point next_turn_;
    std::string line_;
    std::deque<std::string> lines_;
    std::string answer_;  // said once every terminal has seen it
};

int end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

void serve(FrameServer& camera, Hands& hands, std::chrono::milliseconds pace) {
    const int ended = end_signals();
    bool stdin_open = true;
    while (true) {
        hands.go_on();
        std::vector<pollfd> watched = {
            {.fd = ended, .events = POLLIN, .revents = 0},
            {.fd = stdin_open ? STDIN_FILENO : -1, .events = POLLIN, .revents = 0}};
        camera.watch(watched);
        if (::poll(watched.data(), watched.size(), static_cast<int>(pace.count())) > 0) {
            if (watched[0].revents != 0) break;
            if (watched[1].revents != 0) {
                char bytes[4096];
                const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
                if (size > 0) hands.hear({bytes, static_cast<std::size_t>(size)});
                stdin_open = size > 0;
            }
        }
        camera.step();
    }
    ::close(ended);
}

int misused(const std::string& sentence) {
    fmt::print(stderr, "madoguchi emulate camera: {}; see --help\n", sentence);
    return 2;
}

int not_done(const std::string& sentence) {
    fmt::print(stderr, "madoguchi emulate camera: {}\n", sentence);
    return 1;
}

base::Result<CameraHabits, std::string> habits_from(const CardOptions& options) {
    CameraHabits habits;
    const std::string format = options.value("--format", "yuyv");
    if (format != "yuyv" && format != "mjpeg") return base::Failure{"--format is yuyv or mjpeg"};
    habits.format = format == "yuyv" ? PixelFormat::yuyv : PixelFormat::mjpeg;
    const std::string size = options.value("--size", "1280x720");
    const auto cross = std::min(size.find('x'), size.size());
    const auto width = number_from(size.substr(0, cross), 2, most_frame_side);
    const auto height =
        number_from(size.substr(std::min(cross + 1, size.size())), 1, most_frame_side);
    if (!width || !height || *width % 2 != 0) {
        return base::Failure{"--size is WIDTHxHEIGHT, the width even"};
    }
    habits.width = static_cast<int>(*width);
    habits.height = static_cast<int>(*height);
    const auto rate = number_from(options.value("--fps", "15"), 1, 60);
    if (!rate) return base::Failure{"--fps is 1 to 60"};
    habits.pace = std::chrono::milliseconds(1000 / *rate);
    return habits;
}

}  // namespace

int emulate_camera_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", help);
        return 0;
    }
    // Flags and their values stand before the pictures or between them.
    std::vector<std::string> flags;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            files.push_back(words[i]);
            continue;
        }
        flags.push_back(words[i]);
        if (i + 1 < words.size()) flags.push_back(words[++i]);
    }
    const auto options = CardOptions::parse(flags, {"--socket", "--format", "--size", "--fps"}, {});
    if (!options) return misused(options.error());
    const std::string socket = options.value().value("--socket");
    if (socket.empty()) return misused("--socket PATH is needed");
    const auto habits = habits_from(options.value());
    if (!habits) return misused(habits.error());

    std::vector<drivers::code::GrayPicture> pictures;
    for (const std::string& file : files) {
        auto picture = picture_in(file);
        if (!picture) return not_done(picture.error());
        pictures.push_back(picture.take());
    }
    auto camera = FrameServer::listen(socket, habits.value());
    if (!camera) return not_done(camera.error());
    Hands hands(*camera.value(), std::move(pictures));
    serve(*camera.value(), hands, habits.value().pace);
    return 0;
}

}  // namespace tool
