#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "server/http/message.h"
#include "server/pages/core_line.h"

namespace server::line {

// What somebody wrote to the town's account.
struct Heard {
    std::string user, text;
};

// The text events of a webhook, believed only when `signature` (X-Line-Signature) is the base64 of
// HMAC-SHA-256 over the very bytes with the channel's secret: checked before anything is parsed.
struct HeardAll {
    bool authentic = false;
    std::vector<Heard> events;
};
HeardAll heard_from(base::ByteView body, std::string_view signature, std::string_view secret);

// POST /line/webhook: what is authentic is answered 200, and a text that is a waiting token links
// the account that sent it; everything else is passed over. 401 when the signature is wrong.
http::Response answer_webhook(const http::Request& request, std::string_view secret,
                              pages::CoreLine& core);

}  // namespace server::line
