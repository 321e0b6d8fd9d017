#pragma once

#include <map>
#include <optional>
#include <string>

#include "kiosk/journey/runner.h"
#include "kiosk/session/papers.h"
#include "town/pack.h"
#include "town/table.h"

namespace kiosk {

// The screens make small pages of a table; what is longer than this comes in parts.
inline constexpr std::size_t rows_a_part = 200;

// One table of a register on the screen: asked for, read back in words, printed. Alike for a
// resident's own records and a clerk's view.
class Looking {
public:
    void ask(Errands& errands, HttpRequest request, TownClient::Door door);
    // True: it was about this table.
    bool on(const TownAnswered& answered);
    bool on(const PaperDone& done, Errands& errands) { return papers_.on(done, errands); }
    void turn(int by) { page_ += by; }
    void print(Errands& errands, const std::string& reg, const std::string& view,
               const town::Words& words, const std::string& foot);

    bool is_loading() const { return ticket_.has_value(); }
    bool papers_are_coming() const { return papers_.are_coming(); }
    bool any_paper_is_out() const { return papers_.any_is_out(); }
    Papers take_papers() { return std::exchange(papers_, Papers()); }
    const std::optional<town::Table>& table() const { return table_; }
    // The row an act is begun on; null: no such row, or the act is not offered on it.
    bool offers(const std::string& journey, const std::string& row) const;

    // `reg` and `view` name its words before the table is there.
    view::Table shown(const std::string& reg, const std::string& view, const town::Pack& pack,
                      const town::Words& words) const;

private:
    std::optional<Ticket> ticket_;
    std::optional<town::Table> table_;
    std::string problem_;  // key of words, "" = none
    int page_ = 1;
    Papers papers_;
};

// A cell as people say it.
std::string spoken(const town::Cell& cell, const std::string& reg, const town::Words& words);

// The answers as plain text, by question; a person from the card is not among them.
std::map<std::string, std::string> parameters_of(const Runner& runner);
// POST /v1/terminals/self/views/REGISTER/VIEW with the person of the card and the answers as text.
HttpRequest view_request(const Runner& runner);

}  // namespace kiosk
