#pragma once

#include <deque>
#include <map>
#include <mutex>

#include "server/pages/core.h"
#include "town/application.h"
#include "town/envelope.h"
#include "town/receipt.h"

namespace server::pages {

// What became of a journey that was sent.
struct Sent {
    town::Receipt receipt;
    PutReply reply;
    // The town has this form from an earlier time, perhaps with other answers: those stand.
    bool earlier = false;

    // What the town knows it by, "" = it did not say which of two it has.
    std::string number() const {
        return reply.number.empty() && !earlier ? receipt.number : reply.number;
    }
    bool stands() const { return reply.refused.empty() && reply.state != PutReply::State::dead; }
};

// Seals what was answered to the town, hands it to the core, one record after the other, and
// remembers for half an hour what it said, so that a form that a browser sends twice is one record.
// A form that stands is not sent again with other answers; one that came to nothing may be.
class Sending {
public:
    Sending(CoreLine& line, const base::Clock& clock);

    // `form` names the form it came from and becomes the record's id. `received_at` is when its
    // answers were found right; receipt number and secret are filled in here.
    FromCore<Sent> send(const base::Uuid& form, town::Application application);
    // What is only counted: it has no receipt, and nobody hears of it again.
    FromCore<PutReply::State> tell(const base::Uuid& form, const base::SecretText& body);
    // The key that carried journeys are sealed to.
    FromCore<base::crypto::PublicKey> town_key();

private:
    // Its receipt stays the same however often the same answers have to be tried.
    struct Kept {
        base::Uuid record{};
        base::Time since{};
        base::crypto::Digest answers{};
        Sent sent{};
        bool answered = false;
        bool doubtful = false;  // other answers went out before, and nobody said what came of them
    };
    FromCore<PutReply> hand_over(const base::Uuid& id, const base::SecretText& body,
                                 base::Time made, const ReceiptWish& wish);
    FromCore<PutReply> hand_over(const Kept& kept, town::Application& application);
    Kept& kept_for(const base::Uuid& form);
    void begin(Kept& kept, const base::crypto::Digest& answers, base::Time received_at) const;
    FromCore<PutReply> put_at(const town::Header& wanted, const base::SecretText& body,
                              const ReceiptWish& wish);
    void forget_the_old();

    CoreLine& line_;
    const base::Clock& clock_;
    const base::Uuid boot_;
    std::mutex one_at_a_time_;  // the doors' threads; a chain has one end
    std::optional<Position> position_;
    std::map<base::Uuid, Kept> kept_;
    std::deque<base::Uuid> order_;
};

}  // namespace server::pages
