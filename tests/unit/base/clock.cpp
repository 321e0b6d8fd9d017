#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "base/calendar.h"
#include "base/emulated_clock.h"
#include "base/mailbox.h"

using namespace base;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// A thread that counts how often its timer fired, and passes every firing on to a second thread.
// The alarms are made before the threads start, so the clock waits for both from the first turn on.
struct Relay {
    explicit Relay(EmulatedClock& clock)
        : first_alarm(clock.alarm([this] { own.nudge(); })),
          second_alarm(clock.alarm([this] { box.nudge(); })),
          first([this, &clock](std::stop_token stop) {
              auto due = Instant{seconds{10}};
              while (!stop.stop_requested()) {
                  own.wait(*first_alarm, due);
                  if (clock.monotonic() < due) continue;
                  ++fired;
                  box.post(1);
                  due += seconds{10};
              }
          }),
          second([this](std::stop_token stop) {
              while (!stop.stop_requested()) {
                  if (box.wait(*second_alarm, std::nullopt)) ++passed_on;
              }
          }) {}
    ~Relay() {
        first.request_stop();
        own.nudge();
        first.join();
        second.request_stop();
        box.nudge();
        second.join();
    }
    Mailbox<int> own, box;
    std::atomic<int> fired{0}, passed_on{0};
    std::unique_ptr<Alarm> first_alarm, second_alarm;
    std::jthread first, second;
};

std::string ask(int client, const std::string& line) {
    const auto sent = line + "\n";
    REQUIRE(::write(client, sent.data(), sent.size()) == static_cast<ssize_t>(sent.size()));
    std::string reply;
    char sign = 0;
    while (::read(client, &sign, 1) == 1 && sign != '\n') reply += sign;
    return reply;
}

}  // namespace

TEST_CASE("winding the clock returns only after every due timer and its letters were dealt with") {
    const auto clock = emulated_clock(Time{});
    Relay relay(*clock);
    for (int turn = 1; turn <= 200; ++turn) {
        clock->advance(seconds{25});
        REQUIRE(relay.fired == turn * 25 / 10);
        REQUIRE(relay.passed_on == turn * 25 / 10);
    }
}

TEST_CASE("who waits elsewhere goes to rest only where no letter lies") {
    Mailbox<int> box;
    int rests = 0;
    REQUIRE(box.post(1));
    CHECK(box.take_or([&] { ++rests; }) == 1);
    CHECK(rests == 0);
    CHECK_FALSE(box.take_or([&] { ++rests; }));
    CHECK(rests == 1);
}

TEST_CASE("a wound clock stands still between turns") {
    const auto clock = emulated_clock(Time{milliseconds{1000}});
    CHECK(rfc3339(clock->now()) == "1970-01-01T00:00:01.000Z");
    clock->advance(milliseconds{250});
    CHECK(clock->monotonic() == Instant{250});
    CHECK(rfc3339(clock->now()) == "1970-01-01T00:00:01.250Z");
}

TEST_CASE("the clock's socket answers now and advance with one line of RFC 3339 each") {
    const auto path = "/tmp/madoguchi-clock-" + std::to_string(::getpid());
    auto clock = clock_for("emulated:" + path);
    REQUIRE(clock);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    const int client = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const auto before = from_rfc3339(ask(client, "now"));
    const auto after = from_rfc3339(ask(client, "advance 45"));
    REQUIRE(before);
    REQUIRE(after);
    CHECK(*after - *before == seconds{45});
    CHECK(ask(client, "advance soon").starts_with("error: "));
    CHECK(ask(client, "sleep").starts_with("error: "));
    CHECK(from_rfc3339(ask(client, "now")) == *after);
    ::close(client);
    clock.take().reset();
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a clock word that is neither system nor emulated is refused") {
    CHECK_FALSE(clock_for("sundial"));
    CHECK_FALSE(clock_for("emulated:"));
    CHECK_FALSE(clock_for("emulated:" + std::string(200, 'x')));
}

TEST_CASE("times are read back as written and nonsense is no time") {
    const auto time = from_rfc3339("2026-11-22T01:38:05.120Z");
    REQUIRE(time);
    CHECK(rfc3339(*time) == "2026-11-22T01:38:05.120Z");
    CHECK(from_rfc3339("2026-11-22T01:38:05Z"));
    CHECK_FALSE(from_rfc3339("2026-02-30T01:38:05Z"));
    CHECK_FALSE(from_rfc3339("2026-11-22T25:38:05Z"));
    CHECK_FALSE(from_rfc3339("2026-11-22T01:38:05+09:00"));
    CHECK_FALSE(from_rfc3339("2026-11-22"));
}

TEST_CASE("the civil date changes at midnight in Tokyo") {
    CHECK(iso_date(tokyo_date(*from_rfc3339("2026-11-21T14:59:59Z"))) == "2026-11-21");
    CHECK(iso_date(tokyo_date(*from_rfc3339("2026-11-21T15:00:00Z"))) == "2026-11-22");
    CHECK(tokyo_minute_of_day(*from_rfc3339("2026-11-21T15:30:00Z")).count() == 30);
}
