#pragma once

#include "server/http/message.h"
#include "server/receipts/look_up.h"
#include "server/registers/calls.h"
#include "server/registers/presence.h"
#include "server/registers/views.h"
#include "server/store/store.h"
#include "town/carry_home.h"

namespace server {

// What both doors say alike.
http::Response store_problem(StoreFault fault);
http::Response no_such_route();
http::Response wrong_method(std::string_view allowed);
http::Response not_found();  // unknown, or not for who asks: alike
http::Response json_reply(int status, std::string body);
http::Response health_reply(base::Time now, std::int64_t waiting);
std::string to_json(const Call& call);
std::string to_json(const Presence& presence);
std::string to_json(const ReceiptState& receipt);
// {"journey","version","language","answers"}
std::string to_json(const town::CarryHome& carried);
// "REGISTER/VIEW" as `matched` gives it.
ViewName view_name_from(std::string_view text);

}  // namespace server
