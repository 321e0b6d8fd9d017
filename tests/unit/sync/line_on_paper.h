#pragma once

#include <deque>

#include "kiosk/sync/town_line.h"
#include "tests/fault/support/paper_town.h"

// A line to the town on paper whose weather a test decides call by call.
class LineOnPaper final : public kiosk::TownLine {
public:
    enum class Weather {
        fine,
        cut_before_commit,
        cut_after_commit,
        busy,
        too_large,
        garbled,
        wrong_signature,
        ack_of_another,
        old_ack,
    };
    struct Seen {
        std::mutex mutex;
        std::deque<Weather> weather;  // one for each call, then `otherwise`
        Weather otherwise = Weather::fine;
        std::optional<std::chrono::seconds> retry_after;
        std::optional<base::Time> town_time;
        std::vector<std::size_t> batches;  // how many records each call carried
        std::vector<std::size_t> unsent;   // how many were said to wait as each call began
        int cursors = 0;
        int calls() {
            const std::lock_guard lock(mutex);
            return cursors + static_cast<int>(batches.size());
        }
    };

    LineOnPaper(fault::PaperTown& town, Seen& seen) : town_(town), seen_(seen) {}

    kiosk::FromTown<town::Cursor> cursor(std::size_t unsent, std::stop_token) override {
        const auto weather = next();
        {
            const std::lock_guard lock(seen_.mutex);
            ++seen_.cursors;
            seen_.unsent.push_back(unsent);
        }
        if (weather != Weather::fine) return {.said = base::Failure{fault(weather)}};
        return {.said = town::cursor_from(town_.cursor().body).take(),
                .status = 200,
                .town_time = seen_.town_time};
    }

    kiosk::FromTown<town::BatchReply> send(const std::vector<base::Bytes>& envelopes,
                                           std::size_t unsent, std::stop_token) override {
        const auto weather = next();
        {
            const std::lock_guard lock(seen_.mutex);
            seen_.batches.push_back(envelopes.size());
            seen_.unsent.push_back(unsent);
        }
        if (is_before_commit(weather)) {
            return {.said = base::Failure{fault(weather)}, .retry_after = seen_.retry_after};
        }
        const auto reply = town_.take_batch(town::encode_batch(envelopes));
        if (weather == Weather::cut_after_commit) {
            return {.said = base::Failure{kiosk::LineFault::no_line}};
        }
        if (reply.status != 200) {
            const bool gap = reply.type == "sequence-gap";
            return {.said = base::Failure{gap ? kiosk::LineFault::out_of_step
                                              : kiosk::LineFault::refused},
                    .status = reply.status};
        }
        return {.said = bent(town::batch_reply_from(reply.body).take(), weather), .status = 200};
    }

private:
    Weather next() {
        const std::lock_guard lock(seen_.mutex);
        if (seen_.weather.empty()) return seen_.otherwise;
        const auto weather = seen_.weather.front();
        seen_.weather.pop_front();
        return weather;
    }

    static bool is_before_commit(Weather weather) {
        return weather == Weather::cut_before_commit || weather == Weather::busy ||
               weather == Weather::too_large || weather == Weather::garbled;
    }

    static kiosk::LineFault fault(Weather weather) {
        if (weather == Weather::busy) return kiosk::LineFault::busy;
        if (weather == Weather::too_large) return kiosk::LineFault::too_large;
        if (weather == Weather::garbled) return kiosk::LineFault::garbled;
        return kiosk::LineFault::no_line;
    }

    town::BatchReply bent(town::BatchReply reply, Weather weather) const {
        if (weather == Weather::wrong_signature) reply.signature[10] ^= 1;
        if (weather == Weather::ack_of_another) reply.ack.head_hash[0] ^= 1;
        if (weather == Weather::old_ack) reply.ack.through_seq = 0;
        if (weather == Weather::ack_of_another || weather == Weather::old_ack) {
            reply.signature = town_.ack_key().sign(town::ack_message(reply.ack));
        }
        return reply;
    }

    fault::PaperTown& town_;
    Seen& seen_;
};
