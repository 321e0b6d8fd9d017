#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/session/errands.h"
#include "town/words.h"

namespace kiosk {

// What the register says of a record that was just kept. It is asked for one round of the line;
// longer than that nobody is made to stand and wait: the record is safe, the word comes later.
class RegisterWord {
public:
    using Answer = view::Receipt::Answer;

    void ask(Errands& errands, std::string record, base::Instant now);
    // True: it was about this record.
    bool on(const TownAnswered& answered, base::Instant now);
    void tick(Errands& errands, base::Instant now);
    std::optional<base::Instant> due() const;

    Answer answer() const { return answer_; }
    bool is_waited_for() const { return answer_ == Answer::waiting; }
    // A note as the register gave it, "" = none; and "big" as it is read from afar.
    std::string note(const std::string& name) const;
    std::string big(const std::string& reg, const town::Words& words) const;
    // The register's notes, or why it refused, in words.
    std::vector<std::string> told(const std::string& reg, const town::Words& words) const;

private:
    void send(Errands& errands);
    void read(const std::string& json);

    std::string record_;
    Answer answer_ = Answer::none;
    std::string refused_;
    std::map<std::string, std::string> notes_;
    std::optional<Ticket> ticket_;
    base::Instant give_up_at_{}, ask_at_{};
};

}  // namespace kiosk
