#include "server/registers/applications.h"

#include <array>
#include <nlohmann/json.hpp>

namespace server {

namespace {

// Every SELECT of an application lists its columns in this order, then those of its effect.
#define APPLICATION_COLUMNS                                                                     \
    "id, number, secret_sha256, birth_date, journey, journey_version, section, language,"       \
    " terminal, received_at, arrived_at, state, version, needs_staff, clock_suspect, withheld," \
    " evidence_level, evidence_method, revocation_unchecked, nonce, answers"

#define EFFECT_COLUMNS ", effect_refused, effect_notes, actor, on_behalf"
#define APPLICATIONS_WITH_EFFECTS                                     \
    " FROM applications LEFT JOIN (SELECT application" EFFECT_COLUMNS \
    " FROM effects"                                                   \
    " WHERE town_id = $1) AS effect ON effect.application = id"

std::string text_or_nothing(const Row& row, std::size_t column) {
    return row.is_null(column) ? std::string() : row.text(column);
}

std::map<std::string, std::string> notes_from(const std::string& json) {
    std::map<std::string, std::string> notes;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object()) return notes;
    for (const auto& [key, value] : parsed.items()) {
        if (value.is_string()) notes.emplace(key, value.get<std::string>());
    }
    return notes;
}

town::EvidenceLevel level_from(std::string_view text) {
    using Level = town::EvidenceLevel;
    for (const auto level : {Level::l0, Level::l1, Level::l2, Level::l3, Level::l4, Level::l5}) {
        if (town::word(level) == text) return level;
    }
    return Level::l0;
}

Filed filed_from(const Row& row) {
    Filed filed;
    filed.id = row.text(0);
    filed.number = row.text(1);
    filed.secret_sha256 = row.text(2);
    filed.birth_date = base::SecretText(row.text(3));
    filed.journey = row.text(4);
    filed.journey_version = static_cast<int>(row.number(5));
    filed.section = row.text(6);
    filed.language = row.text(7);
    filed.terminal = row.text(8);
    filed.received_at = time_of(row.number(9));
    filed.arrived_at = time_of(row.number(10));
    filed.state = application_state_from(row.text(11)).value_or(ApplicationState::received);
    filed.version = static_cast<std::uint64_t>(row.number(12));
    filed.needs_staff = row.number(13) != 0;
    filed.clock_suspect = row.number(14) != 0;
    filed.withheld = row.number(15) != 0;
    filed.evidence = {.level = level_from(row.text(16)),
                      .method = row.text(17),
                      .revocation_unchecked = row.number(18) != 0,
                      .nonce = row.text(19)};
    filed.answers = base::SecretText(row.text(20));
    filed.effect_refused = text_or_nothing(row, 21);
    filed.effect_notes = notes_from(text_or_nothing(row, 22));
    filed.actor = text_or_nothing(row, 23);
    filed.on_behalf = text_or_nothing(row, 24);
    return filed;
}

Value flag(bool set) { return std::int64_t{set ? 1 : 0}; }

constexpr std::array states = {
    std::pair{ApplicationState::received, std::string_view("received")},
    std::pair{ApplicationState::confirmed, std::string_view("confirmed")},
    std::pair{ApplicationState::kept, std::string_view("kept")},
    std::pair{ApplicationState::completion_asked, std::string_view("completion_asked")},
    std::pair{ApplicationState::withdrawn, std::string_view("withdrawn")}};
constexpr std::array kinds = {
    std::pair{DecisionKind::correct, std::string_view("correct")},
    std::pair{DecisionKind::confirm, std::string_view("confirm")},
    std::pair{DecisionKind::withhold, std::string_view("withhold")},
    std::pair{DecisionKind::release, std::string_view("release")},
    std::pair{DecisionKind::ask_completion, std::string_view("ask_completion")},
    std::pair{DecisionKind::withdraw, std::string_view("withdraw")}};

template <class Table, class Key>
std::string_view word_in(const Table& table, Key key) {
    for (const auto& [known, text] : table) {
        if (known == key) return text;
    }
    return "";
}

template <class Key, std::size_t size>
std::optional<Key> key_in(const std::array<std::pair<Key, std::string_view>, size>& table,
                          std::string_view word) {
    for (const auto& [known, text] : table) {
        if (text == word) return known;
    }
    return std::nullopt;
}

}  // namespace

std::string_view word(ApplicationState state) { return word_in(states, state); }
std::optional<ApplicationState> application_state_from(std::string_view word) {
    return key_in(states, word);
}
std::string_view word(DecisionKind kind) { return word_in(kinds, kind); }
std::optional<DecisionKind> decision_kind_from(std::string_view word) {
    return key_in(kinds, word);
}

Stored<void> Applications::create_tables(Transaction& transaction) {
    for (const auto* table :
         {"CREATE TABLE IF NOT EXISTS applications (town_id TEXT NOT NULL, id TEXT NOT NULL,"
          " number TEXT NOT NULL, secret_sha256 TEXT NOT NULL, birth_date TEXT NOT NULL,"
          " journey TEXT NOT NULL, journey_version BIGINT NOT NULL, section TEXT NOT NULL,"
          " language TEXT NOT NULL, terminal TEXT NOT NULL, received_at BIGINT NOT NULL,"
          " arrived_at BIGINT NOT NULL, state TEXT NOT NULL, version BIGINT NOT NULL,"
          " needs_staff BIGINT NOT NULL, clock_suspect BIGINT NOT NULL, withheld BIGINT NOT NULL,"
          " evidence_level TEXT NOT NULL, evidence_method TEXT NOT NULL,"
          " revocation_unchecked BIGINT NOT NULL, nonce TEXT NOT NULL, answers TEXT NOT NULL,"
          " PRIMARY KEY (town_id, id), UNIQUE (town_id, number), UNIQUE (town_id, secret_sha256))",
          "CREATE INDEX IF NOT EXISTS applications_queue"
          " ON applications (town_id, section, state, received_at, id)",
          "CREATE TABLE IF NOT EXISTS decisions (town_id TEXT NOT NULL, application TEXT NOT NULL,"
          " n BIGINT NOT NULL, at BIGINT NOT NULL, clerk_id TEXT NOT NULL, clerk TEXT NOT NULL,"
          " kind TEXT NOT NULL, question TEXT NOT NULL, part TEXT NOT NULL, before TEXT NOT NULL,"
          " after TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (town_id, application, n))",
          "CREATE TABLE IF NOT EXISTS signatures (town_id TEXT NOT NULL,"
          " application TEXT NOT NULL, certificate BYTEA NOT NULL, signature BYTEA NOT NULL,"
          " signed_text TEXT NOT NULL, PRIMARY KEY (town_id, application))",
          "CREATE TABLE IF NOT EXISTS effects (town_id TEXT NOT NULL, application TEXT NOT NULL,"
          " actor TEXT NOT NULL, on_behalf TEXT NOT NULL, effect_refused TEXT NOT NULL,"
          " effect_notes TEXT NOT NULL, PRIMARY KEY (town_id, application))"}) {
        TRY(transaction.run(table));
    }
    return {};
}

Stored<bool> Applications::file(Transaction& transaction, const Filed& filed) const {
    const auto rows = TRY(transaction.run(
        "INSERT INTO applications (town_id, " APPLICATION_COLUMNS
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,"
        " $18, $19, $20, $21, $22) ON CONFLICT DO NOTHING RETURNING 1",
        {town_,
         filed.id,
         filed.number,
         filed.secret_sha256,
         filed.birth_date.reveal(),
         filed.journey,
         std::int64_t{filed.journey_version},
         filed.section,
         filed.language,
         filed.terminal,
         value_of(filed.received_at),
         value_of(filed.arrived_at),
         std::string(word(filed.state)),
         value_of(filed.version),
         flag(filed.needs_staff),
         flag(filed.clock_suspect),
         flag(filed.withheld),
         std::string(town::word(filed.evidence.level)),
         filed.evidence.method,
         flag(filed.evidence.revocation_unchecked),
         filed.evidence.nonce,
         filed.answers.reveal()}));
    return !rows.empty();
}

Stored<void> Applications::keep_effect(Transaction& transaction, const Filed& filed) const {
    TRY(transaction.run(
        "INSERT INTO effects (town_id, application, actor, on_behalf, effect_refused, effect_notes)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {town_, filed.id, filed.actor, filed.on_behalf, filed.effect_refused,
         nlohmann::json(filed.effect_notes)
             .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}));
    return {};
}

Stored<std::optional<Filed>> Applications::one(Transaction& transaction, std::string_view sql,
                                               const std::string& value) const {
    const auto rows = TRY(transaction.run(sql, {town_, value}));
    if (rows.empty()) return std::optional<Filed>();
    return std::optional(filed_from(rows[0]));
}

Stored<std::optional<Filed>> Applications::by_secret(Transaction& transaction,
                                                     const std::string& secret_sha256) const {
    return one(transaction,
               "SELECT " APPLICATION_COLUMNS EFFECT_COLUMNS APPLICATIONS_WITH_EFFECTS
               " WHERE town_id = $1 AND secret_sha256 = $2",
               secret_sha256);
}

Stored<std::optional<Filed>> Applications::by_number(Transaction& transaction,
                                                     const std::string& number) const {
    return one(transaction,
               "SELECT " APPLICATION_COLUMNS EFFECT_COLUMNS APPLICATIONS_WITH_EFFECTS
               " WHERE town_id = $1 AND number = $2",
               number);
}

Stored<std::optional<Filed>> Applications::by_id(Transaction& transaction,
                                                 const std::string& id) const {
    return one(transaction,
               "SELECT " APPLICATION_COLUMNS EFFECT_COLUMNS APPLICATIONS_WITH_EFFECTS
               " WHERE town_id = $1 AND id = $2",
               id);
}

Stored<std::vector<Filed>> Applications::list(Transaction& transaction, const Page& page) const {
    const auto rows = TRY(transaction.run(
        "SELECT " APPLICATION_COLUMNS EFFECT_COLUMNS APPLICATIONS_WITH_EFFECTS
        " WHERE town_id = $1 AND section = $2"
        " AND (state = $3 OR ($3 = '' AND state <> 'kept'))"
        " AND (received_at > $4 OR (received_at = $4 AND id > $5))"
        " ORDER BY received_at, id LIMIT $6",
        {town_, page.section, std::string(page.state ? word(*page.state) : std::string_view()),
         value_of(page.after_time), page.after_id, value_of(std::uint64_t{page.most})}));
    std::vector<Filed> filed;
    for (const auto& row : rows) filed.push_back(filed_from(row));
    return filed;
}

Stored<std::vector<Decision>> Applications::decisions(Transaction& transaction,
                                                      const std::string& id) const {
    const auto rows = TRY(
        transaction.run("SELECT n, at, clerk_id, clerk, kind, question, part, before, after, reason"
                        " FROM decisions WHERE town_id = $1 AND application = $2 ORDER BY n",
                        {town_, id}));
    std::vector<Decision> decisions;
    for (const auto& row : rows) {
        decisions.push_back(
            {.n = static_cast<std::uint64_t>(row.number(0)),
             .at = time_of(row.number(1)),
             .clerk_id = row.text(2),
             .clerk = row.text(3),
             .kind = decision_kind_from(row.text(4)).value_or(DecisionKind::confirm),
             .question = row.text(5),
             .part = row.text(6),
             .before = base::SecretText(row.text(7)),
             .after = base::SecretText(row.text(8)),
             .reason = row.text(9)});
    }
    return decisions;
}

Stored<std::optional<Applications::Completion>> Applications::completion(
    Transaction& transaction, const std::string& id) const {
    const auto rows = TRY(
        transaction.run("SELECT part, after FROM decisions WHERE town_id = $1 AND application = $2"
                        " AND kind = 'ask_completion' ORDER BY n DESC LIMIT 1",
                        {town_, id}));
    if (rows.empty()) return std::optional<Completion>();
    return std::optional(Completion{rows[0].text(0), rows[0].text(1)});
}

Stored<bool> Applications::decide(Transaction& transaction, const Filed& filed,
                                  const Decision& decision) const {
    const auto rows = TRY(transaction.run(
        "UPDATE applications SET state = $1, version = $2, withheld = $3, answers = $4,"
        " birth_date = $5 WHERE town_id = $6 AND id = $7 AND version = $8 RETURNING 1",
        {std::string(word(filed.state)), value_of(filed.version), flag(filed.withheld),
         filed.answers.reveal(), filed.birth_date.reveal(), town_, filed.id,
         value_of(filed.version - 1)}));
    if (rows.empty()) return false;
    TRY(transaction.run(
        "INSERT INTO decisions (town_id, application, n, at, clerk_id, clerk, kind, question,"
        " part, before, after, reason)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {town_, filed.id, value_of(decision.n), value_of(decision.at), decision.clerk_id,
         decision.clerk, std::string(word(decision.kind)), decision.question, decision.part,
         decision.before.reveal(), decision.after.reveal(), decision.reason}));
    return true;
}

#undef APPLICATION_COLUMNS
#undef EFFECT_COLUMNS
#undef APPLICATIONS_WITH_EFFECTS

}  // namespace server
