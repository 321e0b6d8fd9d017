#pragma once

#include "kiosk/session/application.h"
#include "kiosk/session/papers.h"
#include "kiosk/session/register_word.h"

namespace kiosk {

// What follows a record that is safe on the disk: the register's word where the journey waits for
// it, then the papers. A journey's own papers promise what its register gives, so that a refusal
// leaves only the receipt; without a line they are printed, and say themselves what they are worth.
class AfterKept {
public:
    void begin(Errands& errands, const Runner& runner, Given& given, const Terminal& terminal,
               const town::Words& words, const std::string& record, base::Instant now);
    // True: it was about this record.
    bool on(const TownAnswered& answered, base::Instant now) { return word_.on(answered, now); }
    bool on(const PaperDone& done, Errands& errands) { return papers_.on(done, errands); }
    // Goes on where the register has spoken or has been waited for long enough.
    void go_on(Errands& errands, const Runner& runner, const Given& given, const Terminal& terminal,
               const town::Words& words, base::Instant now);
    std::optional<base::Instant> due() const { return word_.due(); }

    void print_again(Errands& errands) { papers_.print_again(errands); }
    bool is_busy() const { return word_.is_waited_for() || papers_.are_coming(); }
    bool papers_are_coming() const { return papers_.are_coming(); }
    bool any_paper_is_out() const { return papers_.any_is_out(); }
    Papers take_papers() { return std::exchange(papers_, Papers()); }
    RegisterWord::Answer answer() const { return word_.answer(); }
    std::string note(const std::string& name) const { return word_.note(name); }
    void show(view::Receipt& receipt, const Runner& runner, const town::Words& words) const;

private:
    Papers papers_;
    RegisterWord word_;
    bool printed_ = false;
};

}  // namespace kiosk
