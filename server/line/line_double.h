#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/http/message.h"

namespace server::line {

// LINE as far as a town meets it, for tests and the demo (`madoguchi emulate line`): it is as
// strict as the real one about the bearer token, the retry key and the limits of a push.
class LineDouble {
public:
    explicit LineDouble(std::string token) : token_(std::move(token)) {}
    http::Response answer(const http::Request& request);

    struct Pushed {
        std::string user, text;
    };
    std::vector<Pushed> pushed() const;  // each once, in order
    void answer_next_with(int status);   // 429, 500 …; nothing is pushed

private:
    const std::string token_;
    mutable std::mutex one_at_a_time_;  // the door's threads
    std::map<std::string, bool> keys_seen_;
    std::vector<Pushed> pushed_;
    std::vector<int> next_;
};

}  // namespace server::line
