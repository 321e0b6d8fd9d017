#pragma once

#include "drivers/printer/printer.h"
#include "kiosk/session/session.h"

namespace kiosk {

// A session's way out: what it asks for leaves under a ticket of its own, by which the answer is
// known again. Nothing given: that worker is not there or its box is full.
class Errands {
public:
    explicit Errands(Session::Give give) : give_(std::move(give)) {}

    Ticket ticket() { return next_++; }
    bool give(Order order) { return give_(std::move(order)); }

    std::optional<Ticket> ask(HttpRequest request,
                              TownClient::Door door = TownClient::Door::terminals,
                              AskTown::Lane lane = AskTown::Lane::person) {
        const Ticket ticket = next_++;
        if (!give_(AskTown{ticket, std::move(request), door, lane})) return std::nullopt;
        return ticket;
    }
    std::optional<Ticket> print(drivers::printer::Paper paper) {
        const Ticket ticket = next_++;
        if (!give_(PrintPaper{ticket, std::move(paper)})) return std::nullopt;
        return ticket;
    }

private:
    Session::Give give_;
    Ticket next_ = 1;
};

}  // namespace kiosk
