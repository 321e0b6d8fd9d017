#pragma once

#include <string>

#include "base/clock.h"
#include "server/store/store.h"
#include "town/pack.h"

namespace server {

// What the LINE sender (`--part line`) and the pages' webhook ask of the core, on the pages'
// socket:
//   {"line_next":true} → {"id","user","text"}: the next message to send, or {}
//   {"line_done":{"id","state":"sent|failed"}} → {"done":true} or {}
//   {"line_link":{"token","user"}} → {"linked":true} or {}
// Empty: the line is none of these.
std::optional<Stored<std::string>> answer_line_request(Store& store, const base::Clock& clock,
                                                       const std::string& town_id,
                                                       const town::Pack& pack,
                                                       const std::string& request_json);

}  // namespace server
