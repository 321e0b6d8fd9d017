#pragma once

#include <memory>
#include <stop_token>

#include "kiosk/sync/sync.h"

namespace kiosk {

// `busy`: the town asks for patience (429, 5xx). `out_of_step`: it expects another record.
// `refused`: it knows us and will not have this. `garbled`: whoever answered did not speak our
// protocol.
enum class LineFault { no_line, busy, too_large, out_of_step, refused, garbled };

// What came back, and what the answer told by the way.
template <class T>
struct FromTown {
    base::Result<T, LineFault> said;
    int status = 0;
    std::optional<std::chrono::seconds> retry_after = {};
    std::optional<base::Time> town_time = {};
};

// The batch road to the town. Blocking; the sender's thread only; `stop` ends a call early.
// `unsent` is how many records wait as the call begins: the town shows it to the counters.
class TownLine {
public:
    virtual ~TownLine() = default;
    virtual FromTown<town::Cursor> cursor(std::size_t unsent, std::stop_token stop) = 0;
    virtual FromTown<town::BatchReply> send(const std::vector<base::Bytes>& envelopes,
                                            std::size_t unsent, std::stop_token stop) = 0;
};

std::unique_ptr<TownLine> https_line(const TerminalKeys& keys);

}  // namespace kiosk
