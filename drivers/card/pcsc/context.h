#pragma once

#include <winscard.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "drivers/card/reader.h"

namespace drivers::card {

CardFault fault_of(LONG pcsc);

// Sole owner of one connection to pcscd. One per thread: a waiting call blocks all others on it.
class Context {
public:
    static CardResult<Context> establish();
    Context(Context&& other) noexcept : context_(std::exchange(other.context_, {})) {}
    Context& operator=(Context&& other) noexcept {
        std::swap(context_, other.context_);
        return *this;
    }
    ~Context() {
        if (context_) SCardReleaseContext(*context_);
    }
    SCARDCONTEXT get() const { return *context_; }
    // Empty list, not a fault, when there is none.
    CardResult<std::vector<std::string>> reader_names() const;

private:
    explicit Context(SCARDCONTEXT context) : context_(context) {}
    std::optional<SCARDCONTEXT> context_;  // Empty once moved from.
};

// What pcscd says now about these readers, at once.
CardResult<std::vector<ReaderStatus>> look_at(const Context& context,
                                              const std::vector<std::string>& names);

// The readers a terminal may use: the one of that name, else those whose names begin so.
std::vector<std::string> matching(const std::vector<std::string>& names, const std::string& wanted);

}  // namespace drivers::card
