#include "server/registers/messages.h"

#include "base/uuid.h"
#include "server/registers/said.h"

namespace server {

Stored<void> Messages::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_links (town_id TEXT NOT NULL, person TEXT NOT NULL,"
        " line_user TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, person))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS line_messages (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " person TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL, state TEXT NOT NULL,"
        " tries BIGINT NOT NULL, PRIMARY KEY (town_id, id))"));
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
