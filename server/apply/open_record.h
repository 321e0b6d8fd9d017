#pragma once

#include "server/intake/inbox.h"
#include "server/registers/applications.h"
#include "town/envelope.h"
#include "town/finished_visit.h"
#include "town/left_visit.h"
#include "town/pack.h"
#include "town/unanswered.h"

namespace server {

// A record that opened and fits the town's rules; who may have done it is not asked yet.
struct OpenedRecord {
    Filed filed;
    town::Application application;
    const town::Journey* journey = nullptr;         // of the pack
    std::optional<town::LeftVisit> left{};          // this instead of an application: only counted
    std::optional<town::FinishedVisit> finished{};  // … and this
    // A question without an answer, of no journey; and whether it may be counted.
    bool is_question = false;
    std::optional<town::UnansweredQuestion> unanswered{};
};

// Opens one sealed record and checks it again by the town's rules, as if the terminal could lie.
// `before` is the header of the record before it in the chain, when there is one. The failure is
// the dead letter's reason, one word.
base::Result<OpenedRecord, std::string> open_record(const WaitingRecord& record,
                                                    const town::Header* before,
                                                    const std::string& terminal_name,
                                                    const std::string& terminal_short_name,
                                                    base::Time enrolled_at, town::Opener& opener,
                                                    const town::Pack& pack);

// Whether staff should look at the date: offline days are ordinary, but a 受付日時 in the future,
// before the terminal was enrolled, before the record it follows, or one that the terminal's two
// clocks disagree about, is not.
bool clock_is_suspect(const town::Header& header, const town::Header* before,
                      base::Time received_at, base::Time arrived_at, base::Time enrolled_at);

}  // namespace server
