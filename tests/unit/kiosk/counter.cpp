#include "tests/unit/kiosk/counter.h"

using namespace kiosk;

Counter::Counter(const Terminal& terminal) : clock_(base::emulated_clock(hall::start())) {
    desk_ = std::make_unique<Desk>(terminal, *clock_,
                                   [this](Order order) { return take(std::move(order)); });
}

bool Counter::take(Order order) {
    auto* asked = std::get_if<AskTown>(&order);
    if (asked != nullptr && asked->request.path == "/v1/terminals/self/notices") return true;
    if (asked != nullptr)
        asked_.push_back(std::move(*asked));
    else
        orders_.push_back(std::move(order));
    return true;
}

void Counter::do_card_jobs() {
    while (!orders_.empty()) {
        Order order = std::move(orders_.front());
        orders_.pop_front();
        if (auto* job = std::get_if<CardOrder>(&order)) {
            desk_->on(done_with_card(reader_, *job, clock_->now()));
        } else if (auto* record = std::get_if<SyncWorker::Order>(&order)) {
            kept.push_back(std::move(*record));
        } else if (auto* paper = std::get_if<PrintPaper>(&order)) {
            printed.push_back(std::move(*paper));
        }
    }
}

void Counter::place(const std::string& person) {
    reader_.place_card(hall::card(person));
    desk_->on(ReaderChanged{drivers::card::ReaderEvent::card_placed});
    do_card_jobs();
}

void Counter::pull() {
    (void)reader_.pull_card_away();
    desk_->on(ReaderChanged{drivers::card::ReaderEvent::card_removed});
}

void Counter::type_pin(const std::string& pin) {
    for (const char digit : pin) touch(view::DigitPressed{digit - '0'});
    touch(view::PinEntered{});
}

void Counter::wait(std::chrono::seconds seconds) {
    const base::Instant end = clock_->monotonic() + seconds;
    while (clock_->monotonic() < end) {
        const auto due = desk_->due();
        const base::Instant next = due && *due < end ? *due : end;
        clock_->advance(std::max<base::Instant>(next - clock_->monotonic(), base::Instant(1)));
        desk_->tick();
    }
}

std::optional<AskTown> Counter::request() {
    if (asked_.empty()) return std::nullopt;
    asking_ = std::move(asked_.front());
    asked_.pop_front();
    return asking_;
}

void Counter::answer(int status, const std::string& body, const std::string& etag) {
    REQUIRE(asking_);
    desk_->on(TownAnswered{asking_->ticket, HttpReply{status, body, etag}});
    do_card_jobs();
}

void Counter::refuse(RequestFault fault) {
    REQUIRE(asking_);
    desk_->on(TownAnswered{asking_->ticket, base::Failure{fault}});
}

void Counter::sign_in(const std::string& list, const std::string& views) {
    place();
    type_pin();
    REQUIRE(request()->request.path == "/v1/desk/nonces");
    answer(201, R"({"session":"018f0000-0000-7000-8000-000000000001",)"
                R"("nonce":"000102030405060708090a0b0c0d0e0f",)"
                R"("time":"2026-11-22T01:38:00.000Z","terminal":"t"})");
    REQUIRE(request()->request.path == "/v1/desk/sessions");
    answer(
        201,
        R"({"token":"secret","clerk":{"id":"c1","name":"見本 太郎","section":"kurashi_anzen"}})");
    REQUIRE(signed_in());
    answer_queue(list);
    REQUIRE(request()->request.path == "/v1/desk/registers");
    answer(200, views);
}

void Counter::answer_queue(const std::string& list, const std::string& calls) {
    REQUIRE(request()->request.path == "/v1/desk/calls");
    answer(200, R"({"items":[)" + calls + "]}");
    REQUIRE(request()->request.path == "/v1/desk/applications");
    answer(200, list);
}

view::DeskSignIn::State Counter::sign_in_state() const {
    const auto frame = desk_->frame();
    REQUIRE(std::holds_alternative<view::DeskSignIn>(frame.body));
    return std::get<view::DeskSignIn>(frame.body).state;
}

view::Desk Counter::shown() const {
    const auto frame = desk_->frame();
    REQUIRE(std::holds_alternative<view::Desk>(frame.body));
    return std::get<view::Desk>(frame.body);
}

bool Counter::signed_in() const { return std::holds_alternative<view::Desk>(desk_->frame().body); }
