#include "tests/fault/support/real_town.h"

#include <arpa/inet.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cassert>
#include <csignal>

#include "kiosk/sync/sync.h"

namespace fault {
namespace {

using namespace std::chrono_literals;

// The test's own reading of the books; the server is down.
class Reader {
public:
    explicit Reader(const std::filesystem::path& file) {
        sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { sqlite3_close(handle_); }

    template <class Row>
    void each(const char* sql, Row row) const {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) row(statement);
        sqlite3_finalize(statement);
    }
    std::int64_t number(const char* sql) const {
        std::int64_t value = -1;
        each(sql, [&](sqlite3_stmt* row) { value = sqlite3_column_int64(row, 0); });
        return value;
    }
    std::string text(const char* sql) const {
        std::string value;
        each(sql, [&](sqlite3_stmt* row) {
            value = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
        });
        return value;
    }

private:
    sqlite3* handle_ = nullptr;
};

}  // namespace

HeldPort::HeldPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const int on = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    assert(bound);
    number_ = ntohs(address.sin_port);
}

HeldPort::~HeldPort() { ::close(socket_); }

RealTown::RealTown() {
    char name[] = "/tmp/town-XXXXXX";
    folder_ = mkdtemp(name);
    const auto at = [](const HeldPort& port) {
        return "127.0.0.1:" + std::to_string(port.number());
    };
    const auto pack = (folder_ / "misaki.pack").string();
    const auto madoguchi = program("madoguchi");
    const bool made = run({madoguchi, "town", "init", folder_, "--listen", at(terminals_),
                           "--desk-listen", at(desk_), "--pages-listen", at(pages_)}) == 0 &&
                      run({madoguchi, "pack", "build", SOURCE_DIR "/provisioning/towns/misaki",
                           "--out", pack}) == 0 &&
                      run({madoguchi, "pack", "sign", pack, "--key", folder_ / "pack.key"}) == 0;
    assert(made);
}

RealTown::~RealTown() {
    server_.reset();
    std::filesystem::remove_all(folder_);
}

bool RealTown::start(const std::vector<std::string>& under) {
    server_.reset();
    std::vector<std::string> command = under;
    command.insert(command.end(),
                   {program("madoguchi-server"), "--config", folder_ / "server.toml"});
    server_ = std::make_unique<Child>(Child::Wish{.command = command, .environment = {}});
    while (const auto line = server_->line(20s)) {
        if (*line == "ready") return true;
    }
    return false;
}

void RealTown::stop() {
    if (!server_) return;
    server_->signal(SIGTERM);
    server_->wait();
    server_.reset();
}

bool RealTown::enrol(const std::filesystem::path& state) const {
    const auto said = output_of(
        {program("madoguchi"), "town", "enrol", folder_, "--name", "hall-1", "--role", "hall"});
    return bool(kiosk::enrol(state, url(), said.substr(0, said.find('\n'))));
}

RealTown::Books RealTown::books() const {
    const Reader reader(folder_ / "town.db");
    Books books;
    reader.each("SELECT id, count(*) FROM applications GROUP BY id", [&](sqlite3_stmt* row) {
        books.applications[reinterpret_cast<const char*>(sqlite3_column_text(row, 0))] =
            sqlite3_column_int(row, 1);
    });
    books.applied = reader.number("SELECT count(*) FROM applied");
    books.inbox = reader.number("SELECT count(*) FROM inbox");
    books.last_seq = reader.number("SELECT sum(last_seq) FROM cursors");
    books.not_yet_applied =
        reader.number("SELECT count(*) FROM inbox WHERE id NOT IN (SELECT id FROM applied)");
    books.dead = reader.number("SELECT count(*) FROM dead_letters");
    books.quarantined = reader.number("SELECT count(*) FROM quarantine");
    books.sound = reader.text("PRAGMA integrity_check") == "ok";
    return books;
}

RealTown::Books RealTown::settled_books() {
    for (int look = 0; look < 20; ++look) {
        stop();
        auto now = books();
        if (now.not_yet_applied <= now.dead || !start()) return now;
        // The server tells nobody when it is through; it ends no sooner than it is asked to.
        server_->line(300ms);
    }
    stop();
    return books();
}

}  // namespace fault
