#include "server/registers/library.h"

#include <algorithm>
#include <cstdlib>

#include "server/registers/said.h"
#include "town/rules/plain_search.h"

namespace server {

namespace {

// NW-7 codes come with their start and stop letters; the number is what counts.
std::string digits_of(std::string code) {
    std::erase_if(code, [](char sign) { return sign < '0' || sign > '9'; });
    return code;
}

std::string book_row(const town::Pack& pack, const std::string& code) {
    const auto books = pack.tables.find("books");
    if (books == pack.tables.end()) return "";
    for (const auto& row : books->second) {
        if (row_value(pack, "books", row.id, "code") == code) return row.id;
    }
    return "";
}

std::string library_of(const town::Pack& pack, const std::string& code) {
    const auto libraries = pack.tables.find("libraries");
    if (libraries == pack.tables.end()) return "";
    for (const auto& row : libraries->second) {
        if (code.starts_with(row_value(pack, "libraries", row.id, "prefix"))) return row.id;
    }
    return "";
}

bool is_own(const town::Pack& pack, const std::string& library) {
    return row_value(pack, "libraries", library, "own") == "yes";
}

std::string due_day(const Act& act) {
    const auto days =
        std::strtoll(row_value(act.pack, "library_rules", "loan", "days").c_str(), nullptr, 10);
    const std::chrono::sys_days lent(base::tokyo_date(act.filed.received_at));
    return base::iso_date(base::Date(lent + std::chrono::days(days)));
}

constexpr double like_enough = 0.34;

}  // namespace

Stored<void> Library::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS library_loans (town_id TEXT NOT NULL, book TEXT NOT NULL,"
        " card TEXT NOT NULL, due TEXT NOT NULL, PRIMARY KEY (town_id, book))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS library_holds (town_id TEXT NOT NULL, book TEXT NOT NULL,"
        " card TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, book, card))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS library_bag (town_id TEXT NOT NULL, book TEXT NOT NULL,"
        " library TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, book))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS library_conflicts (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " book TEXT NOT NULL, at BIGINT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (town_id, id))"));
    return {};
}

Stored<Effect> Library::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "borrow") return borrow(transaction, act);
    if (act.journey.act == "return") return give_back(transaction, act);
    if (act.journey.act == "hold") return hold(transaction, act);
    if (act.journey.act == "forward") return forward(transaction, act);
    return refused("unknown-act");
}

Stored<void> Library::conflict(Transaction& transaction, const Act& act, const std::string& book,
                               const std::string& why) const {
    TRY(
        transaction.run("INSERT INTO library_conflicts (town_id, id, book, at, why)"
                        " VALUES ($1, $2, $3, $4, $5)",
                        {town_, act.filed.id, book, value_of(act.filed.received_at), why}));
    return {};
}

Stored<Effect> Library::borrow(Transaction& transaction, const Act& act) const {
    const std::string book = digits_of(written(act, "book"));
    const std::string card = digits_of(written(act, "card"));
    if (!is_own(act.pack, library_of(act.pack, book))) return refused("other-library");
    if (book_row(act.pack, book).empty()) return refused("no-such-book");
    const auto lent = TRY(transaction.run(
        "SELECT card FROM library_loans WHERE town_id = $1 AND book = $2", {town_, book}));
    if (!lent.empty()) {
        TRY(conflict(transaction, act, book, "lent_twice"));
        return refused("already-lent");
    }
    const auto first = TRY(transaction.run(
        "SELECT card FROM library_holds WHERE town_id = $1 AND book = $2 ORDER BY at LIMIT 1",
        {town_, book}));
    if (!first.empty() && first[0].text(0) != card) {
        TRY(conflict(transaction, act, book, "held"));
        return refused("held-by-another");
    }
    const std::string due = due_day(act);
    TRY(transaction.run("DELETE FROM library_holds WHERE town_id = $1 AND book = $2 AND card = $3",
                        {town_, book, card}));
    TRY(transaction.run(
        "INSERT INTO library_loans (town_id, book, card, due) VALUES ($1, $2, $3, $4)",
        {town_, book, card, due}));
    return Effect{.refused = "", .notes = {{"due", due}}};
}

Stored<Effect> Library::give_back(Transaction& transaction, const Act& act) const {
    const std::string book = digits_of(written(act, "book"));
    const std::string library = library_of(act.pack, book);
    if (library.empty()) return refused("no-such-book");
    if (!is_own(act.pack, library)) {
        TRY(
            transaction.run("INSERT INTO library_bag (town_id, book, library, at)"
                            " VALUES ($1, $2, $3, $4) ON CONFLICT (town_id, book) DO NOTHING",
                            {town_, book, library, value_of(act.filed.received_at)}));
        return Effect{.refused = "", .notes = {{"forward", library}}};
    }
    const auto back = TRY(transaction.run(
        "DELETE FROM library_loans WHERE town_id = $1 AND book = $2 RETURNING 1", {town_, book}));
    if (back.empty()) return refused("not-lent");
    return Effect{.refused = "", .notes = {{"returned", ""}}};
}

Stored<Effect> Library::hold(Transaction& transaction, const Act& act) const {
    const std::string book = digits_of(written(act, "book"));
    if (book_row(act.pack, book).empty()) return refused("no-such-book");
    TRY(transaction.run(
        "INSERT INTO library_holds (town_id, book, card, at)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (town_id, book, card) DO NOTHING",
        {town_, book, digits_of(written(act, "card")), value_of(act.filed.received_at)}));
    return Effect{.refused = "", .notes = {{"held", ""}}};
}

Stored<Effect> Library::forward(Transaction& transaction, const Act& act) const {
    const auto sent =
        TRY(transaction.run("DELETE FROM library_bag WHERE town_id = $1 AND book = $2 RETURNING 1",
                            {town_, digits_of(written(act, "book"))}));
    if (sent.empty()) return refused("no-such-book");
    return Effect{.refused = "", .notes = {{"sent", ""}}};
}

std::vector<ViewRule> Library::views() const {
    return {{.view = "find",
             .desk = true,
             .section = "library_desk",
             .roles = {"library", "hall", "home"},
             .needs_person = false,
             .listed = false},  // Nothing without words to look for: a journey asks for them.
            {.view = "loans", .desk = true, .section = "library_desk", .roles = {}},
            {.view = "conflicts", .desk = true, .section = "library_desk", .roles = {}},
            {.view = "bag", .desk = true, .section = "library_desk", .roles = {}}};
}

Stored<town::Table> Library::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    return view == "find" ? find(transaction, ask) : list(transaction, view);
}

Stored<std::string> Library::state_of(Transaction& transaction, const std::string& code) const {
    for (const auto& [table, word] :
         {std::pair("library_loans", "lent"), std::pair("library_holds", "waiting")}) {
        const auto rows = TRY(transaction.run(
            "SELECT 1 FROM " + std::string(table) + " WHERE town_id = $1 AND book = $2",
            {town_, code}));
        if (!rows.empty()) return std::string(word);
    }
    return std::string("here");
}

// The books most like the words asked for, and which of the words were met.
Stored<town::Table> Library::find(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "library", .view = "find"};
    table.columns = {"title", "shelf", "why", "state"};
    table.paper = true;
    const auto books = ask.pack.tables.find("books");
    const auto words = ask.parameters.find("words");
    if (books == ask.pack.tables.end() || words == ask.parameters.end()) return table;
    std::vector<std::pair<double, town::Table::Row>> found;
    for (const auto& book : books->second) {
        const auto like =
            town::likeness(words->second, row_value(ask.pack, "books", book.id, "about"));
        if (like.score < like_enough) continue;
        const std::string code = row_value(ask.pack, "books", book.id, "code");
        town::Table::Row row{.id = code};
        row.cells = {word_cell(book.id), text_cell(row_value(ask.pack, "books", book.id, "shelf")),
                     text_cell(like.best), word_cell(TRY(state_of(transaction, code)))};
        row.acts = {"library-hold"};
        found.emplace_back(like.score, std::move(row));
    }
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [](const auto& one) { return one.first; });
    for (auto& [score, row] : found) table.rows.push_back(std::move(row));
    return table;
}

Stored<town::Table> Library::list(Transaction& transaction, std::string_view view) const {
    town::Table table{.reg = "library", .view = std::string(view)};
    table.paper = true;
    if (view == "loans") {
        table.columns = {"book", "card", "due"};
        for (const auto& row : TRY(transaction.run(
                 "SELECT book, card, due FROM library_loans WHERE town_id = $1 ORDER BY due, book",
                 {town_}))) {
            table.rows.push_back({.id = row.text(0),
                                  .cells = {text_cell(row.text(0)), text_cell(row.text(1)),
                                            date_cell(row.text(2))}});
        }
        return table;
    }
    const bool bag = view == "bag";
    table.columns = {"book", bag ? "library" : "state", "at"};
    for (const auto& row :
         TRY(transaction.run(bag ? "SELECT book, library, at, book FROM library_bag "
                                   "WHERE town_id = $1 ORDER BY library, at"
                                 : "SELECT book, why, at, id FROM library_conflicts "
                                   "WHERE town_id = $1 ORDER BY at DESC",
                             {town_}))) {
        town::Table::Row shown{.id = row.text(3)};
        shown.cells = {text_cell(row.text(0)), word_cell(row.text(1)),
                       time_cell(time_of(row.number(2)))};
        if (bag) shown.acts = {"library-forward"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
