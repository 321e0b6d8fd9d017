#include "server/registers/care.h"

#include <charconv>

#include "server/registers/care_cases.h"
#include "server/registers/care_views.h"
#include "server/registers/said.h"
#include "town/answers_json.h"

namespace server {

namespace {

using town::CareStep;

// The figure of a sourced fact; 0 when the pack has none.
int figure(const town::Pack& pack, std::string_view id) {
    const auto fact = pack.facts.find(id);
    int number = 0;
    if (fact == pack.facts.end()) return number;
    const auto& value = fact->second.value;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

std::string_view survey_refusal(town::CareFault fault) {
    switch (fault) {
        case town::CareFault::closed:
            return "case-closed";
        case town::CareFault::already_done:
            return "already-done";
        case town::CareFault::not_ready:
            return "not-ready";
    }
    return "";
}

Stored<Effect> open_case(Transaction& transaction, const CareCases& cases, const Act& act) {
    const auto opened_on = base::tokyo_date(act.application.received_at);
    const int days = figure(act.pack, "care_days");
    if (days == 0) return refused("no-rule");
    const CareCase made{.id = act.filed.number,
                        .kind = chosen(act, "kind"),
                        .kana = written(act, "kana_name"),
                        .name = written(act, "kanji_name"),
                        .birth_date = dated(act, "birth_date"),
                        .address = written(act, "address"),
                        .phone = written(act, "phone"),
                        .doctor = written(act, "doctor"),
                        .place = chosen(act, "place"),
                        .investigator = {},
                        .opened_on = opened_on,
                        .due_on = town::days_after(opened_on, days),
                        .delayed_to = {},
                        .delay_reason = {},
                        .noticed_on = {},
                        .steps = {}};
    TRY(cases.open(transaction, made));
    TRY(cases.add_step(transaction, made.id, CareStep::applied, opened_on, act.terminal.name));
    return Effect{};
}

// A case of another investigator answers like one that is not there.
Stored<Effect> keep_survey(Transaction& transaction, const CareCases& cases, const Act& act) {
    const auto found = TRY(cases.by_id(transaction, written(act, "case")));
    if (!found || found->investigator != act.terminal.name) return refused("no-such-case");
    if (const auto fault = town::against(found->steps, CareStep::survey_done)) {
        const bool twice = *fault == town::CareFault::already_done;
        return refused(twice ? "already-surveyed" : std::string(survey_refusal(*fault)));
    }
    const auto on = base::from_iso_date(dated(act, "surveyed_on"));
    if (!on || *on < found->opened_on) return refused("before-the-application");
    TRY(cases.keep_survey(transaction, found->id,
                          {.investigator = act.terminal.name,
                           .surveyed_on = base::iso_date(*on),
                           .answers = town::to_json(act.application.answers)}));
    TRY(cases.add_step(transaction, found->id, CareStep::survey_done, *on, act.terminal.name));
    return Effect{};
}

Stored<Effect> move_clock(Transaction& transaction, const CareCases& cases, const Act& act) {
    const auto found = TRY(cases.by_id(transaction, written(act, "case")));
    if (!found) return refused("no-such-case");
    const auto step = town::care_step_from(chosen(act, "step"));
    if (!step) return refused("not-ready");
    if (const auto fault = town::against(found->steps, *step)) {
        return refused(std::string(survey_refusal(*fault)));
    }
    const auto on = base::from_iso_date(dated(act, "on"));
    if (!on || *on < found->opened_on) return refused("before-the-application");
    if (*step == CareStep::survey_asked) {
        TRY(cases.ask_investigator(transaction, found->id, chosen(act, "investigator")));
    }
    TRY(cases.add_step(transaction, found->id, *step, *on,
                       act.clerk ? act.clerk->name : act.terminal.name));
    return Effect{};
}

Stored<Effect> announce_delay(Transaction& transaction, const CareCases& cases, const Act& act) {
    const auto found = TRY(cases.by_id(transaction, written(act, "case")));
    if (!found) return refused("no-such-case");
    if (town::is_closed(found->steps)) return refused("case-closed");
    const auto until = base::from_iso_date(dated(act, "until"));
    if (!until || *until <= found->deadline()) return refused("not-later");
    TRY(cases.delay(transaction, found->id, base::iso_date(*until), chosen(act, "reason"),
                    base::iso_date(base::tokyo_date(act.application.received_at))));
    return Effect{};
}

}  // namespace

Stored<void> Care::create_tables(Transaction& transaction) const {
    return CareCases::create_tables(transaction);
}

Stored<Effect> Care::apply(Transaction& transaction, const Act& act) const {
    const CareCases cases(town_);
    if (act.journey.act == "apply") return open_case(transaction, cases, act);
    if (act.journey.act == "survey") return keep_survey(transaction, cases, act);
    if (act.journey.act == "stage") return move_clock(transaction, cases, act);
    if (act.journey.act == "delay") return announce_delay(transaction, cases, act);
    return refused("unknown-act");
}

std::vector<ViewRule> Care::views() const {
    return {
        {.view = "cases", .desk = true, .section = "care_desk", .roles = {}},
        {.view = "survey",
         .desk = true,
         .section = "care_desk",
         .roles = {"investigator"},
         .listed = false},
        {.view = "clock", .desk = true, .section = "care_desk", .roles = {}, .listed = false},
        {.view = "delay", .desk = true, .section = "care_desk", .roles = {}, .listed = false},
        {.view = "pace", .desk = true, .section = "care_desk", .roles = {}},
        {.view = "mine_investigator", .desk = false, .section = {}, .roles = {"investigator"}},
        {.view = "mine",
         .desk = false,
         .section = {},
         .roles = {"hall", "library"},
         .needs_person = true},
    };
}

Stored<town::Table> Care::view(Transaction& transaction, std::string_view view,
                               const ViewAsk& ask) const {
    const CareCases cases(town_);
    if (view == "cases") {
        return care_desk_table(TRY(cases.all(transaction)), base::tokyo_date(ask.now),
                               figure(ask.pack, "care_notice_day"), ask.pack);
    }
    if (view == "mine_investigator") {
        return care_investigator_table(TRY(cases.all(transaction)), ask.device);
    }
    if (view == "pace") return care_pace_table(TRY(cases.all(transaction)));
    if (view == "mine") return care_resident_table(TRY(cases.all(transaction)), ask.person);
    const auto wish = ask.parameters.find("case");
    const std::string id = wish == ask.parameters.end() ? "" : wish->second;
    auto found = TRY(cases.by_id(transaction, id));
    if (found && !ask.clerk && found->investigator != ask.device) found.reset();
    if (view == "clock") return care_clock_table(found);
    if (view == "delay") return care_delay_table(found);
    return care_survey_table(found, TRY(cases.survey(transaction, id)), ask.pack);
}

}  // namespace server
