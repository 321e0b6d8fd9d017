// A line that is cut at every byte, replays, lies: sync-and-faults.md §4 rows 3, 12, 13, 16 to 19
// and 34. The terminal is the real outbox and sync on a wound clock, the town the real server.
#include <catch2/catch.hpp>
#include <condition_variable>

#include "base/emulated_clock.h"
#include "kiosk/sync/town_line.h"
#include "tests/fault/support/application.h"
#include "tests/fault/support/proxy.h"
#include "tests/fault/support/seed.h"
#include "tests/fault/support/terminal.h"
#include "tests/fault/support/thanks.h"

namespace fs = std::filesystem;
using fault::Proxy;
using namespace std::chrono_literals;

namespace {

// A terminal behind any port.
class Terminal {
public:
    Terminal(const fs::path& state, int port) {
        const auto terminal = kiosk::enrolled(state).take();
        REQUIRE(terminal);
        name_ = terminal->enrolment.short_name;
        keys_ = std::make_unique<kiosk::TerminalKeys>(terminal->keys);
        keys_->terminals_url = "https://127.0.0.1:" + std::to_string(port);
        auto outbox = kiosk::Outbox::open({.folder = state / "outbox"},
                                          kiosk::identity_of(*terminal), *clock_);
        REQUIRE(outbox);
        worker_ = kiosk::SyncWorker::start(
            outbox.take(), *keys_, *clock_,
            [this](std::variant<kiosk::SyncWorker::Kept, kiosk::SyncFact> post) {
                const std::lock_guard lock(mutex_);
                if (const auto* kept = std::get_if<kiosk::SyncWorker::Kept>(&post)) {
                    if (kept->result) {
                        thanked_.insert(base::to_text(kept->result.value().id));
                    }
                    ++answered_;
                } else {
                    fact_ = std::get<kiosk::SyncFact>(post);
                }
                changed_.notify_all();
            });
        clock_->advance(0ms);
    }

    void store() {
        std::unique_lock lock(mutex_);
        const auto before = answered_;
        const auto application = fault::sample_application(name_, clock_->now());
        worker_->store({.ticket = 0, .body = town::to_body(application)});
        changed_.wait(lock, [&] { return answered_ > before; });
    }

    // Winds up to a day; true when nothing waits any more.
    bool drained() {
        for (int seconds = 0; seconds < 24 * 60 * 6; ++seconds) {
            clock_->advance(0ms);
            if (fact().waiting == 0) return true;
            clock_->advance(10s);
        }
        return false;
    }
    void wait(std::chrono::seconds how_long) { clock_->advance(how_long); }
    kiosk::SyncFact fact() {
        const std::lock_guard lock(mutex_);
        return fact_;
    }
    const std::set<std::string>& thanked() const { return thanked_; }
    const kiosk::TerminalKeys& keys() const { return *keys_; }

private:
    std::unique_ptr<base::EmulatedClock> clock_ = base::emulated_clock(base::system_clock()->now());
    std::string name_;
    std::unique_ptr<kiosk::TerminalKeys> keys_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::set<std::string> thanked_;
    std::size_t answered_ = 0;
    kiosk::SyncFact fact_;
    std::unique_ptr<kiosk::SyncWorker> worker_;
};

struct Town {
    Town() : state(town.folder() / "state") {
        REQUIRE(town.start());
        REQUIRE(town.enrol(state));
    }
    void check(const std::set<std::string>& thanked) {
        const auto books = town.settled_books();
        CHECK(fault::missing(thanked, books) == 0);
        CHECK(fault::twice(books) == 0);
        CHECK(books.applications.size() == thanked.size());
        CHECK(books.inbox == books.last_seq);
        CHECK(books.dead == 0);
        CHECK(books.quarantined == 0);
        CHECK(books.sound);
    }
    fault::RealTown town;
    fs::path state;
};

// Cuts at byte k for many k: of a POST on an open connection, and of a whole new one.
int cut_everywhere(Terminal& terminal, Proxy& proxy, Proxy::Way way, long first, long last,
                   long step) {
    int cuts = 0;
    for (long k = first; k < last; k += step) {
        INFO("cut after byte " << k);
        proxy.cut_after(way, k);
        terminal.store();
        REQUIRE(terminal.drained());
        ++cuts;
    }
    return cuts;
}

}  // namespace

TEST_CASE("a line cut at any byte before or after the town's commit loses and doubles nothing") {
    Town town;
    Proxy proxy(town.town.port());
    Terminal terminal(town.state, proxy.port());
    terminal.store();
    REQUIRE(terminal.drained());
    const long before = proxy.passed(Proxy::Way::to_town);
    const long before_back = proxy.passed(Proxy::Way::to_terminal);
    terminal.store();
    REQUIRE(terminal.drained());
    const long request = proxy.passed(Proxy::Way::to_town) - before;
    const long reply = proxy.passed(Proxy::Way::to_terminal) - before_back;
    REQUIRE(request > 1000);
    REQUIRE(reply > 100);
    int cuts = cut_everywhere(terminal, proxy, Proxy::Way::to_town, 0, request + 1, 11);
    cuts += cut_everywhere(terminal, proxy, Proxy::Way::to_terminal, 0, reply + 1, 5);
    std::printf("%d cuts in a request of %ld and a reply of %ld bytes, %zu thanked\n", cuts,
                request, reply, terminal.thanked().size());
    town.check(terminal.thanked());
}

TEST_CASE("a line that comes and goes at random loses and doubles nothing and is not stormed") {
    std::mt19937_64 random(fault::seed());
    Town town;
    Proxy proxy(town.town.port());
    Terminal terminal(town.state, proxy.port());
    for (int i = 0; i < fault::times(150); ++i) {
        proxy.refuse(random() % 3 == 0);
        if (random() % 2 == 0) {
            proxy.cut_after(random() % 2 == 0 ? Proxy::Way::to_town : Proxy::Way::to_terminal,
                            static_cast<long>(random() % 9000));
        }
        for (auto records = random() % 6; records > 0; --records) terminal.store();
        terminal.wait(std::chrono::seconds{random() % 90});
    }
    proxy.refuse(false);
    REQUIRE(terminal.drained());
    std::printf("%d connections for %zu records\n", proxy.connections(), terminal.thanked().size());
    CHECK(proxy.connections() < 150 * 6);
    town.check(terminal.thanked());
}

TEST_CASE("a batch that comes again and again is answered alike and applied once") {
    Town town;
    std::vector<base::Bytes> batch;
    std::set<std::string> ids;
    std::unique_ptr<kiosk::TownLine> line;
    {
        Proxy proxy(town.town.port());
        proxy.refuse(true);
        Terminal terminal(town.state, proxy.port());
        for (int i = 0; i < 5; ++i) terminal.store();
        ids = terminal.thanked();
        auto keys = terminal.keys();
        keys.terminals_url = town.town.url();
        line = kiosk::https_line(keys);
    }
    {
        const auto terminal = kiosk::enrolled(town.state).take();
        const auto clock = base::system_clock();
        batch = kiosk::Outbox::open({.folder = town.state / "outbox"},
                                    kiosk::identity_of(*terminal), *clock)
                    .take()
                    ->oldest(0, 64, 1 << 20)
                    .take();
    }
    REQUIRE(batch.size() == 5);
    const auto first = line->send(batch, 0, {});
    REQUIRE(first.said);
    for (int i = 0; i < 20; ++i) {
        const auto again = line->send(batch, 0, {});
        REQUIRE(again.said);
        CHECK(again.said.value().ack.head_hash == first.said.value().ack.head_hash);
    }
    // Also a part of it, cut differently.
    CHECK(line->send({batch[4]}, 0, {}).said);
    Terminal terminal(town.state, town.town.port());
    REQUIRE(terminal.drained());
    town.check(ids);
}

TEST_CASE("a batch sent before its predecessor is refused as a gap and then recovers") {
    Town town;
    std::vector<base::Bytes> batch;
    {
        Proxy proxy(town.town.port());
        proxy.refuse(true);
        Terminal terminal(town.state, proxy.port());
        for (int i = 0; i < 4; ++i) terminal.store();
    }
    const auto enrolled = kiosk::enrolled(town.state).take();
    {
        const auto clock = base::system_clock();
        batch = kiosk::Outbox::open({.folder = town.state / "outbox"},
                                    kiosk::identity_of(*enrolled), *clock)
                    .take()
                    ->oldest(0, 64, 1 << 20)
                    .take();
    }
    const auto line = kiosk::https_line(enrolled->keys);
    const auto early = line->send({batch[2], batch[3]}, 0, {});
    REQUIRE_FALSE(early.said);
    CHECK(early.said.error() == kiosk::LineFault::out_of_step);
    CHECK(early.status == 409);
    CHECK(line->send({batch[0], batch[1]}, 0, {}).said);
    CHECK(line->send({batch[2], batch[3]}, 0, {}).said);
}

TEST_CASE("an old image of the disk is noticed and sends nothing") {
    Town town;
    const auto image = town.town.folder() / "image";
    std::set<std::string> thanked;
    {
        Terminal terminal(town.state, town.town.port());
        terminal.store();
        REQUIRE(terminal.drained());
        thanked = terminal.thanked();
    }
    fs::copy(town.state / "outbox", image, fs::copy_options::recursive);
    {
        Terminal terminal(town.state, town.town.port());
        terminal.store();
        REQUIRE(terminal.drained());
        thanked.insert(terminal.thanked().begin(), terminal.thanked().end());
    }
    fs::remove_all(town.state / "outbox");
    fs::copy(image, town.state / "outbox", fs::copy_options::recursive);
    {
        Terminal terminal(town.state, town.town.port());
        terminal.store();
        terminal.wait(1h);
        CHECK(terminal.fact().line == kiosk::SyncFact::Line::refused);
        CHECK(terminal.fact().waiting == 1);
    }
    town.check(thanked);
}

TEST_CASE("a revoked terminal is refused and keeps what it holds") {
    Town town;
    Terminal terminal(town.state, town.town.port());
    terminal.store();
    REQUIRE(terminal.drained());
    REQUIRE(fault::run({fault::program("madoguchi"), "town", "revoke", town.town.folder(), "--name",
                        "hall-1"}) == 0);
    terminal.store();
    terminal.wait(1h);
    CHECK(terminal.fact().line == kiosk::SyncFact::Line::refused);
    CHECK(terminal.fact().waiting == 1);
}

TEST_CASE("answers with any byte changed delete nothing that the town does not have") {
    std::mt19937_64 random(fault::seed());
    fault::PaperTown paper;
    fault::TemporaryFolder folder;
    REQUIRE(fault::enrol_on_paper(paper, folder.path));
    fault::StubServer server(paper);
    server.bend([&](const std::string&, std::string answer) {
        const auto body = answer.find("\r\n\r\n") + 4;
        switch (random() % 4) {
            case 0:
                return answer.substr(0, random() % answer.size());
            case 1:
                return answer + answer;
            case 2:
                answer[body + random() % (answer.size() - body)] ^= 1 << random() % 7;
                break;
            default:
                answer[random() % answer.size()] ^= 1 << random() % 7;
                break;
        }
        return answer;
    });
    Terminal terminal(folder.path, server.port());
    for (int i = 0; i < fault::times(60); ++i) {
        terminal.store();
        terminal.wait(20s);
        // Whatever was answered: what is gone here is there.
        const auto waiting = terminal.fact().waiting;
        REQUIRE(paper.last_seq() + waiting >= terminal.thanked().size());
    }
    server.bend(nullptr);
    REQUIRE(terminal.drained());
    CHECK(paper.applied().size() == terminal.thanked().size());
    CHECK(paper.last_seq() == terminal.thanked().size());
}
