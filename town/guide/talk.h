#pragma once

#include "town/guide/answer.h"
#include "town/guide/turn.h"

namespace town::guide {

// The guide in a talk: asks back, keeps the thread, hands over. Keeps no question itself.
class Talk {
public:
    static base::Result<Talk, GuideFault> open(base::ByteView model, const Files& files);

    // `about`: the entry answered before, "" = none.
    Turn ask(std::string_view question, const std::string& language,
             const std::string& about) const;
    // The one answer somebody chose.
    Turn chosen(std::string_view entry) const;

private:
    Talk(Guide guide, Asks asks) : guide_(std::move(guide)), asks_(std::move(asks)) {}
    void add(Turn& turn, std::string_view entry) const;
    Turn told(const Answer& answer, std::string_view question) const;

    Guide guide_;
    Asks asks_;
};

}  // namespace town::guide
