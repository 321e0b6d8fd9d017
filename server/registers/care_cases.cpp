#include "server/registers/care_cases.h"

#include <cassert>

namespace server {

namespace {

base::Date date_from(const std::string& iso) {
    const auto date = base::from_iso_date(iso);
    assert(date);  // We wrote it.
    return *date;
}

CareCase case_from(const Row& row) {
    return {.id = row.text(0),
            .kind = row.text(1),
            .kana = row.text(2),
            .name = row.text(3),
            .birth_date = row.text(4),
            .address = row.text(5),
            .phone = row.text(6),
            .doctor = row.text(7),
            .place = row.text(8),
            .investigator = row.text(9),
            .opened_on = date_from(row.text(10)),
            .due_on = date_from(row.text(11)),
            .delayed_to = row.text(12),
            .delay_reason = row.text(13),
            .noticed_on = row.text(14),
            .steps = {}};
}

constexpr std::string_view columns =
    "c.id, c.kind, c.kana, c.name, c.birth_date, c.address, c.phone, c.doctor, c.place,"
    " c.investigator, c.opened_on, c.due_on, c.delayed_to, c.delay_reason, c.noticed_on,"
    " s.step, s.on_date";

}  // namespace

base::Date CareCase::deadline() const {
    const auto later = base::from_iso_date(delayed_to);
    return later ? *later : due_on;
}

Stored<void> CareCases::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS care_cases (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " kind TEXT NOT NULL, kana TEXT NOT NULL, name TEXT NOT NULL, birth_date TEXT NOT NULL,"
        " address TEXT NOT NULL, phone TEXT NOT NULL, doctor TEXT NOT NULL, place TEXT NOT NULL,"
        " investigator TEXT NOT NULL, opened_on TEXT NOT NULL, due_on TEXT NOT NULL,"
        " delayed_to TEXT NOT NULL, delay_reason TEXT NOT NULL, noticed_on TEXT NOT NULL,"
        " PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS care_steps (town_id TEXT NOT NULL, case_id TEXT NOT NULL,"
        " step TEXT NOT NULL, on_date TEXT NOT NULL, by_whom TEXT NOT NULL,"
        " PRIMARY KEY (town_id, case_id, step))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS care_surveys (town_id TEXT NOT NULL, case_id TEXT NOT NULL,"
        " investigator TEXT NOT NULL, surveyed_on TEXT NOT NULL, answers TEXT NOT NULL,"
        " PRIMARY KEY (town_id, case_id))"));
    return {};
}

Stored<void> CareCases::open(Transaction& transaction, const CareCase& made) const {
    TRY(transaction.run(
        "INSERT INTO care_cases (town_id, id, kind, kana, name, birth_date, address, phone, doctor,"
        " place, investigator, opened_on, due_on, delayed_to, delay_reason, noticed_on)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, $12, '', '', '')",
        {town_, made.id, made.kind, made.kana, made.name, made.birth_date, made.address, made.phone,
         made.doctor, made.place, base::iso_date(made.opened_on), base::iso_date(made.due_on)}));
    return {};
}

// A case and its steps come as one row a step: every case has `applied` at least.
Stored<std::vector<CareCase>> CareCases::find(Transaction& transaction, std::string_view where,
                                              const std::vector<Value>& values) const {
    const auto rows = TRY(transaction.run(
        "SELECT " + std::string(columns) +
            " FROM care_cases c JOIN care_steps s ON s.town_id = c.town_id AND s.case_id = c.id"
            " WHERE c.town_id = $1" +
            std::string(where) + " ORDER BY c.opened_on, c.id",
        values));
    std::vector<CareCase> cases;
    for (const auto& row : rows) {
        if (cases.empty() || cases.back().id != row.text(0)) cases.push_back(case_from(row));
        const auto step = town::care_step_from(row.text(15));
        assert(step);
        cases.back().steps[*step] = date_from(row.text(16));
    }
    return cases;
}

Stored<std::optional<CareCase>> CareCases::by_id(Transaction& transaction,
                                                 const std::string& id) const {
    auto found = TRY(find(transaction, " AND c.id = $2", {town_, id}));
    if (found.empty()) return std::optional<CareCase>();
    return std::optional(std::move(found.front()));
}

Stored<std::vector<CareCase>> CareCases::all(Transaction& transaction) const {
    return find(transaction, "", {town_});
}

Stored<void> CareCases::ask_investigator(Transaction& transaction, const std::string& id,
                                         const std::string& investigator) const {
    TRY(transaction.run("UPDATE care_cases SET investigator = $1 WHERE town_id = $2 AND id = $3",
                        {investigator, town_, id}));
    return {};
}

Stored<void> CareCases::delay(Transaction& transaction, const std::string& id,
                              const std::string& until, const std::string& reason,
                              const std::string& noticed_on) const {
    TRY(
        transaction.run("UPDATE care_cases SET delayed_to = $1, delay_reason = $2, noticed_on = $3"
                        " WHERE town_id = $4 AND id = $5",
                        {until, reason, noticed_on, town_, id}));
    return {};
}

Stored<void> CareCases::add_step(Transaction& transaction, const std::string& id,
                                 town::CareStep step, base::Date on, const std::string& by) const {
    TRY(
        transaction.run("INSERT INTO care_steps (town_id, case_id, step, on_date, by_whom)"
                        " VALUES ($1, $2, $3, $4, $5)",
                        {town_, id, std::string(town::word(step)), base::iso_date(on), by}));
    return {};
}

Stored<void> CareCases::keep_survey(Transaction& transaction, const std::string& id,
                                    const CareSurvey& survey) const {
    TRY(transaction.run(
        "INSERT INTO care_surveys (town_id, case_id, investigator, surveyed_on, answers)"
        " VALUES ($1, $2, $3, $4, $5)",
        {town_, id, survey.investigator, survey.surveyed_on, survey.answers}));
    return {};
}

Stored<std::optional<CareSurvey>> CareCases::survey(Transaction& transaction,
                                                    const std::string& id) const {
    const auto rows =
        TRY(transaction.run("SELECT investigator, surveyed_on, answers FROM care_surveys"
                            " WHERE town_id = $1 AND case_id = $2",
                            {town_, id}));
    if (rows.empty()) return std::optional<CareSurvey>();
    return std::optional(CareSurvey{.investigator = rows[0].text(0),
                                    .surveyed_on = rows[0].text(1),
                                    .answers = rows[0].text(2)});
}

}  // namespace server
