#include "tests/bench/consistent.h"

#include <fmt/core.h>

#include <cstdlib>
#include <set>

#include "server/registers/said.h"
#include "server/registers/views.h"

namespace bench {

namespace {

using server_test::ActingTown;

struct Rule {
    const char* sentence;
    const char* sql;  // Finds the rows that break it.
};

// What must hold whatever was done, and in which order.
constexpr Rule rules[] = {
    {"a record was neither applied nor buried",
     "SELECT 1 FROM inbox WHERE state NOT IN ('applied', 'dead')"},
    {"an applied record has no application",
     "SELECT 1 FROM applied p LEFT JOIN applications a ON a.id = p.id WHERE a.id IS NULL"},
    {"an application was filed twice",
     "SELECT number FROM applications GROUP BY number HAVING COUNT(*) > 1"},
    {"an application has no effect row",
     "SELECT 1 FROM applications a LEFT JOIN effects e ON e.application = a.id WHERE e.application "
     "IS NULL"},
    {"a line belongs to no order (③)",
     "SELECT 1 FROM shopping_lines l LEFT JOIN shopping_orders o ON o.number = l.number WHERE "
     "o.number IS NULL"},
    {"an order has no line (③)",
     "SELECT 1 FROM shopping_orders o LEFT JOIN shopping_lines l ON l.number = o.number WHERE "
     "l.number IS NULL"},
    {"a book is lent and in the neighbour's bag (⑪)",
     "SELECT 1 FROM library_loans l JOIN library_bag b ON b.book = l.book"},
    {"a notice of level 4 or 5 is out with fewer than two people (⑩)",
     "SELECT 1 FROM notices WHERE level IN ('level4', 'level5') AND state = 'shown'"
     " AND (confirmed_by = '' OR confirmed_by = written_by)"},
    {"a child that was taken out was told afterwards (①)",
     "SELECT 1 FROM childcare_notices n JOIN children c ON c.id = n.child"
     " WHERE c.out_reason <> '' AND n.at > c.out_at"},
    {"an interview stands for no questionnaire (②)",
     "SELECT 1 FROM handbook_slots s LEFT JOIN handbook_answers a ON a.number = s.number"
     " WHERE a.number IS NULL"},
    {"a draft was decided without its two signatures (⑮)",
     "SELECT a.number FROM approvals a LEFT JOIN approval_signed s ON s.draft = a.number"
     " WHERE a.step = 'decided' GROUP BY a.number HAVING COUNT(s.receipt) < 2"},
};

// The seats are the pack's, so this one is no rule of the tables.
void look_at_seats(ActingTown& town, std::vector<std::string>& wrong) {
    const auto booked = town.rows("SELECT class, COUNT(*) FROM class_bookings GROUP BY class");
    for (const auto& row : booked) {
        const auto seats = server::row_value(town.pack(), "classes", row.text(0), "seats");
        if (row.number(1) > std::strtoll(seats.c_str(), nullptr, 10)) {
            wrong.push_back(fmt::format("a class has more people than seats (⑭): {}", row.text(0)));
        }
    }
}

// Every view of every register shows rows of its own columns, each once.
void look_at_views(ActingTown& town, std::vector<std::string>& wrong) {
    for (const auto& one : server::all_registers(town.keys().town())) {
        for (const auto& rule : one->views()) {
            server_test::Looker who;
            if (rule.desk) who.section = rule.section.empty() ? "general_desk" : rule.section;
            if (!rule.desk) {
                who.role = rule.roles.empty() ? "hall" : rule.roles.front();
                who.device = who.role + "-1";
                who.person = server_test::TestPerson{}.person();
            }
            const auto table =
                server_test::try_to_see(town, std::string(one->name()), rule.view, who);
            const std::string name = fmt::format("{}/{}", one->name(), rule.view);
            if (!table) {
                wrong.push_back(name + " cannot be seen by whom it is for");
                continue;
            }
            std::set<std::string> ids;
            for (const auto& row : table->rows) {
                if (row.cells.size() != table->columns.size())
                    wrong.push_back(name + " has a ragged row");
                if (!ids.insert(row.id).second) wrong.push_back(name + " shows a row twice");
            }
        }
    }
}

}  // namespace

std::vector<std::string> inconsistencies(ActingTown& town) {
    std::vector<std::string> wrong;
    for (const auto& rule : rules) {
        const auto rows = town.rows(rule.sql);
        if (!rows.empty()) wrong.push_back(fmt::format("{}: {} rows", rule.sentence, rows.size()));
    }
    look_at_seats(town, wrong);
    look_at_views(town, wrong);
    return wrong;
}

}  // namespace bench
