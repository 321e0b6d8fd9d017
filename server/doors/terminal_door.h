#pragma once

#include "base/clock.h"
#include "server/enrol/enrolments.h"
#include "server/http/message.h"
#include "server/intake/intake.h"
#include "server/receipts/look_up.h"
#include "server/registers/calls.h"

namespace server {

// What terminals may ask (openapi.yaml, first half). Without a client certificate only an
// enrolment is answered; with one, whether it is revoked is looked up on each request.
class TerminalDoor {
public:
    TerminalDoor(Store& store, const base::Clock& clock, const TownKeys& keys,
                 std::function<void()> records_came)
        : store_(store),
          clock_(clock),
          terminals_(keys.town()),
          calls_(keys.town()),
          audit_(keys.town()),
          inbox_(keys.town()),
          enrolments_(store, clock, keys),
          intake_(store, clock, keys.ack.key, keys.town(), std::move(records_came)),
          look_up_(store, clock, keys.town()) {}

    http::Response answer(const http::Request& request) const;

private:
    http::Response enrol(const http::Request& request) const;
    http::Response refuse_revoked(const Terminal& terminal, const http::Request& request) const;
    http::Response batches(const Terminal& terminal, const http::Request& request) const;
    http::Response cursor(const Terminal& terminal, const http::Request& request) const;
    http::Response look_up(const Terminal& terminal, const http::Request& request) const;
    http::Response call(const Terminal& terminal, const http::Request& request) const;
    http::Response health(const Terminal& terminal, const http::Request& request) const;

    Store& store_;
    const base::Clock& clock_;
    Terminals terminals_;
    Calls calls_;
    Audit audit_;
    Inbox inbox_;
    Enrolments enrolments_;
    Intake intake_;
    LookUp look_up_;
};

}  // namespace server
