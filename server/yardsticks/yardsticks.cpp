#include "server/yardsticks/yardsticks.h"

#include <algorithm>

#include "server/registers/said.h"

namespace server {

namespace {

constexpr int months_shown = 12;

// The tile a journey stands behind; a colleague's act counts with the residents' of its register.
std::string measure_of(const town::Pack& pack, const std::string& journey_id) {
    const auto* journey = town::journey(pack, journey_id);
    if (journey == nullptr) return journey_id;
    if (!journey->group.empty()) return journey->group;
    if (journey->register_name == "applications") return journey_id;
    for (const auto& other : pack.journeys) {
        if (other.register_name == journey->register_name && !other.group.empty()) {
            return other.group;
        }
    }
    return journey_id;
}

// As people read it: the group's or the journey's title.
std::string title_of(const town::Pack& pack, const std::string& measure) {
    const auto words = pack.words.find("ja");
    if (words == pack.words.end()) return measure;
    for (const auto& key : {"group." + measure + ".title", "journey." + measure + ".title"}) {
        if (words->second.has(key)) return words->second.say(key);
    }
    return measure;
}

// A question as the review names it; the steps that are no question have words of their own.
town::Cell step_cell(const town::Pack& pack, const LeftVisits::Counted& left) {
    const auto* journey = town::journey(pack, left.journey);
    const auto* asked = journey == nullptr ? nullptr : town::question(*journey, left.step);
    const auto words = pack.words.find("ja");
    if (asked == nullptr || words == pack.words.end()) return word_cell(left.step);
    const auto key = town::question_key(*journey, *asked) + "label";
    return text_cell(words->second.has(key) ? words->second.say(key) : left.step);
}

base::Date month_from(std::string_view text, base::Time now) {
    const auto said = base::from_iso_date(std::string(text) + "-01");
    if (said) return *said;
    const auto today = base::tokyo_date(now);
    return base::Date(today.year(), today.month(), std::chrono::day(1));
}

base::Time tokyo_midnight(base::Date day) {
    return base::Time(std::chrono::sys_days(day)) - std::chrono::hours(9);
}

std::string parameter(const ViewAsk& ask, const char* name) {
    const auto found = ask.parameters.find(name);
    return found == ask.parameters.end() ? std::string() : found->second;
}

std::string year_and_month(base::Date month) { return base::iso_date(month).substr(0, 7); }

// What both pages of a measure say of one tally, in this order.
const std::vector<std::string> tally_columns = {
    "uses",       "turned_back", "without_a_line", "to_staff", "withdrawn", "completion",
    "to_receipt", "minutes",     "good",           "fair",     "poor"};
std::vector<town::Cell> cells_of(const Tally& tally) {
    std::vector<town::Cell> cells{told(tally.uses),
                                  told(tally.turned_back),
                                  told(tally.without_a_line),
                                  told(tally.to_staff),
                                  told(tally.withdrawn),
                                  told(tally.completion),
                                  Tally::middle(tally.receipt_after),
                                  Tally::middle(tally.confirmed_after)};
    for (auto& face : told_parts({tally.good, tally.fair, tally.poor}, tally.uses)) {
        cells.push_back(std::move(face));
    }
    return cells;
}
const std::vector<std::vector<std::string>> tally_charts = {
    {"uses", "turned_back"}, {"to_receipt"}, {"minutes"}, {"good", "fair", "poor"}};

town::Table tally_table(const char* view, const char* first_column) {
    town::Table table{.reg = "yardsticks", .view = view};
    table.columns = {first_column};
    table.columns.insert(table.columns.end(), tally_columns.begin(), tally_columns.end());
    table.charts = tally_charts;
    table.paper = true;
    return table;
}

}  // namespace

std::vector<ViewRule> Yardsticks::views() const {
    const auto rule = [](const char* view) {
        return ViewRule{
            .view = view, .desk = true, .section = "general_desk", .roles = {"committee"}};
    };
    auto measure = rule("measure");
    measure.listed = false;
    return {rule("month"), rule("left"), measure};
}

Stored<town::Table> Yardsticks::view(Transaction& transaction, std::string_view view,
                                     const ViewAsk& ask) const {
    if (view == "measure") return measure(transaction, ask);
    const auto wanted = month_from(parameter(ask, "month"), ask.now);
    return view == "left" ? left(transaction, ask, wanted) : month(transaction, ask, wanted);
}

Stored<Yardsticks::Tallies> Yardsticks::tallies(Transaction& transaction, const town::Pack& pack,
                                                base::Date from, base::Date until) const {
    Tallies measures;
    for (const auto& used :
         TRY(applications_.used(transaction, tokyo_midnight(from), tokyo_midnight(until)))) {
        measures[measure_of(pack, used.journey)].add(used);
    }
    for (const auto& finished : TRY(finished_.counted(transaction, from, until))) {
        measures[measure_of(pack, finished.journey)].add(finished);
    }
    for (const auto& left : TRY(left_.counted(transaction, from, until))) {
        measures[measure_of(pack, left.journey)].turned_back += left.all();
    }
    return measures;
}

Stored<town::Table> Yardsticks::left(Transaction& transaction, const ViewAsk& ask,
                                     base::Date month) const {
    const auto after = month + std::chrono::months(1);
    std::map<std::string, std::int64_t, std::less<>> finished;
    for (const auto& used :
         TRY(applications_.used(transaction, tokyo_midnight(month), tokyo_midnight(after)))) {
        ++finished[used.journey];
    }
    town::Table table{.reg = "yardsticks", .view = "left"};
    table.columns = {"journey", "step", "turned_back", "gave_up", "idle", "card", "finished"};
    std::int64_t all = 0;
    std::vector<std::int64_t> of_steps;
    for (const auto& one : TRY(left_.counted(transaction, month, after))) {
        all += one.all();
        of_steps.push_back(one.all());
        const auto parts = told_parts({one.gave_up, one.idle, one.card}, one.all());
        table.rows.push_back(
            {.id = one.journey + "/" + one.step,
             .cells = {text_cell(title_of(ask.pack, one.journey)), step_cell(ask.pack, one),
                       told(one.all()), parts[0], parts[1], parts[2], told(finished[one.journey])},
             .acts = {}});
    }
    // The sum must not give away the one step that was hidden.
    const bool gives_away = std::ranges::any_of(
        told_parts(of_steps, all), [](const auto& cell) { return cell.text == "kept_back"; });
    table.figures = {{"month", month_cell(ask.pack, year_and_month(month))},
                     {"turned_back", gives_away ? word_cell("kept_back") : told(all)}};
    table.charts = {{"turned_back"}};
    table.paper = true;
    return table;
}

Stored<town::Table> Yardsticks::month(Transaction& transaction, const ViewAsk& ask,
                                      base::Date month) const {
    const auto after = month + std::chrono::months(1);
    auto table = tally_table("month", "measure");
    for (const auto& [measure, tally] : TRY(tallies(transaction, ask.pack, month, after))) {
        town::Table::Row row{.id = measure, .cells = {text_cell(title_of(ask.pack, measure))}};
        for (auto& cell : cells_of(tally)) row.cells.push_back(std::move(cell));
        row.acts = {"yardsticks-measure"};
        table.rows.push_back(std::move(row));
    }
    const auto calls =
        TRY(calls_.counted(transaction, tokyo_midnight(month), tokyo_midnight(after)));
    table.figures = {{"month", month_cell(ask.pack, year_and_month(month))},
                     {"calls", told(calls.all)},
                     {"calls_unanswered", told(calls.unanswered)}};
    return table;
}

Stored<town::Table> Yardsticks::measure(Transaction& transaction, const ViewAsk& ask) const {
    const auto wanted = parameter(ask, "measure");
    auto table = tally_table("measure", "month");
    const auto last = month_from("", ask.now);
    for (int back = months_shown - 1; back >= 0; --back) {
        const auto month = base::Date(last - std::chrono::months(back));
        const auto measures =
            TRY(tallies(transaction, ask.pack, month, base::Date(month + std::chrono::months(1))));
        const auto found = measures.find(wanted);
        // Before its first use a measure has no months of nothing.
        if (found == measures.end() && table.rows.empty()) continue;
        const std::string named = year_and_month(month);
        town::Table::Row row{.id = named, .cells = {month_cell(ask.pack, named)}};
        const auto tally = found == measures.end() ? Tally() : found->second;
        for (auto& cell : cells_of(tally)) row.cells.push_back(std::move(cell));
        table.rows.push_back(std::move(row));
    }
    table.figures = {{"measure", text_cell(title_of(ask.pack, wanted))}};
    return table;
}

}  // namespace server
