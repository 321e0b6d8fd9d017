#include "server/yardsticks/unanswered.h"

#include <algorithm>
#include <array>

#include "base/crypto/crypto.h"
#include "server/registers/said.h"
#include "town/guide/entries.h"

namespace server {

namespace {

using Group = UnansweredQuestions::Group;
using Proposal = UnansweredQuestions::Proposal;

// The entries of the pack's guide; none where there is no guide.
std::vector<town::guide::Entry> entries_of(const town::Pack& pack) {
    auto entries = town::guide::entries_in(pack.files);
    return entries ? entries.take() : std::vector<town::guide::Entry>();
}

const town::guide::Entry* entry_named(const std::vector<town::guide::Entry>& entries,
                                      const std::string& id_or_title) {
    const auto found = std::ranges::find_if(entries, [&](const town::guide::Entry& one) {
        return one.id == id_or_title || one.text_in("ja").title == id_or_title;
    });
    return found == entries.end() ? nullptr : &*found;
}

std::string entry_title(const std::vector<town::guide::Entry>& entries, const std::string& id) {
    const auto* entry = entry_named(entries, id);
    return entry == nullptr ? id : entry->text_in("ja").title;
}

// Too few to be told as a number.
town::Cell told_of_three(std::int64_t number) {
    return number > 0 && number < fewest_alike ? word_cell("few") : number_cell(number);
}

// As people said it, when the clerk did not say it otherwise.
std::string as_people_say(const Group& group) {
    return group.example.empty() ? group.words : group.example;
}

// The entry a clerk points at: one of the three shown, or by its name. "" = there is none such.
std::string entry_meant(const Act& act, const Group& group) {
    const auto about = chosen(act, "about");
    constexpr std::array places = {"first", "second", "third"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (about == places[i]) return i < group.nearest.size() ? group.nearest[i] : "";
    }
    const auto entries = entries_of(act.pack);
    const auto* entry = entry_named(entries, written(act, "entry"));
    return entry == nullptr ? "" : entry->id;
}

}  // namespace

Stored<Effect> Unanswered::apply(Transaction& transaction, const Act& act) const {
    if (!act.clerk) return refused("only-staff");
    if (act.journey.act == "about") return propose(transaction, act);
    if (act.journey.act == "decide") return decide(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Unanswered::propose(Transaction& transaction, const Act& act) const {
    const auto group = TRY(questions_.group(transaction, written(act, "group")));
    if (!group) return refused("no-such-group");
    if (group->state != "open") return refused("already-said");
    const auto about = chosen(act, "about");
    if (about == "nothing") {
        TRY(questions_.settle(transaction, group->id, "aside"));
        return Effect{.refused = "", .notes = {{"aside", ""}}};
    }
    const bool wanted = about == "new_entry";
    const auto entry = wanted ? std::string() : entry_meant(act, *group);
    if (!wanted && entry.empty()) return refused("no-such-entry");
    const auto said = written(act, "said");
    TRY(questions_.propose(
        transaction,
        {.id = base::hex(base::crypto::sha256(base::view_of(act.filed.id))).substr(0, 12),
         .kind = wanted ? "wanted" : "asked",
         .entry = entry,
         .asked = said.empty() ? as_people_say(*group) : said,
         .town_word = written(act, "town_word"),
         .n = group->n,
         .clerk_id = act.clerk->id,
         .clerk = act.clerk->name,
         .day = base::iso_date(base::tokyo_date(act.filed.received_at)),
         .state = {}}));
    TRY(questions_.settle(transaction, group->id, "proposed"));
    return Effect{.refused = "", .notes = {{"proposed", ""}}};
}

Stored<Effect> Unanswered::decide(Transaction& transaction, const Act& act) const {
    const auto id = written(act, "proposal");
    const auto all = TRY(questions_.proposals(transaction));
    const auto found = std::ranges::find(all, id, &Proposal::id);
    if (found == all.end()) return refused("no-such-proposal");
    if (found->state != "proposed") return refused("already-said");
    if (found->clerk_id == act.clerk->id) return refused("own-proposal");
    const bool accepted = chosen(act, "decision") == "accepted";
    TRY(questions_.decide(transaction, id, accepted ? "accepted" : "declined"));
    return Effect{.refused = "", .notes = {{accepted ? "accepted" : "declined", ""}}};
}

std::vector<ViewRule> Unanswered::views() const {
    return {{.view = "groups", .desk = true, .section = "general_desk", .roles = {}},
            {.view = "proposals", .desk = true, .section = "general_desk", .roles = {}}};
}

Stored<town::Table> Unanswered::view(Transaction& transaction, std::string_view view,
                                     const ViewAsk& ask) const {
    return view == "proposals" ? proposals(transaction, ask) : groups(transaction, ask);
}

Stored<town::Table> Unanswered::groups(Transaction& transaction, const ViewAsk& ask) const {
    const auto entries = entries_of(ask.pack);
    town::Table table{.reg = "unanswered", .view = "groups"};
    table.columns = {"words",    "example", "questions", "staff_first", "left",
                     "none_fit", "first",   "second",    "third",       "week"};
    table.paper = true;
    for (const auto& group : TRY(questions_.open_groups(transaction))) {
        const auto nearest = [&](std::size_t place) {
            return text_cell(
                place < group.nearest.size() ? entry_title(entries, group.nearest[place]) : "");
        };
        table.rows.push_back({.id = group.id,
                              .cells = {text_cell(group.words), text_cell(group.example),
                                        number_cell(group.n), told_of_three(group.staff_first),
                                        told_of_three(group.left), told_of_three(group.none_fit),
                                        nearest(0), nearest(1), nearest(2), date_cell(group.week)},
                              .acts = {"guide-about"}});
    }
    table.figures = {{"waiting", told_of_three(TRY(questions_.waiting(transaction)))}};
    return table;
}

Stored<town::Table> Unanswered::proposals(Transaction& transaction, const ViewAsk& ask) const {
    const auto entries = entries_of(ask.pack);
    town::Table table{.reg = "unanswered", .view = "proposals"};
    table.columns = {"kind", "asked", "town_word", "entry", "questions", "by", "day", "state"};
    table.paper = true;
    for (const auto& one : TRY(questions_.proposals(transaction))) {
        const bool open = one.state == "proposed";
        table.rows.push_back(
            {.id = one.id,
             .cells = {word_cell(one.kind), text_cell(one.asked), text_cell(one.town_word),
                       text_cell(entry_title(entries, one.entry)), number_cell(one.n),
                       text_cell(one.clerk), date_cell(one.day), word_cell(one.state)},
             .acts = open ? std::vector<std::string>{"guide-decide"} : std::vector<std::string>{}});
    }
    return table;
}

Stored<void> Unanswered::tick(Transaction& transaction, const town::Pack& pack,
                              base::Time now) const {
    return questions_.make_groups(transaction, pack, base::tokyo_date(now));
}

}  // namespace server
