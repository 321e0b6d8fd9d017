#pragma once

#include "base/clock.h"
#include "server/desk/sessions.h"
#include "server/http/message.h"
#include "server/intake/inbox.h"
#include "server/registers/applications.h"
#include "server/registers/audit.h"
#include "server/registers/calls.h"
#include "server/registers/presence.h"
#include "server/registers/register.h"
#include "server/relay/shared_screens.h"
#include "server/town_keys.h"
#include "town/pack.h"

namespace server {

// What counters may ask (openapi.yaml, second half): a client certificate of the staff CA got them
// through the handshake; all but signing in needs a clerk's session too, and a clerk sees the
// applications of one section. What is not theirs is answered as if it did not exist.
class DeskDoor {
public:
    // `pack` may be missing (null). `records_came` wakes the apply stage after a requeue.
    DeskDoor(Store& store, const base::Clock& clock, const TownKeys& keys, const town::Pack* pack,
             const RegisterList& registers, std::function<void()> records_came,
             SharedScreens& screens)
        : store_(store),
          clock_(clock),
          keys_(keys),
          pack_(pack),
          registers_(registers),
          records_came_(std::move(records_came)),
          screens_(screens),
          terminals_(keys.town()),
          sessions_(keys.town()),
          applications_(keys.town()),
          audit_(keys.town()),
          calls_(keys.town()),
          presences_(keys.town()),
          inbox_(keys.town()) {}

    http::Response answer(const http::Request& request) const;

private:
    // Who asks: the counter, and the clerk who sits there.
    struct Asker {
        Terminal terminal;
        std::optional<Clerk> clerk;
        std::string token;
    };
    using Answer = Stored<http::Response>;
    using Answering = Answer (DeskDoor::*)(Transaction&, const Asker&, const http::Request&,
                                           const std::string& id) const;

    Answer route(Transaction& transaction, const http::Request& request) const;
    Answer health(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer new_nonce(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer sign_in(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer sign_out(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer queue(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer application(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer decide_one(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer list_calls(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer answer_call(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer dead_letters(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer requeue(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer list_views(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    // `name` is "REGISTER/VIEW".
    Answer see_view(Transaction&, const Asker&, const http::Request&,
                    const std::string& name) const;
    Answer set_presence(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    // The screen of the terminal that made this call (desk_share.cpp).
    Answer ask_to_see(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer see(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer act_there(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    Answer stop_seeing(Transaction&, const Asker&, const http::Request&, const std::string&) const;
    static SharedScreens::Watcher watcher(const Asker& asker);
    Answer audit(Transaction&, const Asker&, const http::Request&, const std::string&) const;

    Stored<std::optional<Filed>> theirs(Transaction& transaction, const Clerk& clerk,
                                        const std::string& id) const;

    Store& store_;
    const base::Clock& clock_;
    const TownKeys& keys_;
    const town::Pack* pack_;
    const RegisterList& registers_;
    std::function<void()> records_came_;
    SharedScreens& screens_;
    Terminals terminals_;
    DeskSessions sessions_;
    Applications applications_;
    Audit audit_;
    Calls calls_;
    Presences presences_;
    Inbox inbox_;
};

}  // namespace server
