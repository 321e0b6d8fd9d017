#include "server/apply/open_record.h"

#include <algorithm>
#include <cstdlib>

#include "base/uuid.h"
#include "server/yardsticks/unanswered_questions.h"
#include "town/answers_json.h"
#include "town/receipt.h"

namespace server {

namespace {

constexpr std::uint16_t known_schema = 1;
constexpr std::int64_t tolerated_ms = 5 * 60 * 1000;  // sync-and-faults.md §2.3

std::string_view word(town::OpenFault fault) {
    switch (fault) {
        case town::OpenFault::wrong_key:
            return "wrong-key";
        case town::OpenFault::unknown_suite:
            return "unknown-suite";
        case town::OpenFault::bad_point:
            return "bad-point";
        case town::OpenFault::too_far:
            return "ratchet-too-far";
        case town::OpenFault::not_authentic:
            return "not-authentic";
        case town::OpenFault::bad_padding:
            return "bad-padding";
    }
    return "";
}

std::string_view word(town::BodyFault fault) {
    switch (fault) {
        case town::BodyFault::not_json:
            return "body-not-json";
        case town::BodyFault::missing_field:
            return "body-missing-field";
        case town::BodyFault::bad_field:
            return "body-bad-field";
        case town::BodyFault::unknown_kind:
            return "unknown-kind";
        case town::BodyFault::too_large:
            return "body-too-large";
    }
    return "";
}

bool far_apart(std::int64_t a_ms, std::int64_t b_ms) {
    return a_ms > b_ms ? a_ms - b_ms > tolerated_ms : b_ms - a_ms > tolerated_ms;
}

// A header's times are whatever a terminal wrote: kept within years 1970 to 9999 before any sum.
std::int64_t plausible(std::int64_t milliseconds) {
    constexpr std::int64_t year_9999 = 253'402'300'799'000;
    return milliseconds < 0 ? 0 : milliseconds > year_9999 ? year_9999 : milliseconds;
}

// That somebody turned back: a journey and a step there are, else whoever holds a terminal's key
// could fill the table with words of their own.
base::Result<OpenedRecord, std::string> opened_left(const std::string& record,
                                                    const town::LeftVisit& left,
                                                    const town::Pack& pack) {
    const auto* journey = town::journey(pack, left.journey);
    if (journey == nullptr) return base::Failure{"unknown-journey"};
    const bool no_question = left.step == "purpose" || left.step == "card" || left.step == "review";
    if (!no_question && town::question(*journey, left.step) == nullptr) {
        return base::Failure{"unknown-step"};
    }
    Filed filed;
    filed.id = record;
    return OpenedRecord{
        .filed = std::move(filed), .application = {}, .journey = journey, .left = left};
}

base::Result<OpenedRecord, std::string> opened_finished(const std::string& record,
                                                        const town::FinishedVisit& finished,
                                                        const town::Pack& pack) {
    const auto* journey = town::journey(pack, finished.journey);
    if (journey == nullptr) return base::Failure{"unknown-journey"};
    Filed filed;
    filed.id = record;
    OpenedRecord opened{.filed = std::move(filed), .application = {}, .journey = journey};
    opened.finished = finished;
    return opened;
}

// What must not be kept (urgent, chatter, nothing but names) is dealt with all the same: it is no
// dead letter, for those are looked at.
OpenedRecord opened_question(const std::string& record, const town::UnansweredQuestion& question,
                             const town::Pack& pack) {
    OpenedRecord opened;
    opened.filed.id = record;
    opened.is_question = true;
    opened.unanswered = worth_keeping(question, pack);
    return opened;
}

// A day that is closed by this pack may have been open by the terminal's: no dead letter, its
// register refuses it in words.
bool are_fit(const town::Journey& journey, const town::Answers& answers, base::Date day) {
    const auto complaints = town::check(journey, answers, day);
    return std::ranges::all_of(complaints, [](const town::Complaint& one) {
        return one.fault == town::AnswerFault::closed_day;
    });
}

}  // namespace

bool clock_is_suspect(const town::Header& header, const town::Header* before,
                      base::Time received_at, base::Time arrived_at, base::Time enrolled_at) {
    const auto received = received_at.time_since_epoch().count();
    const auto wall = plausible(header.created_wall_ms);
    if (far_apart(received, wall)) return true;
    if (received > arrived_at.time_since_epoch().count() + tolerated_ms) return true;
    if (received < enrolled_at.time_since_epoch().count() - tolerated_ms) return true;
    if (before == nullptr) return false;
    const auto wall_before = plausible(before->created_wall_ms);
    if (wall < wall_before - tolerated_ms) return true;
    if (before->boot != header.boot) return false;
    const auto passed = plausible(header.monotonic_ms) - plausible(before->monotonic_ms);
    return far_apart(wall - wall_before, passed);
}

base::Result<OpenedRecord, std::string> open_record(const WaitingRecord& record,
                                                    const town::Header* before,
                                                    const std::string& terminal_name,
                                                    const std::string& terminal_short_name,
                                                    base::Time enrolled_at, town::Opener& opener,
                                                    const town::Pack& pack) {
    const auto envelope = town::decode_envelope(record.envelope);
    if (!envelope) return base::Failure{"damaged-in-the-store"};
    if (envelope.value().header.schema_v != known_schema) return base::Failure{"unknown-schema"};
    const auto body = opener.open(envelope.value());
    if (!body) return base::Failure{std::string(word(body.error()))};
    if (const auto left = town::left_visit_from(body.value())) {
        return opened_left(record.id, *left, pack);
    }
    if (const auto finished = town::finished_visit_from(body.value())) {
        return opened_finished(record.id, *finished, pack);
    }
    if (const auto question = town::unanswered_from(body.value())) {
        return opened_question(record.id, *question, pack);
    }
    auto application = town::application_from(body.value());
    if (!application) return base::Failure{std::string(word(application.error()))};
    const auto& said = application.value();

    const auto* journey = town::journey(pack, said.journey);
    if (journey == nullptr) return base::Failure{"unknown-journey"};
    if (said.journey_version > journey->version) return base::Failure{"newer-journey"};
    // The rules of the day of reception hold, not those of the day the line came back.
    const auto day = base::tokyo_date(said.received_at);
    if (!are_fit(*journey, said.answers, day)) return base::Failure{"answers-do-not-fit"};
    const auto number = town::read_receipt_number(said.receipt_number);
    if (number != said.receipt_number || !number->starts_with(terminal_short_name + "-")) {
        return base::Failure{"bad-receipt-number"};
    }
    Filed filed;
    filed.id = record.id;
    filed.number = *number;
    filed.secret_sha256 = said.receipt_secret_sha256;
    filed.birth_date = town::birth_date_of(said);
    filed.journey = said.journey;
    filed.journey_version = said.journey_version;
    filed.section = journey->section;
    filed.state = journey->desk ? ApplicationState::received : ApplicationState::kept;
    filed.actor = said.actor;
    filed.on_behalf = said.on_behalf;
    filed.language = said.language;
    filed.terminal = terminal_name;
    filed.received_at = said.received_at;
    filed.arrived_at = record.arrived_at;
    filed.needs_staff = town::needs_staff(*journey, said.answers, day) ||
                        said.journey_version < journey->version ||
                        said.evidence.level < journey->evidence;
    filed.clock_suspect = clock_is_suspect(envelope.value().header, before, said.received_at,
                                           record.arrived_at, enrolled_at);
    filed.evidence = said.evidence;
    filed.answers = base::SecretText(town::to_json(said.answers));
    return OpenedRecord{
        .filed = std::move(filed), .application = application.take(), .journey = journey};
}

}  // namespace server
