// `madoguchi-bench town`: mixed visits over every register by the real road (seal, intake, open,
// check, file, effect), then a look whether the registers agree with themselves.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/bench/answering.h"
#include "tests/bench/bench.h"
#include "tests/bench/consistent.h"
#include "tests/unit/server/support/acting_town.h"
#include "town/answers_json.h"

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

// Who does a journey: a clerk of its section, a device of its first field role, or a terminal.
server_test::TypedBy hands_for(const town::Journey& journey, Answering& somebody) {
    server_test::TypedBy by;
    const auto& role = journey.roles[somebody.below(journey.roles.size())];
    static constexpr std::string_view terminals[] = {"hall", "library", "hub", "post_office",
                                                     "home"};
    if (role == "counter") {
        by.section = journey.section == "all" ? "general_desk" : journey.section;
        if (journey.section == "all" && somebody.below(2) == 0) by.section = "welfare_desk";
    } else {
        by.role = role;
        if (std::ranges::find(terminals, role) == std::end(terminals)) by.device = role + "-1";
    }
    return by;
}

// What a view shows this one; nothing when it is not theirs.
std::vector<town::Table::Row> rows_of(server_test::ActingTown& town, std::string_view reg,
                                      std::string_view view, const server_test::TypedBy& by,
                                      std::map<std::string, std::string, std::less<>> asked = {}) {
    auto table = server_test::try_to_see(town, std::string(reg), std::string(view),
                                         {.section = by.section,
                                          .role = by.role,
                                          .device = by.device,
                                          .person = {},
                                          .parameters = std::move(asked)});
    return table ? std::move(table->rows) : std::vector<town::Table::Row>{};
}

// As the desk does before an act that nobody may do unseen: the row as it is shown now.
std::string as_shown(server_test::ActingTown& town, const town::Journey& journey,
                     const server_test::TypedBy& by, const std::string& id) {
    const auto before = town.pack().tables.find("seen_before");
    if (before == town.pack().tables.end()) return id;
    for (const auto& row : before->second) {
        if (row.id != journey.id) continue;
        const auto shown = rows_of(town, journey.register_name, row.values.at("view"), by,
                                   {{journey.subject, id}});
        if (shown.size() == 1) return shown.front().id;
    }
    return id;
}

// A row that offers this journey, as the one who acts sees it.
std::string subject_for(server_test::ActingTown& town, const town::Journey& journey,
                        const server_test::TypedBy& by, Answering& somebody) {
    std::vector<std::string> ids;
    for (const auto& one : server::all_registers(town.keys().town())) {
        if (one->name() != journey.register_name) continue;
        for (const auto& rule : one->views()) {
            for (const auto& row : rows_of(town, one->name(), rule.view, by)) {
                if (std::ranges::find(row.acts, journey.id) != row.acts.end())
                    ids.push_back(row.id);
            }
        }
    }
    return as_shown(town, journey, by, ids.empty() ? "" : ids[somebody.below(ids.size())]);
}

// What is handed out after an act: the slip, and the pages of its register that show this one a
// row.
void look_at(server_test::ActingTown& town, const town::Journey& journey,
             const server_test::TypedBy& by, const server_test::Filed& done, Answering& somebody) {
    for (const auto& one : server::all_registers(town.keys().town())) {
        if (one->name() != journey.register_name) continue;
        for (const auto& rule : one->views()) {
            for (const auto& row : rows_of(town, one->name(), rule.view, by)) {
                std::vector<std::string> told{row.id};
                for (const auto& cell : row.cells) told.push_back(cell.text);
                somebody.remember(journey.register_name, std::move(told));
            }
        }
    }
    std::vector<std::string> slip{done.number};
    for (const auto& [_, note] : done.notes) slip.push_back(note);
    somebody.remember(journey.register_name, std::move(slip));
}

struct Tally {
    int done = 0, refused = 0;
    double seconds = 0;
    std::map<std::string, int> words;  // the register's word of refusal → how often

    std::string most_said() const {
        const auto most =
            std::ranges::max_element(words, {}, [](const auto& word) { return word.second; });
        return most == words.end() ? "" : most->first;
    }
};

}  // namespace

int town_bench(const Wishes& wishes) {
    // The log of every record would drown the figures.
    if (std::freopen("/dev/null", "w", stderr) == nullptr) return 1;
    server_test::ActingTown town;
    Answering somebody(town.pack(), wishes.seed);
    std::vector<const town::Journey*> journeys;
    for (const auto& journey : town.pack().journeys) {
        if (journey.act != "look" && !journey.practice) journeys.push_back(&journey);
    }
    std::map<std::string, Tally> tallies;
    int visits = 0, dead = 0;
    double busy = 0;
    for (int tries = 0; visits < wishes.count && tries < wishes.count * 4; ++tries) {
        const auto& journey = *journeys[somebody.below(journeys.size())];
        const auto by = hands_for(journey, somebody);
        const auto subject =
            journey.subject.empty() ? "" : subject_for(town, journey, by, somebody);
        if (!journey.subject.empty() && subject.empty()) continue;
        const auto answers =
            somebody.answer(journey, subject, base::tokyo_date(town.clock().now()));
        if (!answers) continue;
        const auto from = Clock::now();
        const auto done = server_test::file_act(town, journey.id, town::to_json(*answers), by);
        const std::chrono::duration<double> took = Clock::now() - from;
        auto& tally = tallies[journey.id];
        ++tally.done;
        tally.refused += done.refused.empty() ? 0 : 1;
        if (!done.refused.empty()) ++tally.words[done.refused];
        tally.seconds += took.count();
        busy += took.count();
        dead += done.dead.empty() ? 0 : 1;
        if (done.refused.empty()) look_at(town, journey, by, done, somebody);
        ++visits;
        if (visits % 50 == 0) town.tick(std::chrono::hours(5));
    }
    const auto wrong = inconsistencies(town);
    const auto slowest = std::ranges::max_element(
        tallies, {}, [](const auto& one) { return one.second.seconds / one.second.done; });
    const double slow_ms = 1000 * slowest->second.seconds / slowest->second.done;
    if (wishes.json) {
        const nlohmann::json line{{"what", "visits_per_second"},
                                  {"ours", visits / busy},
                                  {"peer", nullptr},
                                  {"peer_name", nullptr},
                                  {"ratio", nullptr},
                                  {"pairs", nullptr},
                                  {"visits", visits},
                                  {"seed", wishes.seed},
                                  {"slowest", slowest->first},
                                  {"slowest_ms", slow_ms},
                                  {"dead", dead},
                                  {"inconsistent", wrong.size()}};
        fmt::print("{}\n", line.dump());
    } else {
        fmt::print("{:24} {:>6} {:>8} {:>10}  {}\n", "act", "done", "refused", "ms each",
                   "mostly because");
        for (const auto& [id, tally] : tallies) {
            fmt::print("{:24} {:>6} {:>8} {:>10.1f}  {}\n", id, tally.done, tally.refused,
                       1000 * tally.seconds / tally.done, tally.most_said());
        }
        fmt::print(
            "{} visits over {} acts, {:.0f} a second; slowest: {} ({:.1f} ms); {} dead letters; "
            "seed {}\n",
            visits, tallies.size(), visits / busy, slowest->first, slow_ms, dead, wishes.seed);
    }
    if (!wishes.json) {
        for (const auto& one : wrong) fmt::print("inconsistent: {}\n", one);
    }
    return wrong.empty() && dead == 0 && visits == wishes.count ? 0 : 1;
}

}  // namespace bench
