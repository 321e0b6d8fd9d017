#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"
#include "server/pages/core_line.h"

namespace server::line {

// POST /v2/bot/message/push of the LINE Messaging API, one text to one user.
class LineApi {
public:
    virtual ~LineApi() = default;
    // The status; empty: nobody answered. `retry_key` (a UUID) makes LINE send it once however
    // often it is asked: it answers 409 to one it has taken already.
    virtual std::optional<int> push(const std::string& retry_key, const std::string& body) = 0;
};

// The body of a push: {"to","messages":[{"type":"text","text"}]}.
std::string push_body(const std::string& user, const std::string& text);

// What one turn led to, and how long to wait before the next.
struct Turn {
    enum class What { nothing_to_send, sent, failed, try_again, no_core } what;
    std::chrono::milliseconds wait{0};
};

// Takes what the core wants sent, one after the other. 2xx and 409 are sent; 429, 5xx and silence
// are tried again with the same key after a random time (full jitter) that may double each try;
// everything else is failed, because it would fail again.
class Sender {
public:
    Sender(pages::CoreLine& core, LineApi& api) : core_(core), api_(api) {}
    Turn turn();

private:
    struct Held {
        std::string id, body;
        int tries = 0;
    };
    bool take_the_next(Turn& turn);

    pages::CoreLine& core_;
    LineApi& api_;
    std::optional<Held> held_;  // lent by the core; it lends it again when we are gone
};

}  // namespace server::line
