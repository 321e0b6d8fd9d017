#include "server/yardsticks/yardsticks.h"

#include <algorithm>

#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::int64_t fewest_told = 5;  // office.md: cells under 5 are suppressed
constexpr std::chrono::minutes on_the_way{5};

// What happened under one measure in the month.
struct CountedRow {
    std::int64_t uses = 0, without_a_line = 0, to_staff = 0, withdrawn = 0, completion = 0;
    std::vector<std::int64_t> minutes;  // from 受付 to 確認済
};

town::Cell told(std::int64_t number) {
    return number > 0 && number < fewest_told ? word_cell("few") : number_cell(number);
}

town::Cell median_of(std::vector<std::int64_t> minutes) {
    if (minutes.empty()) return word_cell("none");
    if (std::ssize(minutes) < fewest_told) return word_cell("few");
    const auto middle = minutes.begin() + std::ssize(minutes) / 2;
    std::nth_element(minutes.begin(), middle, minutes.end());
    return number_cell(*middle);
}

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

void count(CountedRow& tally, const Applications::Used& used) {
    ++tally.uses;
    if (used.arrived_at - used.received_at > on_the_way) ++tally.without_a_line;
    if (used.needs_staff) ++tally.to_staff;
    if (used.state == ApplicationState::withdrawn) ++tally.withdrawn;
    if (used.state == ApplicationState::completion_asked) ++tally.completion;
    if (used.confirmed_at) {
        tally.minutes.push_back(
            std::chrono::duration_cast<std::chrono::minutes>(*used.confirmed_at - used.received_at)
                .count());
    }
}

}  // namespace

std::vector<ViewRule> Yardsticks::views() const {
    return {{.view = "month", .desk = true, .section = "general_desk", .roles = {}},
            {.view = "left", .desk = true, .section = "general_desk", .roles = {}}};
}

Stored<town::Table> Yardsticks::view(Transaction& transaction, std::string_view view,
                                     const ViewAsk& ask) const {
    const auto wish = ask.parameters.find("month");
    const auto wanted = month_from(wish == ask.parameters.end() ? "" : wish->second, ask.now);
    return view == "left" ? left(transaction, ask, wanted) : month(transaction, ask, wanted);
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
    for (const auto& one : TRY(left_.counted(transaction, month, after))) {
        all += one.all();
        table.rows.push_back(
            {.id = one.journey + "/" + one.step,
             .cells = {text_cell(title_of(ask.pack, one.journey)), step_cell(ask.pack, one),
                       told(one.all()), told(one.gave_up), told(one.idle), told(one.card),
                       told(finished[one.journey])},
             .acts = {}});
    }
    table.figures = {{"month", text_cell(base::iso_date(month).substr(0, 7))},
                     {"turned_back", told(all)}};
    table.paper = true;
    return table;
}

Stored<town::Table> Yardsticks::month(Transaction& transaction, const ViewAsk& ask,
                                      base::Date month) const {
    const auto from = tokyo_midnight(month);
    const auto until = tokyo_midnight(month + std::chrono::months(1));
    std::map<std::string, CountedRow> measures;
    for (const auto& used : TRY(applications_.used(transaction, from, until))) {
        count(measures[measure_of(ask.pack, used.journey)], used);
    }
    town::Table table{.reg = "yardsticks", .view = "month"};
    table.columns = {"measure",   "uses",       "without_a_line", "to_staff",
                     "withdrawn", "completion", "minutes"};
    for (const auto& [measure, tally] : measures) {
        table.rows.push_back(
            {.id = measure,
             .cells = {text_cell(title_of(ask.pack, measure)), told(tally.uses),
                       told(tally.without_a_line), told(tally.to_staff), told(tally.withdrawn),
                       told(tally.completion), median_of(tally.minutes)},
             .acts = {}});
    }
    const auto calls = TRY(calls_.counted(transaction, from, until));
    table.figures = {{"month", text_cell(base::iso_date(month).substr(0, 7))},
                     {"calls", told(calls.all)},
                     {"calls_unanswered", told(calls.unanswered)}};
    table.paper = true;
    return table;
}

}  // namespace server
