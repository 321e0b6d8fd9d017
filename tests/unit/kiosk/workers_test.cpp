#include "kiosk/session/workers.h"
#include "base/mailbox.h"
#include "kiosk/session/card_worker.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using drivers::card::EmulatedReader;
using drivers::card::ReaderEvent;

namespace {

// The UI thread's end: waits for the next fact of a kind.
struct Inbox {
    std::unique_ptr<base::Clock> clock = base::system_clock();
    base::Mailbox<Fact> facts;
    std::unique_ptr<base::Alarm> alarm = clock->alarm([this] { facts.nudge(); });

    CardWorker::Post post() {
        return [this](Fact fact) { (void)facts.post(std::move(fact)); };
    }
    template <class T>
    T next() {
        const base::Instant end = clock->monotonic() + std::chrono::seconds(20);
        while (clock->monotonic() < end) {
            auto fact = facts.wait(*alarm, end);
            if (fact && std::holds_alternative<T>(*fact)) return std::get<T>(std::move(*fact));
        }
        FAIL("no such fact within 20 s");
        std::abort();
    }
};

struct Reader {
    Inbox inbox;
    EmulatedReader* reader = nullptr;
    std::unique_ptr<CardWorker> worker;
    Reader() {
        auto made = std::make_unique<EmulatedReader>();
        reader = made.get();
        worker = std::make_unique<CardWorker>(std::move(made), *inbox.clock, inbox.post());
    }
};

}  // namespace

TEST_CASE("a worker waiting for a card does a job at once and then waits on") {
    Reader one;
    one.reader->place_card(hall::card("hanako"));
    CHECK(one.inbox.next<ReaderChanged>().event == ReaderEvent::card_placed);
    REQUIRE(one.worker->give(CheckCard{7}));
    const auto checked = one.inbox.next<CardChecked>();
    CHECK(checked.ticket == 7);
    CHECK(checked.status);
    REQUIRE(one.worker->give(ReadPerson{8, base::SecretText("1234")}));
    CHECK(one.inbox.next<PersonRead>().attributes);
    (void)one.reader->pull_card_away();
    CHECK(one.inbox.next<ReaderChanged>().event == ReaderEvent::card_removed);
}

TEST_CASE("jobs ordered one behind the other are all done in their order") {
    Reader one;
    one.reader->place_card(hall::card("hanako"));
    for (Ticket ticket = 1; ticket <= 10; ++ticket) REQUIRE(one.worker->give(CheckCard{ticket}));
    for (Ticket ticket = 1; ticket <= 10; ++ticket) {
        CHECK(one.inbox.next<CardChecked>().ticket == ticket);
    }
}

TEST_CASE("a job without a card says so") {
    Reader one;
    REQUIRE(one.worker->give(CheckCard{1}));
    const auto checked = one.inbox.next<CardChecked>();
    REQUIRE_FALSE(checked.status);
    CHECK(checked.status.error() == drivers::card::CardFault::no_card);
}

TEST_CASE("a worker ends while it waits") {
    for (int i = 0; i < 20; ++i) const Reader one;
    SUCCEED();
}

TEST_CASE("a worker of orders does them and ends") {
    Inbox inbox;
    Worker<PrintPaper> worker(
        *inbox.clock,
        [](const PrintPaper& job) -> Fact {
            return PaperDone{job.ticket, {}};
        },
        inbox.post());
    REQUIRE(worker.give({5, {}}));
    CHECK(inbox.next<PaperDone>().ticket == 5);
}

namespace {

// A door of the town that says which one it is.
class NamedDoor final : public TownClient {
public:
    explicit NamedDoor(std::string name) : name_(std::move(name)) {}
    base::Result<HttpReply, RequestFault> send(const HttpRequest&) override {
        return HttpReply{200, name_, {}};
    }

private:
    std::string name_;
};

std::unique_ptr<TownClient> door(const std::string& name) {
    return std::make_unique<NamedDoor>(name);
}

std::string answered_by(Workers& workers, Inbox& inbox, AskTown asked) {
    REQUIRE(workers.give(std::move(asked)));
    return inbox.next<TownAnswered>().reply.value().body;
}

}  // namespace

TEST_CASE("a counter asks at the door it means and watches on a line of its own") {
    Inbox inbox;
    Workers workers(*inbox.clock, inbox.post());
    CHECK_FALSE(workers.give(AskTown{1, {}}));  // No line yet: who asks is told at once.
    workers.start_line(door("terminals"), door("desk"));
    workers.start_watch(door("watch"));
    CHECK(answered_by(workers, inbox, {1, {}, TownClient::Door::desk}) == "desk");
    CHECK(answered_by(workers, inbox, {2, {}, TownClient::Door::terminals}) == "terminals");
    CHECK(answered_by(workers, inbox, {3, {}, TownClient::Door::terminals, AskTown::Lane::watch}) ==
          "watch");
}

TEST_CASE("a terminal without a desk door answers what is meant for it with no line") {
    Inbox inbox;
    Workers workers(*inbox.clock, inbox.post());
    workers.start_line(door("terminals"), nullptr);
    REQUIRE(workers.give(AskTown{1, {}, TownClient::Door::desk}));
    CHECK(inbox.next<TownAnswered>().reply.error() == RequestFault::no_line);
}
