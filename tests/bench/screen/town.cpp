#include "tests/bench/screen/town.h"

#include <arpa/inet.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

#include "kiosk/sync/sync.h"
#include "tests/fault/support/application.h"

namespace bench::screen {

namespace {

using namespace std::chrono_literals;
using base::Failure;

// A port of this machine that is free now, as an address to listen at.
std::string free_address() {
    const int door = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    auto* plain = static_cast<sockaddr*>(static_cast<void*>(&at));
    ::bind(door, plain, sizeof at);
    ::getsockname(door, plain, &size);
    ::close(door);
    return "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
}

// Where the search path has it; "" = nowhere.
std::string found(const std::string& name) {
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/bin/"}) {
        if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
    }
    return "";
}

}  // namespace

base::Result<std::unique_ptr<Town>, std::string> Town::open() {
    if (found("Xvfb").empty()) return Failure{std::string("Xvfb is not installed")};
    if (found("chromium").empty()) return Failure{std::string("chromium is not installed")};
    std::unique_ptr<Town> town(new Town);
    char name[] = "/tmp/mdg-bench-XXXXXX";
    town->folder_ = ::mkdtemp(name);
    std::filesystem::create_directories(town->prints());
    std::filesystem::create_directories(town->folder_ / "home");
    // Xvfb takes the first free number and says it.
    town->screen_ = std::make_unique<fault::Child>(
        fault::Child::Wish{.command = {found("Xvfb"), "-displayfd", "1", "-screen", "0",
                                       "1920x1080x24", "-nolisten", "tcp", "-noreset"},
                           .environment = {}});
    const auto number = town->screen_->line(20s);
    if (!number) return Failure{std::string("Xvfb does not start")};
    town->display_ = ":" + *number;
    if (!town->make_town()) return Failure{std::string("the town cannot be made")};
    if (!town->start_server()) return Failure{std::string("madoguchi-server does not start")};
    if (!town->enrol()) return Failure{std::string("the terminal cannot be enrolled")};
    return town;
}

Town::~Town() {
    if (server_) {
        server_->signal(SIGTERM);
        server_->wait();
    }
    screen_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

bool Town::make_town() {
    const auto madoguchi = fault::program("madoguchi");
    const std::string source = SOURCE_DIR "/provisioning/towns/misaki";
    listens_ = free_address();
    return fault::run({madoguchi, "town", "init", folder_ / "town", "--listen", listens_,
                       "--desk-listen", free_address(), "--pages-listen", free_address()}) == 0 &&
           fault::run({madoguchi, "pack", "build", source, "--out", pack()}) == 0 &&
           fault::run({madoguchi, "pack", "sign", pack(), "--key", folder_ / "town/pack.key"}) == 0;
}

bool Town::start_server() {
    server_ = std::make_unique<fault::Child>(fault::Child::Wish{
        .command = {fault::program("madoguchi-server"), "--config", folder_ / "town/server.toml",
                    "--store", "sqlite:" + (folder_ / "town.sqlite").string(), "--pack", pack()},
        .environment = {}});
    while (const auto line = server_->line(30s)) {
        if (*line == "ready") return true;
    }
    return false;
}

bool Town::enrol() const {
    const auto said = fault::output_of({fault::program("madoguchi"), "town", "enrol",
                                        folder_ / "town", "--name", "hall-1", "--role", "hall"});
    const auto code = said.substr(0, said.find('\n'));
    return fault::run({fault::program("madoguchi-kiosk"), "--state", state(), "--role", "hall",
                       "--server", "https://" + listens_, "--enrol", code}) == 0;
}

std::set<pid_t> Town::bystanders() const {
    std::set<pid_t> found;
    if (screen_) found.insert(screen_->pid());
    if (server_) found.insert(server_->pid());
    return found;
}

std::vector<std::string> Town::on_display() const {
    return {"DISPLAY=" + display_, "HOME=" + (folder_ / "home").string(), "LANG=ja_JP.UTF-8",
            "XDG_RUNTIME_DIR=" + folder_.string()};
}

fault::Child::Wish Town::kiosk(const std::vector<std::string>& more) const {
    fault::Child::Wish wish{
        .command = {fault::program("madoguchi-kiosk"), "--role", "hall", "--state", state(),
                    "--printer", "pdf:" + prints().string()},
        .environment = on_display()};
    wish.environment.push_back("SDL_VIDEODRIVER=x11");
    wish.command.insert(wish.command.end(), more.begin(), more.end());
    return wish;
}

// An empty profile each time; the same switches as in reference/screen-stack.md §3.
fault::Child::Wish Town::peer(const std::filesystem::path& page) const {
    const auto profile = folder_ / "profile";
    std::error_code ignored;
    std::filesystem::remove_all(profile, ignored);
    fault::Child::Wish wish{
        .command = {found("chromium"), "--kiosk", "--disable-gpu", "--no-first-run",
                    "--no-default-browser-check", "--disable-features=Translate", "--lang=ja",
                    "--window-position=0,0", "--window-size=1920,1080",
                    "--user-data-dir=" + profile.string()},
        .environment = on_display()};
    if (::geteuid() == 0) {
        // Chromium's sandbox refuses root; the second word keeps its warning off the page.
        wish.command.insert(wish.command.end(), {"--no-sandbox", "--test-type"});
    }
    wish.command.push_back("file://" + page.string());
    return wish;
}

bool Town::fill_outbox(int records) const {
    const auto enrolled = kiosk::enrolled(state());
    if (!enrolled || !enrolled.value()) return false;
    const auto clock = base::system_clock();
    auto outbox = kiosk::Outbox::open({.folder = state() / "outbox"},
                                      kiosk::identity_of(*enrolled.value()), *clock);
    if (!outbox) return false;
    const auto& name = enrolled.value()->enrolment.short_name;
    for (int left = records; left > 0;) {
        std::vector<base::SecretText> bodies;
        for (; left > 0 && bodies.size() < 64; --left)
            bodies.push_back(town::to_body(fault::sample_application(name, clock->now())));
        if (!outbox.value()->put_all(bodies)) return false;
    }
    return true;
}

long Town::received() const {
    sqlite3* store = nullptr;
    sqlite3_stmt* statement = nullptr;
    long count = -1;
    if (sqlite3_open_v2((folder_ / "town.sqlite").c_str(), &store, SQLITE_OPEN_READONLY, nullptr) ==
            SQLITE_OK &&
        sqlite3_prepare_v2(store, "SELECT count(*) FROM inbox", -1, &statement, nullptr) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        count = static_cast<long>(sqlite3_column_int64(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(store);
    return count;
}

}  // namespace bench::screen
