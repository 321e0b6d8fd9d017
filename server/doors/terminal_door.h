#pragma once

#include "base/clock.h"
#include "server/enrol/enrolments.h"
#include "server/http/message.h"
#include "server/intake/intake.h"
#include "server/receipts/look_up.h"
#include "server/registers/calls.h"
#include "server/registers/heard.h"
#include "server/registers/presence.h"
#include "server/registers/register.h"
#include "server/relay/shared_screens.h"

namespace server {

// What terminals may ask (openapi.yaml, first half). Without a client certificate only an
// enrolment is answered; with one, whether it is revoked is looked up on each request.
class TerminalDoor {
public:
    // `pack` may be missing (null): then nothing is shown. `apply_now` returns when what waits has
    // been applied.
    TerminalDoor(
        Store& store, const base::Clock& clock, const TownKeys& keys, const town::Pack* pack,
        const RegisterList& registers, std::function<void()> records_came, SharedScreens& screens,
        std::function<void()> apply_now = [] {})
        : store_(store),
          clock_(clock),
          keys_(keys),
          pack_(pack),
          registers_(registers),
          screens_(screens),
          apply_now_(std::move(apply_now)),
          presences_(keys.town()),
          terminals_(keys.town()),
          heard_(keys.town()),
          calls_(keys.town()),
          audit_(keys.town()),
          inbox_(keys.town()),
          enrolments_(store, clock, keys),
          intake_(store, clock, keys.ack.key, keys.town(), std::move(records_came)),
          look_up_(store, clock, keys.town()) {}

    http::Response answer(const http::Request& request) const;

private:
    using Answering = http::Response (TerminalDoor::*)(const Terminal&, const http::Request&,
                                                       const std::string& id) const;

    http::Response route(const Terminal& terminal, const http::Request& request) const;
    http::Response enrol(const http::Request& request) const;
    http::Response refuse_revoked(const Terminal& terminal, const http::Request& request) const;
    http::Response batches(const Terminal&, const http::Request&, const std::string&) const;
    http::Response cursor(const Terminal&, const http::Request&, const std::string&) const;
    http::Response look_up(const Terminal&, const http::Request&, const std::string&) const;
    http::Response call(const Terminal&, const http::Request&, const std::string&) const;
    http::Response my_call(const Terminal&, const http::Request&, const std::string&) const;
    http::Response health(const Terminal&, const http::Request&, const std::string&) const;
    // `name` is "REGISTER/VIEW".
    http::Response see_view(const Terminal&, const http::Request&, const std::string& name) const;
    http::Response record(const Terminal&, const http::Request&, const std::string& id) const;
    http::Response open_carried(const Terminal&, const http::Request&, const std::string&) const;
    http::Response notices(const Terminal&, const http::Request&, const std::string&) const;
    http::Response presence(const Terminal&, const http::Request&, const std::string&) const;
    http::Response share(const Terminal&, const http::Request&, const std::string& call) const;
    Stored<bool> offers(const Terminal& terminal, const std::string& call) const;
    Stored<void> note(const Terminal& terminal, const char* action, const std::string& call) const;

    Store& store_;
    const base::Clock& clock_;
    const TownKeys& keys_;
    const town::Pack* pack_;
    const RegisterList& registers_;
    SharedScreens& screens_;
    std::function<void()> apply_now_;
    Presences presences_;
    Terminals terminals_;
    Heard heard_;
    Calls calls_;
    Audit audit_;
    Inbox inbox_;
    Enrolments enrolments_;
    Intake intake_;
    LookUp look_up_;
};

}  // namespace server
