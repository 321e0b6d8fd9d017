#pragma once

#include <filesystem>

#include "base/emulated_clock.h"
#include "server/apply/apply_stage.h"
#include "server/doors/desk_door.h"
#include "server/doors/terminal_door.h"
#include "town/application.h"
#include "town/pack.h"
#include "town/receipt.h"

namespace server_test {

using Flags = std::vector<std::pair<std::string, std::string>>;

// A folder that goes away with its owner.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class TestTown;

// A terminal that seals real records, honest unless a test makes it lie.
class TestTerminal {
public:
    TestTerminal(TestTown& town, const town::Enrolment& enrolment);

    const town::Enrolment& enrolment() const { return enrolment_; }
    std::string certificate() const;       // fingerprint, hex
    std::string desk_certificate() const;  // "" unless a counter

    // The next record of the chain, of any body or of an application.
    base::Bytes record(const base::SecretText& body);
    base::Bytes record(const town::Application& application) {
        return record(town::to_body(application));
    }
    // A header the next record would have; a test may spoil it before sealing.
    town::Header next_header() const;
    base::Bytes seal(const town::Header& header, const base::SecretText& body);

    // Through the terminals' door.
    server::http::Response send(const std::vector<base::Bytes>& records, Flags headers = {});
    server::http::Response ask(const std::string& method, const std::string& path,
                               const std::string& body = {}, Flags headers = {});

private:
    TestTown& town_;
    town::Enrolment enrolment_;
    town::Sealer sealer_;
    std::uint64_t seq_ = 0;
    town::Digest head_{};
};

// A whole town server without sockets and threads: real keys, real pack, real SQLite.
class TestTown {
public:
    // `change` may touch the pack after it was read, `more` adds registers of a test's own.
    explicit TestTown(const std::function<void(town::Pack&)>& change = {},
                      server::RegisterList more = {});

    base::EmulatedClock& clock() { return *clock_; }
    server::Store& store() { return *store_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    const server::TownKeys& keys() const { return keys_; }
    const town::Pack& pack() const { return pack_; }
    const server::RegisterList& registers() const { return registers_; }

    TestTerminal enrol(const std::string& name, const std::string& role = "hall");
    server::http::Response at_terminals(const server::http::Request& request) const {
        return terminals_.answer(request);
    }
    server::http::Response at_desk(const server::http::Request& request) const {
        return desk_.answer(request);
    }
    std::size_t apply_all();
    // A minute passes: time goes on and the registers are told.
    void tick(std::chrono::milliseconds later = std::chrono::minutes(1));
    int times_woken() const { return woken_; }

    server::Rows rows(const std::string& sql) const;
    std::int64_t count(const std::string& table) const;

private:
    TemporaryFolder folder_;
    std::unique_ptr<base::EmulatedClock> clock_;
    server::TownKeys keys_;
    server::RegisterList registers_;
    std::unique_ptr<server::Store> store_;
    town::Pack pack_;
    town::Opener opener_;
    int woken_ = 0;
    server::SharedScreens screens_;
    server::TerminalDoor terminals_;
    server::DeskDoor desk_;
};

// A consultation whose answers fit; every call has another receipt.
struct Visit {
    town::Application application;
    town::Receipt receipt;
};
Visit consultation(const TestTerminal& terminal, base::Time received_at,
                   const std::string& birth_date = "1955-02-17");
// A resident record request with what the card proved.
Visit resident_record(const TestTerminal& terminal, base::Time received_at);

// A clerk with a card (its key), known to the town.
class TestClerk {
public:
    TestClerk(TestTown& town, const std::string& name, const std::string& section);
    // POST nonces, sign, POST sessions: "" when refused.
    std::string sign_in(const TestTerminal& counter);
    const std::string& id() const { return id_; }
    // As the clerk's card signs a record (Journey::signs).
    void sign(town::Application& application) const;
    std::string challenge_reply(const server::http::Response& nonce);  // body of POST sessions
    // A request with this clerk's token.
    server::http::Response ask(const TestTerminal& counter, const std::string& method,
                               const std::string& path, const std::string& body = {},
                               Flags headers = {}) const;

private:
    TestTown& town_;
    std::string id_;
    base::crypto::PrivateKey key_;
    base::crypto::Certificate certificate_;
    std::string token_;
};

server::http::Request request(const std::string& method, const std::string& target,
                              const std::string& body = {}, Flags headers = {});
// One member of a JSON body; "" when it is not there; numbers as text.
std::string member(const std::string& json, const std::string& name);

}  // namespace server_test
