#pragma once

#include "kiosk/journey/runner.h"
#include "kiosk/session/papers.h"
#include "kiosk/session/terminal.h"

namespace kiosk {

// Whether a text may be a journey carried home: its beginning, its signs, its length. Anybody can
// hold anything before a camera.
bool looks_carried(std::string_view text);

// とっておく: an unfinished journey as a code that its person takes along. Only the town opens it.
class Carrying {
public:
    Carrying(const Runner& runner, const std::string& language, const Terminal& terminal,
             base::Time now);

    void print(Errands& errands, const Runner& runner, const town::Words& words);
    bool on(const PaperDone& done, Errands& errands) { return papers_.on(done, errands); }
    bool papers_are_coming() const { return papers_.are_coming(); }
    bool any_paper_is_out() const { return papers_.any_is_out(); }
    Papers take_papers() { return std::exchange(papers_, Papers()); }
    view::CarryHome shown(const Runner& runner, const town::Words& words) const;

private:
    std::string text_;  // "" = too long for one code
    view::Qr code_;
    base::Date until_{};
    Papers papers_;
};

// A journey taken home before, as the town opened it.
struct BroughtBack {
    std::string journey, language;
    town::Answers answers;
};
HttpRequest carried_request(const std::string& text);
std::optional<BroughtBack> brought_back_from(const std::string& json);

}  // namespace kiosk
