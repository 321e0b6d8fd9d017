#pragma once

#include <atomic>
#include <map>
#include <vector>

#include "base/clock.h"
#include "server/pages/pages_door.h"
#include "town/application.h"
#include "town/envelope.h"

namespace pages_test {

// A clock that stands until it is wound.
class StandingClock final : public base::Clock {
public:
    base::Time now() const override { return now_; }
    base::Instant monotonic() const override { return base::Instant(now_.time_since_epoch()); }
    std::unique_ptr<base::Alarm> alarm(std::function<void()>) override { return nullptr; }
    void wind(std::chrono::milliseconds by) { now_ += by; }

private:
    base::Time now_{std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) +
                    std::chrono::hours(3)};
};

// The core's end of the socket, as contract §2 says it: opens what is put, keeps the chain.
class FakeCore final : public server::pages::CoreLine {
public:
    enum class Mood { answers, is_silent, stores_then_falls_silent, stores_and_is_gone };

    FakeCore();
    std::optional<std::string> ask(const std::string& line) override;

    Mood mood = Mood::answers;
    std::string state = "applied";
    std::string refused;  // what the register says to the next records
    std::map<std::string, std::string> notes;
    std::map<std::string, std::string> codes;    // code → "name|role"
    std::map<std::string, std::string> devices;  // digest of the token → "name|role"
    town::Table table;
    std::string table_for = "home";  // who may see it
    std::vector<town::Application> applications;
    std::vector<std::string> bodies;  // of what is only counted
    std::vector<std::string> lines;
    base::crypto::PrivateKey seal_key;
    std::uint64_t seq = 0;  // set it to make a gap
    base::crypto::Digest head{};

private:
    std::string put(const std::string& envelope);
    base::Uuid terminal_;
    std::map<base::Uuid, std::string> said_;  // to each record, as often as it comes
};

town::Question question(const std::string& id, town::QuestionKind kind);
town::Journey journey(const std::string& id, std::vector<std::string> roles);
// One question of each kind, all but the person from the card.
town::Journey journey_of_every_kind();

// A door with a fake core behind it, and a browser in front that keeps its cookie.
struct PagesTown {
    using Files = std::map<std::string, std::string, std::less<>>;
    explicit PagesTown(std::vector<town::Journey> journeys, Files files = {});

    StandingClock clock;
    FakeCore core;
    town::Pack pack;
    std::string cookie;
    std::string remote = "192.0.2.1";  // where the browser is
    std::unique_ptr<server::pages::PagesDoor> door;

    server::http::Response get(const std::string& target);
    using Fields = std::vector<std::pair<std::string, std::string>>;
    server::http::Response post(const std::string& target, const Fields& fields,
                                const std::string& site = "same-origin");
    // The hidden form of a page and what to do with it.
    server::http::Response press(const std::string& target, const server::http::Response& page,
                                 const std::string& what, Fields fields = {});
};

// What a page's hidden field holds.
std::string sealed_in(const std::string& body);
bool says(const server::http::Response& page, std::string_view words);
std::size_t count(std::string_view text, std::string_view part);

}  // namespace pages_test
