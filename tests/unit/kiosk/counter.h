#pragma once

#include <deque>

#include "kiosk/desk/desk.h"
#include "kiosk/session/card_worker.h"
#include "tests/unit/kiosk/hall.h"

// A counter terminal: the clerk's card is emulated, the town answers what a test says.
class Counter {
public:
    explicit Counter(const kiosk::Terminal& terminal = hall::terminal());
    kiosk::Desk& desk() { return *desk_; }
    base::EmulatedClock& clock() { return *clock_; }
    drivers::card::EmulatedReader& reader() { return reader_; }

    void place(const std::string& person = "ichiro");
    void pull();
    void type_pin(const std::string& pin = "1234");
    template <class... Intents>
    void touch(Intents... intents) {
        (desk_->on(kiosk::view::Intent(intents)), ...);
        do_card_jobs();
    }
    void wait(std::chrono::seconds seconds);

    // The oldest request not answered yet.
    std::optional<kiosk::AskTown> request();
    void answer(int status, const std::string& body, const std::string& etag = "");
    void refuse(kiosk::RequestFault fault);
    void answer_queue(const std::string& list, const std::string& calls = "");
    // Signed in, with these applications waiting.
    void sign_in(const std::string& list, const std::string& views = R"({"items":[]})");

    // What went to the disk and to the printer.
    std::deque<kiosk::SyncWorker::Order> kept;
    std::deque<kiosk::PrintPaper> printed;
    template <class View>
    View shown_as() const {
        const auto frame = desk_->frame();
        REQUIRE(std::holds_alternative<View>(frame.body));
        return std::get<View>(frame.body);
    }

    kiosk::view::DeskSignIn::State sign_in_state() const;
    kiosk::view::Desk shown() const;
    bool signed_in() const;

private:
    void do_card_jobs();
    bool take(kiosk::Order order);

    std::unique_ptr<base::EmulatedClock> clock_;
    drivers::card::EmulatedReader reader_;
    std::deque<kiosk::Order> orders_;
    std::deque<kiosk::AskTown> asked_;
    std::optional<kiosk::AskTown> asking_;
    std::unique_ptr<kiosk::Desk> desk_;
};
