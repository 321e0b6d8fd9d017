#pragma once

#include <catch2/catch.hpp>
#include <deque>
#include <string>
#include <vector>

#include "base/emulated_clock.h"
#include "drivers/card/emulated/authority.h"
#include "drivers/card/emulated/reader.h"
#include "kiosk/session/resident.h"

namespace hall {

base::Time start();
const town::Pack& misaki();
const kiosk::Terminal& terminal();
// The same terminal in a town with these journeys, rows and words beside Misaki's own.
kiosk::Terminal terminal_with(const town::Pack& pack, const std::string& role = "hall");
const base::crypto::PrivateKey& town_key();
const base::crypto::Certificate& authority();
drivers::card::EmulatedCard card(const std::string& person);
kiosk::Stored stored();

}  // namespace hall

// A hall terminal with the pack of Misaki, an emulated reader and a wound clock. Orders for the
// card are done at once; the disk, the printer and the town answer when a test says so.
class Hall {
public:
    explicit Hall(std::optional<base::Time> last_kept = std::nullopt,
                  const kiosk::Terminal& terminal = hall::terminal());

    kiosk::Resident& session() { return *session_; }
    drivers::card::EmulatedReader& reader() { return reader_; }
    base::EmulatedClock& clock() { return *clock_; }
    kiosk::State state() const { return session_->state(); }
    const kiosk::Visit& visit() const { return session_->visit(); }

    // The visitor's hands.
    template <class... Intents>
    void touch(Intents... intents) {
        (touch_one(intents), ...);
    }
    void place(const std::string& person);
    void pull();
    void type_pin(const std::string& pin);
    void type(const std::string& characters);
    void wait(std::chrono::seconds seconds);

    // Up to the first question, the person read from the card.
    void begin(const std::string& journey);
    void begin_with_card(const std::string& journey, const std::string& person);
    // Answers the taxi journey up to its review.
    void answer_taxi();

    template <class View>
    View shown() const {
        const auto frame = session_->frame();
        const View* view = std::get_if<View>(&frame.body);
        REQUIRE(view != nullptr);
        return *view;
    }
    template <class View>
    bool shows() const {
        return std::holds_alternative<View>(session_->frame().body);
    }
    bool asks_whether_to_go_on() const { return session_->frame().idle.has_value(); }

    // The town's answer to the oldest request that waits.
    void answer(const std::string& body) {
        const auto asked = ordered<kiosk::AskTown>();
        REQUIRE(asked);
        session_->on(kiosk::TownAnswered{asked->ticket, kiosk::HttpReply{200, body, {}}});
    }

    // Orders that wait for a worker.
    template <class T>
    std::optional<T> ordered() {
        for (auto one = orders_.begin(); one != orders_.end(); ++one) {
            if (auto* order = std::get_if<T>(&*one)) {
                std::optional<T> taken(std::move(*order));
                orders_.erase(one);
                return taken;
            }
        }
        return std::nullopt;
    }
    // Every paper that is ordered comes out, one after another.
    void print_all();
    bool card_jobs_wait = false;  // leave them until do_card_jobs()
    void do_card_jobs();
    bool boxes_are_full = false;
    std::deque<kiosk::AskTown> notices_asked;

private:
    void touch_one(const kiosk::view::Intent& intent);
    bool take(kiosk::Order order);

    std::unique_ptr<base::EmulatedClock> clock_;
    drivers::card::EmulatedReader reader_;
    std::deque<kiosk::Order> orders_;
    std::unique_ptr<kiosk::Resident> session_;
};
