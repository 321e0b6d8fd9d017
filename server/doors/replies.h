#pragma once

#include "server/http/message.h"
#include "server/registers/calls.h"
#include "server/store/store.h"

namespace server {

// What both doors say alike.
http::Response store_problem(StoreFault fault);
http::Response no_such_route();
http::Response wrong_method(std::string_view allowed);
http::Response json_reply(int status, std::string body);
http::Response health_reply(base::Time now, std::int64_t waiting);
std::string to_json(const Call& call);

}  // namespace server
