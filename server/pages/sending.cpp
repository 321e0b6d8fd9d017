#include "server/pages/sending.h"

#include "base/calendar.h"
#include "town/answers_json.h"
#include "town/envelope.h"

namespace server::pages {

namespace {

constexpr std::chrono::minutes remembered{30};
constexpr std::size_t most_remembered = 1'000;
constexpr std::size_t receipt_random_bytes = 21;

base::crypto::Digest digest_of(const town::Answers& answers) {
    const base::SecretText text(town::to_json(answers));
    return base::crypto::sha256(base::view_of(text.reveal()));
}

}  // namespace

Sending::Sending(CoreLine& line, const base::Clock& clock)
    : line_(line), clock_(clock), boot_(base::uuid_v7(clock.now())) {}

FromCore<base::crypto::PublicKey> Sending::town_key() {
    const std::lock_guard lock(one_at_a_time_);
    if (!position_) position_ = TRY(hello(line_));
    return position_->seal_key;
}

FromCore<Sent> Sending::send(const base::Uuid& form, town::Application application) {
    const std::lock_guard lock(one_at_a_time_);
    forget_the_old();
    if (!position_) position_ = TRY(hello(line_));
    if (!town::is_short_name(position_->short_name)) return base::Failure{CoreFault::garbled};
    const auto answers = digest_of(application.answers);
    Kept& kept = kept_for(form);
    if (kept.answered && kept.answers != answers && kept.sent.stands()) {
        Sent said = kept.sent;
        said.earlier = true;
        return said;
    }
    if (kept.answers != answers) begin(kept, answers, application.received_at);
    if (kept.answered) return kept.sent;
    Sent sent = kept.sent;
    sent.reply = TRY(hand_over(kept, application));
    const auto& number = sent.reply.number;
    sent.earlier = number.empty() ? kept.doubtful : number != sent.receipt.number;
    if (sent.earlier && !sent.stands()) {
        // What came to nothing were the other answers: these are a record of their own.
        kept.record = base::uuid_v7(clock_.now());
        kept.doubtful = false;
        sent.earlier = false;
        sent.reply = TRY(hand_over(kept, application));
    }
    kept.sent = std::move(sent);
    kept.answered = true;
    return kept.sent;
}

FromCore<PutReply::State> Sending::tell(const base::Uuid& form, const base::SecretText& body) {
    const std::lock_guard lock(one_at_a_time_);
    forget_the_old();
    if (!position_) position_ = TRY(hello(line_));
    Kept& kept = kept_for(form);
    if (!kept.answered) {
        kept.sent.reply = TRY(hand_over(form, body, clock_.now(), {}));
        kept.answered = true;
    }
    return kept.sent.reply.state;
}

Sending::Kept& Sending::kept_for(const base::Uuid& form) {
    if (const auto known = kept_.find(form); known != kept_.end()) return known->second;
    order_.push_back(form);
    Kept fresh;
    fresh.record = form;
    fresh.since = clock_.now();
    return kept_.emplace(form, std::move(fresh)).first->second;
}

// Other answers have a receipt of their own: by its number the town's reply says which it has.
void Sending::begin(Kept& kept, const base::crypto::Digest& answers, base::Time received_at) const {
    if (kept.answered) {
        kept.record = base::uuid_v7(clock_.now());
        kept.doubtful = false;
    } else if (!kept.sent.receipt.number.empty()) {
        kept.doubtful = true;
    }
    kept.answers = answers;
    kept.answered = false;
    kept.sent = {};
    kept.sent.receipt = town::make_receipt(position_->short_name, received_at,
                                           base::crypto::random(receipt_random_bytes));
}

FromCore<PutReply> Sending::hand_over(const Kept& kept, town::Application& application) {
    const auto& receipt = kept.sent.receipt;
    application.received_at = receipt.received_at;
    application.receipt_number = receipt.number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(receipt.secret));
    const ReceiptWish wish{.number = receipt.number,
                           .secret_hex = base::hex(receipt.secret),
                           .received_at = base::rfc3339(receipt.received_at)};
    return hand_over(kept.record, town::to_body(application), receipt.received_at, wish);
}

FromCore<PutReply> Sending::hand_over(const base::Uuid& id, const base::SecretText& body,
                                      base::Time made, const ReceiptWish& wish) {
    town::Header header;
    header.id = id;
    header.boot = boot_;
    header.created_wall_ms = made.time_since_epoch().count();
    header.monotonic_ms = clock_.monotonic().count();
    auto reply = put_at(header, body, wish);
    if (reply && reply.value().state != PutReply::State::gap) return reply;
    // The chain stands elsewhere than we thought, or nobody answered in time: ask where it stands.
    // A record that did arrive is its last one.
    const auto tried = position_->last_hash;
    position_ = TRY(hello(line_));
    if (!reply && position_->last_hash == tried) {
        return PutReply{.state = PutReply::State::waiting, .number = wish.number, .qr = {}};
    }
    reply = put_at(header, body, wish);
    if (reply && reply.value().state == PutReply::State::gap) {
        position_.reset();
        return base::Failure{CoreFault::garbled};
    }
    return reply;
}

// Whatever comes back, the position is the one after this record; a gap sets it right again.
FromCore<PutReply> Sending::put_at(const town::Header& wanted, const base::SecretText& body,
                                   const ReceiptWish& wish) {
    town::Header header = wanted;
    header.terminal = position_->terminal;
    header.incarnation = position_->incarnation;
    header.seq = position_->last_seq + 1;
    header.prev_hash = position_->last_hash;
    // An epoch for each record: no key that opens an earlier one is ever in this memory.
    auto sealer = town::Sealer::begin(position_->seal_key, base::uuid_v7(clock_.now()));
    const auto envelope = sealer.seal(header, body);
    if (!envelope) return base::Failure{CoreFault::garbled};
    position_->last_seq = header.seq;
    position_->last_hash = envelope->header.hash;
    return put(line_, town::encode(*envelope), wish);
}

void Sending::forget_the_old() {
    while (!order_.empty()) {
        const auto oldest = kept_.find(order_.front());
        const bool stays = oldest != kept_.end() && order_.size() < most_remembered &&
                           clock_.now() - oldest->second.since < remembered;
        if (stays) return;
        if (oldest != kept_.end()) kept_.erase(oldest);
        order_.pop_front();
    }
}

}  // namespace server::pages
