#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include "drivers/card/emulated/vpcd.h"
#include "drivers/card/pcsc/reader.h"
#include "tests/contract/card/hands.h"
#include "tests/unit/card/cards.h"

namespace cards {

namespace {

using namespace drivers::card;

const std::string script = std::string(SOURCE_DIR) + "/tests/support/pcscd";

// One for the whole program: its folder, its ports, and at the end its end.
class OwnPcscd {
public:
    OwnPcscd() {
        char name[] = "/tmp/mdgcard.XXXXXX";
        folder_ = ::mkdtemp(name);
        // Other tests may run at the same time; a port that is taken is tried with another. Below
        // those the system gives away by itself.
        for (int round = 0; round < 20 && !start(); ++round) {
            port_ = 20000 + (::getpid() * 2 + round * 202) % 12000;
        }
        ::setenv("PCSCLITE_CSOCK_NAME", (folder_ + "/run/pcscd.comm").c_str(), 1);
    }
    ~OwnPcscd() {
        stop();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    bool start() {
        const std::string command = script + " start " + folder_ + " " + std::to_string(port_);
        return port_ != 0 && std::system((command + " >/dev/null 2>&1").c_str()) == 0;
    }
    bool stop() { return std::system((script + " stop " + folder_).c_str()) == 0; }
    std::uint16_t port() const { return static_cast<std::uint16_t>(port_); }
    const std::string& folder() const { return folder_; }

private:
    std::string folder_;
    int port_ = 0;
};

OwnPcscd& pcscd() {
    static OwnPcscd one;
    return one;
}

class PcscHands final : public Hands {
public:
    PcscHands() : port_(pcscd().port(), CardPace{}) {
        auto made = pcsc_reader("Virtual PCD 00 00");
        REQUIRE(made);
        reader_ = made.take();
        stepper_ = std::jthread([this](const std::stop_token& stop) { step(stop); });
    }
    ~PcscHands() override {
        pull();
        stepper_.request_stop();
    }
    CardReader& reader() override { return *reader_; }

    void place(const std::string& person, ChipHabits habits) override {
        const std::string file = std::string(SOURCE_DIR) + "/tests/people/" + person + ".toml";
        const EmulatedCard fresh = cards::card(person);  // The last test's tries are forgotten.
        const auto folder = std::filesystem::path(pcscd().folder()) / "cards";
        std::filesystem::create_directories(folder);
        for (const std::string& made :
             {person + ".state", std::string("auth-ca.pem"), std::string("auth-ca.key"),
              std::string("sign-ca.pem"), std::string("sign-ca.key")}) {
            std::filesystem::copy_file(kept_keys() / made, folder / made,
                                       std::filesystem::copy_options::overwrite_existing);
        }
        auto kept = KeptCard::open(file, folder / (person + ".state"), now(), habits);
        if (!kept) FAIL(kept.error());
        for (const auto& [secret, left] : fresh.tries()) {
            kept.value().card().set_tries(secret, left);
        }
        std::unique_lock lock(mutex_);
        port_.pull();
        settle(lock);
        port_.place(kept.take());
        settle(lock);
    }
    void place_again() override {
        std::unique_lock lock(mutex_);
        port_.place_again();
        settle(lock);
    }
    void pull() override {
        std::unique_lock lock(mutex_);
        port_.pull();
        settle(lock);
    }
    void trouble(CardTrouble trouble) override {
        std::unique_lock lock(mutex_);
        port_.set_trouble(trouble);
    }
    Tries tries() override {
        std::unique_lock lock(mutex_);
        return port_.tries();
    }
    void take_reader_away() override { REQUIRE(pcscd().stop()); }
    void bring_reader_back() override { REQUIRE(pcscd().start()); }

private:
    void step(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd socket{.fd = -1, .events = POLLIN, .revents = 0};
            {
                const std::lock_guard lock(mutex_);
                port_.step();
                socket.fd = port_.descriptor();
            }
            stepped_.notify_all();
            ::poll(&socket, 1, 5);
        }
    }
    // Until pcscd has seen what the hands did.
    void settle(std::unique_lock<std::mutex>& lock) {
        const bool settled = stepped_.wait_for(lock, std::chrono::seconds(10),
                                               [this] { return port_.is_settled(); });
        REQUIRE(settled);
    }

    std::mutex mutex_;
    std::condition_variable stepped_;
    VpcdPort port_;
    std::unique_ptr<CardReader> reader_;
    std::jthread stepper_;
};

}  // namespace

std::unique_ptr<Hands> pcsc_hands() { return std::make_unique<PcscHands>(); }

}  // namespace cards
