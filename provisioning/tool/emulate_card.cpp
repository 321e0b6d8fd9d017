#include <fmt/core.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <deque>

#include "base/clock.h"
#include "drivers/card/emulated/vpcd.h"
#include "provisioning/tool/card_options.h"

// madoguchi emulate card (design.md §6): a card on vpcd, moved by lines on stdin.
namespace tool {

namespace {

using namespace drivers::card;

constexpr const char* help =
    "madoguchi emulate card --person FILE.toml [--port 35963] [--state FILE] [--t0]\n"
    "                       [--model US_PER_APDU,NS_PER_BYTE,US_PER_SIGN]\n"
    "\n"
    "Puts the person's card on vsmartcard's virtual reader, for every program on this machine.\n"
    "Keys, certificates and tries are kept in --state (default FILE.state); auth-ca.pem and\n"
    "sign-ca.pem of the test authority lie beside it. Lines on stdin:\n"
    "  place [FILE.toml]   puts the card, or another one, on the reader\n"
    "  pull                takes it off\n"
    "  fault KIND@N        at the Nth command from now, once: removed, removed_after, reset,\n"
    "                      glitch, mute, slow, short, empty, garbled, flipped, refused\n"
    "Answers: placed, pulled (once pcscd has seen it), fault set, or error: and why.\n"
    "SIGTERM ends it; the end of stdin changes nothing.\n"
    "exit: 0 ended, 1 the card cannot be made (one line on stderr), 2 wrong usage\n";

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

std::optional<CardPace> pace_from(const std::string& text) {
    const auto first = text.find(',');
    const auto second = text.find(',', first + 1);
    if (first == text.npos || second == text.npos) return std::nullopt;
    constexpr long most = 60'000'000;
    const auto command = number_from(text.substr(0, first), 0, most);
    const auto byte = number_from(text.substr(first + 1, second - first - 1), 0, most);
    const auto signature = number_from(text.substr(second + 1), 0, most);
    if (!command || !byte || !signature) return std::nullopt;
    return CardPace{.per_command = std::chrono::microseconds(*command),
                    .per_byte = std::chrono::nanoseconds(*byte),
                    .per_signature = std::chrono::microseconds(*signature)};
}

// "hanako.state" for "hanako.toml".
std::string default_state(const std::string& person) {
    const std::filesystem::path file(person);
    if (file.extension() != ".toml") return person + ".state";
    return std::filesystem::path(file).replace_extension(".state").string();
}

// Which card comes from which files.
struct CardMaker {
    std::string person;
    std::string state;
    bool t0 = false;

    base::Result<KeptCard, std::string> make(const std::string& file) const {
        ChipHabits habits;
        habits.t0 = t0;
        const std::string kept = file == person ? state : default_state(file);
        return KeptCard::open(file, kept, base::system_clock()->now(), habits);
    }
};

// Lines of stdin, one after the other: each is answered before the next is read.
class Hands {
public:
    Hands(VpcdPort& port, const CardMaker& maker) : port_(port), maker_(maker) {
        waits_for_ = "placed";
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
        while (true) {
            if (!waits_for_.empty()) {
                if (!port_.is_settled()) return;
                if (next_card_) {  // The old card is off; now the new one.
                    port_.place(std::move(*next_card_));
                    next_card_.reset();
                } else if (waits_for_ == "placed" && !port_.lies_there()) {
                    port_.place_again();
                } else {
                    say(std::exchange(waits_for_, {}));
                }
                continue;
            }
            if (lines_.empty()) return;
            const std::string line = std::move(lines_.front());
            lines_.pop_front();
            obey(line);
        }
    }

private:
    void obey(const std::string& line) {
        const auto space = line.find(' ');
        const std::string verb = line.substr(0, space);
        const std::string rest = space == line.npos ? "" : line.substr(space + 1);
        if (verb == "place") {
            place(rest);
        } else if (line == "pull" && port_.lies_there()) {
            port_.pull();
            waits_for_ = "pulled";
        } else if (line == "pull") {
            say("error: no card lies there");
        } else if (const auto trouble = trouble_from(rest); verb == "fault" && trouble) {
            port_.set_trouble(*trouble);
            say("fault set");
        } else if (verb == "fault") {
            say("error: no such fault: " + rest);
        } else {
            say("error: not place, pull or fault: " + line);
        }
    }

    void place(const std::string& file) {
        if (!file.empty()) {
            auto made = maker_.make(file);
            if (!made) return say("error: " + made.error());
            next_card_.emplace(made.take());
            port_.pull();
        }
        waits_for_ = "placed";
    }

    VpcdPort& port_;
    const CardMaker& maker_;
    std::string line_;
    std::deque<std::string> lines_;
    std::string waits_for_;  // what is said once pcscd has seen it
    std::optional<KeptCard> next_card_;
};

int end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

void serve(VpcdPort& port, Hands& hands) {
    const int ended = end_signals();
    bool stdin_open = true;
    while (true) {
        pollfd watched[] = {{.fd = ended, .events = POLLIN, .revents = 0},
                            {.fd = stdin_open ? STDIN_FILENO : -1, .events = POLLIN, .revents = 0},
                            {.fd = port.descriptor(), .events = POLLIN, .revents = 0}};
        const int wait_ms = port.is_settled() && port.descriptor() < 0
                                ? -1
                                : static_cast<int>(VpcdPort::period.count());
        if (::poll(watched, 3, wait_ms) > 0) {
            if (watched[0].revents != 0) break;
            if (watched[1].revents != 0) {
                char bytes[4096];
                const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
                if (size > 0) hands.hear({bytes, static_cast<std::size_t>(size)});
                stdin_open = size > 0;
            }
        }
        port.step();
        hands.go_on();
    }
    ::close(ended);
}

int misused(const std::string& sentence) {
    fmt::print(stderr, "madoguchi emulate card: {}; see --help\n", sentence);
    return 2;
}

}  // namespace

int emulate_card_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", help);
        return 0;
    }
    const auto parsed =
        CardOptions::parse(words, {"--person", "--port", "--state", "--model"}, {"--t0"});
    if (!parsed) return misused(parsed.error());
    const CardOptions& options = parsed.value();
    const std::string person = options.value("--person");
    if (person.empty()) return misused("--person FILE.toml is needed");
    const auto port_number = number_from(options.value("--port", "35963"), 1, 65535);
    if (!port_number) return misused("--port is no port");
    const auto pace = pace_from(options.value("--model", "0,0,0"));
    if (!pace) return misused("--model is US_PER_APDU,NS_PER_BYTE,US_PER_SIGN");

    const CardMaker maker{.person = person,
                          .state = options.value("--state", default_state(person)),
                          .t0 = options.has("--t0")};
    auto card = maker.make(person);
    if (!card) {
        fmt::print(stderr, "madoguchi emulate card: {}\n", card.error());
        return 1;
    }
    VpcdPort port(static_cast<std::uint16_t>(*port_number), *pace);
    Hands hands(port, maker);
    port.place(card.take());
    serve(port, hands);
    return 0;
}

}  // namespace tool
