#include "server/registers/messages.h"

#include "base/crypto/crypto.h"
#include "base/uuid.h"
#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::chrono::minutes token_lives{10};
constexpr std::chrono::minutes lent_for{5};
constexpr std::chrono::minutes between_messages{1};
constexpr std::string_view token_alphabet =
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base32
constexpr std::size_t token_signs = 10;

// Small letters and blanks, as a telephone's keyboard adds them, change nothing.
std::string message_hash(std::string_view typed) {
    std::string token;
    for (char sign : typed) {
        if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
        if (sign != ' ' && sign != '-' && sign != '\n') token += sign;
    }
    return base::hex(base::crypto::sha256(base::view_of(token)));
}

}  // namespace

Stored<void> Messages::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_links (town_id TEXT NOT NULL, person TEXT NOT NULL,"
        " line_user TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, person))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_messages (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " person TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL, state TEXT NOT NULL,"
        " tries BIGINT NOT NULL, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_lent (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " line_user TEXT NOT NULL, lent_at BIGINT NOT NULL, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_tokens (town_id TEXT NOT NULL, person TEXT NOT NULL,"
        " token_sha256 TEXT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (town_id, person))"));
    return {};
}

Stored<Effect> Messages::apply(Transaction&, const Act&) const { return refused("unknown-act"); }

Stored<void> Messages::add(Transaction& transaction, const std::string& person,
                           const std::string& key, base::Time now) const {
    // The id is the retry key that LINE sees: a UUID.
    TRY(
        transaction.run("INSERT INTO line_messages (town_id, id, person, key, at, state, tries)"
                        " VALUES ($1, $2, $3, $4, $5, 'waiting', 0)",
                        {town_, base::to_text(base::uuid_v7(now)), person, key, value_of(now)}));
    return {};
}

Stored<std::string> Messages::make_token(Transaction& transaction, const std::string& person,
                                         base::Time now) const {
    std::string token;
    for (const auto byte : base::crypto::random(token_signs)) {
        token += token_alphabet[byte % token_alphabet.size()];
    }
    TRY(
        transaction.run("INSERT INTO line_tokens (town_id, person, token_sha256, expires_at)"
                        " VALUES ($1, $2, $3, $4) ON CONFLICT (town_id, person) DO UPDATE SET"
                        " token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at",
                        {town_, person, message_hash(token), value_of(now + token_lives)}));
    return token;
}

Stored<bool> Messages::link(Transaction& transaction, const std::string& token,
                            const std::string& line_user, base::Time now) const {
    const auto spent =
        TRY(transaction.run("DELETE FROM line_tokens WHERE town_id = $1 AND token_sha256 = $2"
                            " RETURNING person, expires_at",
                            {town_, message_hash(token)}));
    if (spent.empty() || line_user.empty() || time_of(spent[0].number(1)) <= now) return false;
    TRY(transaction.run(
        "INSERT INTO line_links (town_id, person, line_user, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (town_id, person) DO UPDATE SET line_user = excluded.line_user,"
        " at = excluded.at",
        {town_, spent[0].text(0), line_user, value_of(now)}));
    return true;
}

Stored<std::optional<Messages::Outgoing>> Messages::next(Transaction& transaction,
                                                         base::Time now) const {
    TRY(transaction.run("DELETE FROM line_lent WHERE town_id = $1 AND lent_at < $2",
                        {town_, value_of(now - std::chrono::hours(24))}));
    const auto rows = TRY(transaction.run(
        "SELECT m.id, l.line_user, m.key FROM line_messages m"
        " JOIN line_links l ON l.town_id = m.town_id AND l.person = m.person"
        " LEFT JOIN line_lent s ON s.town_id = m.town_id AND s.id = m.id"
        " WHERE m.town_id = $1 AND m.state = 'waiting' AND (s.lent_at IS NULL OR s.lent_at <= $2)"
        " AND NOT EXISTS (SELECT 1 FROM line_lent o WHERE o.town_id = $1"
        " AND o.line_user = l.line_user AND o.id <> m.id AND o.lent_at > $3)"
        " ORDER BY m.at, m.id LIMIT 1",
        {town_, value_of(now - lent_for), value_of(now - between_messages)}));
    if (rows.empty()) return std::optional<Outgoing>();
    Outgoing one{.id = rows[0].text(0), .user = rows[0].text(1), .key = rows[0].text(2)};
    TRY(
        transaction.run("INSERT INTO line_lent (town_id, id, line_user, lent_at)"
                        " VALUES ($1, $2, $3, $4) ON CONFLICT (town_id, id) DO UPDATE SET"
                        " line_user = excluded.line_user, lent_at = excluded.lent_at",
                        {town_, one.id, one.user, value_of(now)}));
    TRY(transaction.run("UPDATE line_messages SET tries = tries + 1 WHERE town_id = $1 AND id = $2",
                        {town_, one.id}));
    return std::optional(std::move(one));
}

Stored<bool> Messages::done(Transaction& transaction, const std::string& id,
                            const std::string& state) const {
    if (state != "sent" && state != "failed") return false;
    const auto rows =
        TRY(transaction.run("UPDATE line_messages SET state = $1 WHERE town_id = $2 AND id = $3"
                            " AND state = 'waiting' RETURNING 1",
                            {state, town_, id}));
    return !rows.empty();
}

std::vector<ViewRule> Messages::views() const {
    return {{.view = "sent", .desk = true, .section = "child_desk", .roles = {}}};
}

// By state, of nobody by name.
Stored<town::Table> Messages::view(Transaction& transaction, std::string_view,
                                   const ViewAsk&) const {
    town::Table table{.reg = "messages", .view = "sent"};
    table.columns = {"state", "number"};
    for (const auto& row : TRY(transaction.run(
             "SELECT state, COUNT(*) FROM line_messages WHERE town_id = $1 GROUP BY state"
             " ORDER BY state",
             {town_}))) {
        table.rows.push_back(
            {.id = row.text(0), .cells = {word_cell(row.text(0)), number_cell(row.number(1))}});
    }
    return table;
}

}  // namespace server
