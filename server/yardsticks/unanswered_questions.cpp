#include "server/yardsticks/unanswered_questions.h"

#include <algorithm>
#include <chrono>

#include "base/crypto/crypto.h"
#include "town/guide/ordinary.h"
#include "town/guide/town_words.h"

namespace server {

namespace {

using How = town::UnansweredQuestion::How;

constexpr std::chrono::days questions_wait{56};
constexpr std::size_t most_grouped = 4'000;
constexpr std::int64_t most_kept_texts = 20'000;  // whoever holds a terminal's key cannot fill us

How how_from(const std::string& text) {
    for (const How how : {How::staff_first, How::left}) {
        if (town::word(how) == text) return how;
    }
    return How::none_fit;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& one : words) all += (all.empty() ? "" : " ") + one;
    return all;
}

UnansweredQuestions::Group group_in(const Row& row) {
    UnansweredQuestions::Group group{.id = row.text(0),
                                     .week = row.text(1),
                                     .words = row.text(2),
                                     .example = row.text(3),
                                     .n = row.number(4),
                                     .staff_first = row.number(5),
                                     .left = row.number(6),
                                     .none_fit = row.number(7),
                                     .nearest = {},
                                     .state = row.text(11)};
    for (const std::size_t column : {8U, 9U, 10U}) {
        if (auto entry = row.text(column); !entry.empty())
            group.nearest.push_back(std::move(entry));
    }
    return group;
}

constexpr std::string_view group_columns =
    "SELECT id, week, words, example, n, staff_first, left_n, none_fit, nearest_1, nearest_2,"
    " nearest_3, state FROM unanswered_groups WHERE town_id = $1";

}  // namespace

base::Date monday_of(base::Date day) {
    const auto days = std::chrono::sys_days(day);
    return base::Date(days - (std::chrono::weekday(days) - std::chrono::Monday));
}

std::optional<town::UnansweredQuestion> worth_keeping(const town::UnansweredQuestion& question,
                                                      const town::Pack& pack) {
    using town::guide::OrdinaryWords;
    using town::guide::Recogniser;
    // What is let through, not what is held back, decides; the lists only say it once more.
    const auto ordinary = OrdinaryWords::from(pack.files);
    const auto text = town::without_identity(question.text, pack.files);
    if (!ordinary || !ordinary.value().is_ordinary(text)) return std::nullopt;
    for (const char* never : {"guide/urgent.toml", "guide/chatter.toml"}) {
        const auto recogniser = Recogniser::from(pack.files, never);
        if (!recogniser || !recogniser.value().kinds(question.text).empty()) return std::nullopt;
    }
    auto kept = question;
    kept.text = text;
    if (kept.text.empty() || !pack.words.contains(kept.language)) return std::nullopt;
    return kept;
}

Stored<void> UnansweredQuestions::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS unanswered_questions (town_id TEXT NOT NULL,"
        " day TEXT NOT NULL, language TEXT NOT NULL, how TEXT NOT NULL, text TEXT NOT NULL,"
        " n BIGINT NOT NULL, PRIMARY KEY (town_id, day, language, how, text))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS unanswered_weeks (town_id TEXT NOT NULL, week TEXT NOT NULL,"
        " PRIMARY KEY (town_id, week))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS unanswered_groups (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " week TEXT NOT NULL, words TEXT NOT NULL, example TEXT NOT NULL, n BIGINT NOT NULL,"
        " staff_first BIGINT NOT NULL, left_n BIGINT NOT NULL, none_fit BIGINT NOT NULL,"
        " nearest_1 TEXT NOT NULL, nearest_2 TEXT NOT NULL, nearest_3 TEXT NOT NULL,"
        " state TEXT NOT NULL, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS unanswered_proposals (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " kind TEXT NOT NULL, entry TEXT NOT NULL, asked TEXT NOT NULL, town_word TEXT NOT NULL,"
        " n BIGINT NOT NULL, clerk_id TEXT NOT NULL, clerk TEXT NOT NULL, day TEXT NOT NULL,"
        " state TEXT NOT NULL, PRIMARY KEY (town_id, id))"));
    return {};
}

Stored<void> UnansweredQuestions::count(Transaction& transaction,
                                        const town::UnansweredQuestion& question) const {
    const auto full = TRY(
        transaction.run("SELECT COUNT(*) FROM unanswered_questions WHERE town_id = $1", {town_}));
    if (full.at(0).number(0) >= most_kept_texts) return {};
    TRY(transaction.run(
        "INSERT INTO unanswered_questions (town_id, day, language, how, text, n)"
        " VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT (town_id, day, language, how, text)"
        " DO UPDATE SET n = unanswered_questions.n + 1",
        {town_, base::iso_date(question.day), question.language,
         std::string(town::word(question.how)), question.text}));
    return {};
}

Stored<std::vector<KeptQuestion>> UnansweredQuestions::kept(Transaction& transaction) const {
    std::vector<KeptQuestion> questions;
    for (const auto& row :
         TRY(transaction.run("SELECT text, language, how, CAST(SUM(n) AS BIGINT)"
                             " FROM unanswered_questions WHERE town_id = $1"
                             " GROUP BY text, language, how ORDER BY text, language, how LIMIT $2",
                             {town_, value_of(std::uint64_t{most_grouped})}))) {
        questions.push_back({.text = row.text(0),
                             .language = row.text(1),
                             .how = how_from(row.text(2)),
                             .n = row.number(3)});
    }
    return questions;
}

Stored<void> UnansweredQuestions::make_groups(Transaction& transaction, const town::Pack& pack,
                                              base::Date today) const {
    const auto week = base::iso_date(monday_of(today));
    const auto first_time =
        TRY(transaction.run("INSERT INTO unanswered_weeks (town_id, week) VALUES ($1, $2)"
                            " ON CONFLICT (town_id, week) DO NOTHING RETURNING 1",
                            {town_, week}));
    if (first_time.empty()) return {};
    const base::Date oldest(std::chrono::sys_days(today) - questions_wait);
    // A terminal whose clock runs ahead keeps nothing longer either.
    const base::Date tomorrow(std::chrono::sys_days(today) + std::chrono::days(1));
    TRY(transaction.run(
        "DELETE FROM unanswered_questions WHERE town_id = $1 AND (day < $2 OR day > $3)",
        {town_, base::iso_date(oldest), base::iso_date(tomorrow)}));
    auto questions = TRY(kept(transaction));
    if (questions.empty()) return {};
    const auto reader = town::guide::Reader::open();
    if (!reader) return {};  // Without a dictionary they wait for another week.
    const auto guide = town::guide::Guide::open(pack.guide_model, pack.files);
    read_questions(questions, reader.value(), guide ? &guide.value() : nullptr);
    for (const auto& question : questions) {
        if (question.n == 0) TRY(forget(transaction, question));
    }
    std::erase_if(questions, [](const KeptQuestion& question) { return question.n == 0; });
    std::size_t position = 0;
    for (const auto& group : grouped(questions)) {
        TRY(keep_group(transaction, group, week, position++));
        for (const auto member : group.members) TRY(forget(transaction, questions[member]));
    }
    return {};
}

Stored<void> UnansweredQuestions::keep_group(Transaction& transaction, const QuestionGroup& group,
                                             const std::string& week, std::size_t position) const {
    // Neither a time nor a text can be read from it.
    const auto name = week + "/" + std::to_string(position);
    const auto id = base::hex(base::crypto::sha256(base::view_of(name))).substr(0, 12);
    auto nearest = group.nearest;
    nearest.resize(3);
    TRY(transaction.run(
        "INSERT INTO unanswered_groups (town_id, id, week, words, example, n, staff_first, left_n,"
        " none_fit, nearest_1, nearest_2, nearest_3, state)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open')",
        {town_, id, week, joined_words(group.words), group.example, group.n, group.staff_first,
         group.left, group.none_fit, nearest[0], nearest[1], nearest[2]}));
    return {};
}

Stored<void> UnansweredQuestions::forget(Transaction& transaction,
                                         const KeptQuestion& question) const {
    TRY(transaction.run(
        "DELETE FROM unanswered_questions WHERE town_id = $1 AND text = $2"
        " AND language = $3 AND how = $4",
        {town_, question.text, question.language, std::string(town::word(question.how))}));
    return {};
}

Stored<std::vector<UnansweredQuestions::Group>> UnansweredQuestions::open_groups(
    Transaction& transaction) const {
    std::vector<Group> groups;
    for (const auto& row :
         TRY(transaction.run(std::string(group_columns) +
                                 " AND state = 'open' ORDER BY week DESC, n DESC, id LIMIT 200",
                             {town_}))) {
        groups.push_back(group_in(row));
    }
    return groups;
}

Stored<std::optional<UnansweredQuestions::Group>> UnansweredQuestions::group(
    Transaction& transaction, const std::string& id) const {
    const auto rows =
        TRY(transaction.run(std::string(group_columns) + " AND id = $2", {town_, id}));
    return rows.empty() ? std::optional<Group>() : std::optional(group_in(rows[0]));
}

Stored<void> UnansweredQuestions::settle(Transaction& transaction, const std::string& id,
                                         const std::string& state) const {
    TRY(transaction.run("UPDATE unanswered_groups SET state = $3 WHERE town_id = $1 AND id = $2",
                        {town_, id, state}));
    return {};
}

Stored<std::int64_t> UnansweredQuestions::waiting(Transaction& transaction) const {
    const auto rows =
        TRY(transaction.run("SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM unanswered_questions"
                            " WHERE town_id = $1",
                            {town_}));
    return rows.at(0).number(0);
}

Stored<void> UnansweredQuestions::propose(Transaction& transaction,
                                          const Proposal& proposal) const {
    TRY(transaction.run(
        "INSERT INTO unanswered_proposals (town_id, id, kind, entry, asked, town_word, n, clerk_id,"
        " clerk, day, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed')",
        {town_, proposal.id, proposal.kind, proposal.entry, proposal.asked, proposal.town_word,
         proposal.n, proposal.clerk_id, proposal.clerk, proposal.day}));
    return {};
}

Stored<std::vector<UnansweredQuestions::Proposal>> UnansweredQuestions::proposals(
    Transaction& transaction) const {
    std::vector<Proposal> all;
    for (const auto& row : TRY(transaction.run(
             "SELECT id, kind, entry, asked, town_word, n, clerk_id, clerk, day, state"
             " FROM unanswered_proposals WHERE town_id = $1 ORDER BY day DESC, id LIMIT 1000",
             {town_}))) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                       row.number(5), row.text(6), row.text(7), row.text(8), row.text(9)});
    }
    return all;
}

Stored<void> UnansweredQuestions::decide(Transaction& transaction, const std::string& id,
                                         const std::string& state) const {
    TRY(transaction.run("UPDATE unanswered_proposals SET state = $3 WHERE town_id = $1 AND id = $2",
                        {town_, id, state}));
    return {};
}

}  // namespace server
