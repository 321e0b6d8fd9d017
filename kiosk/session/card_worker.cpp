#include "kiosk/session/card_worker.h"

#include "base/log.h"
#include "base/used_stack.h"

namespace kiosk {
namespace {

using namespace drivers::card;

template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Cases(Ts...) -> Cases<Ts...>;  // clang 16 wants it said

}  // namespace

CardWorker::CardWorker(std::unique_ptr<CardReader> reader, const base::Clock& clock, Post post)
    : reader_(std::move(reader)), clock_(clock), post_(std::move(post)) {
    thread_ = std::thread([this, wait = wait_.get_token()] { work(wait); });
}

CardWorker::~CardWorker() {
    while (!post(std::nullopt)) std::this_thread::yield();
    thread_.join();
}

bool CardWorker::give(CardOrder order) { return post(std::move(order)); }

bool CardWorker::post(std::optional<CardOrder> order) {
    std::stop_source next;
    if (!letters_.post({std::move(order), next.get_token()})) return false;
    std::exchange(wait_, next).request_stop();
    return true;
}

void CardWorker::work(std::stop_token wait) {
    while (serve(wait)) base::wipe_used_stack();
}

// Waits for the reader or an order; false = the end. What a card said lies in this frame and below.
bool CardWorker::serve(std::stop_token& wait) {
    const ReaderEvent event = reader_->wait(wait);
    if (event == ReaderEvent::reader_gone) base::log(base::Event::reader_gone);
    if (event != ReaderEvent::stopped) {
        post_(ReaderChanged{event});
        return true;
    }
    auto letter = letters_.take();
    if (!letter) return true;
    if (!letter->order) return false;
    wait = letter->next_wait;
    post_(done_with_card(*reader_, *letter->order, clock_.now()));
    return true;
}

Fact done_with_card(CardReader& reader, const CardOrder& order, base::Time now) {
    auto card = reader.connect();
    const auto note = [](CardFault fault) {
        base::log(base::Event::card_fault, {{"fault", word(fault)}});
    };
    if (!card) note(card.error());
    return std::visit(
        Cases{[&](const CheckCard& job) -> Fact {
                  if (!card) return CardChecked{job.ticket, base::Failure{card.error()}};
                  return CardChecked{job.ticket, status(*card.value())};
              },
              [&](const ReadPerson& job) -> Fact {
                  if (!card) return PersonRead{job.ticket, base::Failure{JobFault(card.error())}};
                  return PersonRead{job.ticket, read_attributes(*card.value(), job.pin)};
              },
              [&](const SignWithCard& job) -> Fact {
                  if (!card) return CardSigned{job.ticket, base::Failure{JobFault(card.error())}};
                  return CardSigned{job.ticket,
                                    authenticate(*card.value(), job.pin, job.message, now)};
              }},
        order);
}

}  // namespace kiosk
