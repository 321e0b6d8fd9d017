#pragma once

#include <functional>
#include <thread>

#include "base/mailbox.h"
#include "kiosk/sync/town_line.h"

namespace kiosk {

// Brings these records to the town; without any, asks for its cursor.
struct Errand {
    std::vector<base::Bytes> envelopes = {};
    std::size_t unsent = 0;  // these and all that wait behind them
};
using Brought = std::variant<FromTown<town::Cursor>, FromTown<town::BatchReply>>;

// The thread that waits for the network so that the keeper of the outbox never does. One errand at
// a time. An answer without the town's signature over our chain is `garbled`.
class Sender {
public:
    Sender(std::unique_ptr<TownLine> line, base::crypto::PublicKey ack_key,
           TerminalIdentity identity, std::function<void(Brought)> bring);
    ~Sender();
    void run(Errand errand);

private:
    void work(const std::stop_token& stop);
    Brought errand(const Errand& errand, const std::stop_token& stop);
    FromTown<town::BatchReply> checked(FromTown<town::BatchReply> answer) const;

    std::unique_ptr<TownLine> line_;
    base::crypto::PublicKey ack_key_;
    TerminalIdentity identity_;
    std::function<void(Brought)> bring_;
    base::Mailbox<Errand> errands_{1};
    std::jthread thread_;  // last: begins when all else is there
};

}  // namespace kiosk
