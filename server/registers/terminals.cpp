#include "server/registers/terminals.h"

#include "base/uuid.h"

namespace server {

namespace {

std::string_view role_word(Terminal::Standing standing) {
    switch (standing) {
        case Terminal::Standing::active:
            return "active";
        case Terminal::Standing::revoked:
            return "revoked";
        case Terminal::Standing::replaced:
            return "replaced";
    }
    return "";
}

Terminal::Standing standing_from(std::string_view text) {
    if (text == "active") return Terminal::Standing::active;
    return text == "replaced" ? Terminal::Standing::replaced : Terminal::Standing::revoked;
}

Terminal terminal_from(const Row& row) {
    return {.id = row.text(0),
            .name = row.text(1),
            .short_name = row.text(2),
            .role = row.text(3),
            .incarnation = static_cast<std::uint64_t>(row.number(4)),
            .enrolled_at = time_of(row.number(5)),
            .standing = standing_from(row.text(6))};
}

// "hall-1" becomes H1; see town::is_short_name.
char letter_of(std::string_view name) {
    for (const char sign : name) {
        if (sign >= 'a' && sign <= 'z') return static_cast<char>(sign - 'a' + 'A');
        if (sign >= 'A' && sign <= 'Z') return sign;
    }
    return 'T';
}

int number_of(std::string_view name) {
    int number = 0;
    for (const char sign : name) {
        if (sign >= '0' && sign <= '9' && number < 100) number = number * 10 + (sign - '0');
    }
    return number == 0 ? 1 : number;
}

}  // namespace

std::string_view role_word(DoorKind door) {
    switch (door) {
        case DoorKind::terminals:
            return "terminals";
        case DoorKind::desk:
            return "desk";
    }
    return "";
}

Stored<void> Terminals::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS terminals (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " name TEXT NOT NULL, short_name TEXT NOT NULL, role TEXT NOT NULL,"
        " incarnation BIGINT NOT NULL, enrolled_at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, id), UNIQUE (town_id, name), UNIQUE (town_id, short_name))"));
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS certificates (town_id TEXT NOT NULL,"
                        " fingerprint TEXT NOT NULL, door TEXT NOT NULL, terminal TEXT NOT NULL,"
                        " incarnation BIGINT NOT NULL, standing TEXT NOT NULL,"
                        " PRIMARY KEY (town_id, fingerprint))"));
    return {};
}

Stored<std::optional<Terminal>> Terminals::by_certificate(Transaction& transaction,
                                                          std::string_view fingerprint,
                                                          DoorKind door) const {
    const auto rows = TRY(transaction.run(
        "SELECT t.id, t.name, t.short_name, t.role, c.incarnation, t.enrolled_at, c.standing"
        " FROM certificates c JOIN terminals t ON t.town_id = c.town_id AND t.id = c.terminal"
        " WHERE c.town_id = $1 AND c.fingerprint = $2 AND c.door = $3",
        {town_, std::string(fingerprint), std::string(role_word(door))}));
    if (rows.empty()) return std::optional<Terminal>();
    return std::optional(terminal_from(rows[0]));
}

Stored<std::optional<Terminal>> Terminals::by_id(Transaction& transaction,
                                                 std::string_view id) const {
    const auto rows =
        TRY(transaction.run("SELECT id, name, short_name, role, incarnation, enrolled_at, 'active'"
                            " FROM terminals WHERE town_id = $1 AND id = $2",
                            {town_, std::string(id)}));
    if (rows.empty()) return std::optional<Terminal>();
    return std::optional(terminal_from(rows[0]));
}

Stored<std::vector<Terminal>> Terminals::active(Transaction& transaction) const {
    std::vector<Terminal> all;
    for (const auto& row : TRY(transaction.run(
             "SELECT t.id, t.name, t.short_name, t.role, t.incarnation, t.enrolled_at, 'active'"
             " FROM terminals t JOIN certificates c ON c.town_id = t.town_id AND c.terminal = t.id"
             " WHERE t.town_id = $1 AND c.door = $2 AND c.standing = 'active' ORDER BY t.name",
             {town_, std::string(role_word(DoorKind::terminals))}))) {
        all.push_back(terminal_from(row));
    }
    return all;
}

Stored<std::vector<std::string>> Terminals::fingerprints(Transaction& transaction) const {
    std::vector<std::string> all;
    for (const auto& row :
         TRY(transaction.run("SELECT fingerprint FROM certificates WHERE town_id = $1 AND door = $2"
                             " AND standing <> 'revoked' ORDER BY fingerprint",
                             {town_, std::string(role_word(DoorKind::terminals))}))) {
        all.push_back(row.text(0));
    }
    return all;
}

Stored<std::string> Terminals::free_short_name(Transaction& transaction,
                                               std::string_view name) const {
    const char letter = letter_of(name);
    for (int number = number_of(name);; ++number) {
        std::string wanted = letter + std::to_string(number);
        const auto rows = TRY(transaction.run(
            "SELECT 1 FROM terminals WHERE town_id = $1 AND short_name = $2", {town_, wanted}));
        if (rows.empty()) return wanted;
    }
}

Stored<Terminal> Terminals::enrol(Transaction& transaction, const std::string& name,
                                  const std::string& role, base::Time now) const {
    const auto known =
        TRY(transaction.run("SELECT id, name, short_name, role, incarnation, enrolled_at, 'active'"
                            " FROM terminals WHERE town_id = $1 AND name = $2",
                            {town_, name}));
    if (known.empty()) {
        Terminal terminal{.id = base::to_text(base::uuid_v7(now)),
                          .name = name,
                          .short_name = TRY(free_short_name(transaction, name)),
                          .role = role,
                          .enrolled_at = now};
        TRY(
            transaction.run("INSERT INTO terminals (town_id, id, name, short_name, role,"
                            " incarnation, enrolled_at) VALUES ($1, $2, $3, $4, $5, 1, $6)",
                            {town_, terminal.id, name, terminal.short_name, role, value_of(now)}));
        return terminal;
    }
    Terminal terminal = terminal_from(known[0]);
    terminal.role = role;
    terminal.incarnation += 1;
    terminal.enrolled_at = now;
    TRY(
        transaction.run("UPDATE terminals SET role = $1, incarnation = $2, enrolled_at = $3"
                        " WHERE town_id = $4 AND id = $5",
                        {role, value_of(terminal.incarnation), value_of(now), town_, terminal.id}));
    TRY(transaction.run(
        "UPDATE certificates SET standing = $1"
        " WHERE town_id = $2 AND terminal = $3 AND standing = 'active'",
        {std::string(role_word(Terminal::Standing::replaced)), town_, terminal.id}));
    return terminal;
}

Stored<void> Terminals::keep_certificate(Transaction& transaction, const Terminal& terminal,
                                         const std::string& fingerprint, DoorKind door) const {
    TRY(
        transaction.run("INSERT INTO certificates (town_id, fingerprint, door, terminal,"
                        " incarnation, standing) VALUES ($1, $2, $3, $4, $5, 'active')",
                        {town_, fingerprint, std::string(role_word(door)), terminal.id,
                         value_of(terminal.incarnation)}));
    return {};
}

Stored<bool> Terminals::revoke(Transaction& transaction, const std::string& name) const {
    const auto rows = TRY(transaction.run(
        "SELECT id FROM terminals WHERE town_id = $1 AND name = $2", {town_, name}));
    if (rows.empty()) return false;
    TRY(transaction.run(
        "UPDATE certificates SET standing = $1 WHERE town_id = $2 AND terminal = $3",
        {std::string(role_word(Terminal::Standing::revoked)), town_, rows[0].text(0)}));
    return true;
}

}  // namespace server
