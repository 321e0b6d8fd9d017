#include "kiosk/sync/sender.h"

namespace kiosk {
namespace {

// The sender waits for errands only, never for an hour of the day.
class NoAlarm final : public base::Alarm {
public:
    std::optional<std::chrono::milliseconds> waits_until(std::optional<base::Instant>) override {
        return std::nullopt;
    }
    void works() override {}
};

}  // namespace

Sender::Sender(std::unique_ptr<TownLine> line, base::crypto::PublicKey ack_key,
               TerminalIdentity identity, std::function<void(Brought)> bring)
    : line_(std::move(line)),
      ack_key_(std::move(ack_key)),
      identity_(std::move(identity)),
      bring_(std::move(bring)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Sender::~Sender() {
    thread_.request_stop();
    errands_.nudge();
}

void Sender::run(Errand errand) {
    const bool taken = errands_.post(std::move(errand));
    assert(taken);  // the keeper has one errand out at a time
}

void Sender::work(const std::stop_token& stop) {
    NoAlarm alarm;
    while (!stop.stop_requested()) {
        if (const auto next = errands_.wait(alarm, std::nullopt)) bring_(errand(*next, stop));
    }
}

Brought Sender::errand(const Errand& errand, const std::stop_token& stop) {
    if (errand.envelopes.empty()) return line_->cursor(errand.unsent, stop);
    return checked(line_->send(errand.envelopes, errand.unsent, stop));
}

FromTown<town::BatchReply> Sender::checked(FromTown<town::BatchReply> answer) const {
    if (!answer.said) return answer;
    const auto& reply = answer.said.value();
    const bool ours = reply.ack.terminal == identity_.terminal &&
                      reply.ack.incarnation == identity_.incarnation &&
                      ack_key_.verifies(town::ack_message(reply.ack), reply.signature);
    if (!ours) answer.said = base::Failure{LineFault::garbled};
    return answer;
}

}  // namespace kiosk
