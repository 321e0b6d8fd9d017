#pragma once

#include <string>

#include "server/desk/decide.h"
#include "server/desk/sessions.h"
#include "server/http/message.h"
#include "server/intake/inbox.h"
#include "server/registers/calls.h"

namespace server {

// What counters get and give as JSON (openapi.yaml, desk half).
std::string to_json(const SignInNonce& nonce, const std::string& terminal_id);
std::string to_json(const DeskSessions::SignedIn& signed_in);
// `after` is where the next page begins; items oldest first.
std::string queue_json(const std::vector<Filed>& items, const std::string& after);
std::string to_json(const Filed& filed, const std::vector<Decision>& decisions);
std::string to_json(const std::vector<Call>& calls);
std::string to_json(const std::vector<DeadLetter>& letters);
std::string version_json(std::uint64_t version);

std::optional<DeskSessions::Proof> proof_from(const http::Request& request);
std::optional<DecisionWish> decision_wish_from(const http::Request& request);

}  // namespace server
