#include "server/apply/file_record.h"

#include <algorithm>

#include "base/log.h"
#include "server/apply/actor.h"
#include "server/registers/audit.h"
#include "server/yardsticks/finished_visits.h"
#include "server/yardsticks/left_visits.h"
#include "server/yardsticks/unanswered_questions.h"

namespace server {

namespace {

Stored<std::string> file_once(Transaction& transaction, const Filing& filing, const Actor& actor,
                              const OpenedRecord& opened, const Register& reg) {
    Filed filed = opened.filed;
    filed.terminal = actor.place.name;
    if (actor.clerk && filed.section == "all") filed.section = actor.clerk->section;
    const Applications applications(filing.town_id);
    if (!TRY(applications.file(transaction, filed))) return std::string("receipt-reused");
    auto effect = TRY(reg.apply(transaction, {.filed = filed,
                                              .application = opened.application,
                                              .journey = *opened.journey,
                                              .pack = filing.pack,
                                              .terminal = actor.place,
                                              .clerk = actor.clerk,
                                              .now = filing.now}));
    filed.effect_refused = std::move(effect.refused);
    filed.effect_notes = std::move(effect.notes);
    TRY(applications.keep_effect(transaction, filed));
    if (opened.journey->signs) {
        TRY(applications.keep_signature(transaction, filed.id, opened.application.evidence,
                                        town::signed_text(opened.application)));
    }
    TRY(Audit(filing.town_id)
            .add(transaction, filing.now,
                 {.actor = actor.clerk ? actor.clerk->id : actor.place.name,
                  .action = filed.effect_refused.empty() ? "record.applied" : "record.refused",
                  .subject = filed.number,
                  .purpose = filed.effect_refused}));
    base::log(base::Event::record_applied, {{"record", filed.id}});
    return std::string();
}

// Whether it is the first time that this record is dealt with.
Stored<bool> is_new(Transaction& transaction, const Filing& filing, const std::string& record,
                    const std::string& reg) {
    const auto first_time = TRY(transaction.run(
        "INSERT INTO applied (town_id, id, register, applied_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (town_id, id) DO NOTHING RETURNING 1",
        {filing.town_id, record, reg, value_of(filing.now)}));
    return !first_time.empty();
}

// Nobody did anything: there is no number, no audit row and no actor, only one more.
Stored<std::string> count_visit(Transaction& transaction, const Filing& filing,
                                const Terminal& terminal, const OpenedRecord& opened) {
    const auto& roles = opened.journey->roles;
    if (std::ranges::find(roles, terminal.role) == roles.end()) return std::string("not-allowed");
    if (!TRY(is_new(transaction, filing, opened.filed.id, opened.left ? "left" : "finished"))) {
        return std::string();
    }
    if (opened.left) TRY(LeftVisits(filing.town_id).count(transaction, *opened.left));
    if (opened.finished) TRY(FinishedVisits(filing.town_id).count(transaction, *opened.finished));
    return std::string();
}

// A question comes from where residents ask; nothing joins it to its record but that it was
// counted.
Stored<std::string> count_question(Transaction& transaction, const Filing& filing,
                                   const Terminal& terminal, const OpenedRecord& opened) {
    if (terminal.role == "counter") return std::string("not-allowed");
    if (!TRY(is_new(transaction, filing, opened.filed.id, "question"))) return std::string();
    if (opened.unanswered) {
        TRY(UnansweredQuestions(filing.town_id).count(transaction, *opened.unanswered));
    }
    return std::string();
}

Stored<std::string> try_to_file(Transaction& transaction, const Filing& filing,
                                const Terminal& terminal, const OpenedRecord& opened) {
    if (opened.is_question) return count_question(transaction, filing, terminal, opened);
    const auto& journey = *opened.journey;
    if (opened.left || opened.finished) {
        return count_visit(transaction, filing, terminal, opened);
    }
    const auto* reg = find_register(filing.registers, journey.register_name);
    if (reg == nullptr) return std::string("unknown-register");
    const auto actor =
        TRY(believed_actor(transaction, filing.town_id, terminal, opened.application, journey));
    if (!actor) return std::string("not-allowed");
    if (!TRY(is_new(transaction, filing, opened.filed.id, journey.register_name))) {
        return std::string();
    }
    return file_once(transaction, filing, *actor, opened, *reg);
}

}  // namespace

Stored<std::string> file_record(Transaction& transaction, const Filing& filing,
                                const Terminal& terminal, const OpenedRecord& opened) {
    TRY(transaction.run("SAVEPOINT record"));
    auto why_not = try_to_file(transaction, filing, terminal, opened);
    // A register that broke a rule of its own tables holds up nobody but this record.
    const bool rule_broken = !why_not && why_not.error() == StoreFault::refused;
    if (!why_not && !rule_broken) return why_not;
    std::string reason = rule_broken ? "register-fault" : why_not.take();
    if (!reason.empty()) TRY(transaction.run("ROLLBACK TO SAVEPOINT record"));
    TRY(transaction.run("RELEASE SAVEPOINT record"));
    return reason;
}

}  // namespace server
