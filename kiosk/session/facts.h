#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "drivers/card/my_number.h"
#include "drivers/printer/printer.h"
#include "kiosk/sync/sync.h"

// What workers tell the UI thread (facts) and what it asks of them (orders); whole values both. The
// ticket says for whom: an answer for a visitor who has left is thrown away.
namespace kiosk {

using Ticket = std::uint64_t;

struct ReaderChanged {
    drivers::card::ReaderEvent event;
};
struct CardChecked {
    Ticket ticket;
    drivers::card::CardResult<drivers::card::CardStatus> status;
};
struct PersonRead {
    Ticket ticket;
    drivers::card::JobResult<drivers::card::Attributes> attributes;
};
struct CardSigned {
    Ticket ticket;
    drivers::card::JobResult<drivers::card::Signed> signature;
};
struct PaperDone {
    Ticket ticket;
    base::Result<void, drivers::printer::PrinterFault> result;
};
struct TownAnswered {
    Ticket ticket;
    base::Result<HttpReply, RequestFault> reply;
};
using Fact = std::variant<ReaderChanged, CardChecked, PersonRead, CardSigned, PaperDone,
                          TownAnswered, SyncWorker::Kept, SyncFact>;

struct CheckCard {
    Ticket ticket;
};
struct ReadPerson {
    Ticket ticket;
    base::SecretText pin;
};
struct SignWithCard {
    Ticket ticket;
    base::SecretText pin;
    base::Bytes message;
};
using CardOrder = std::variant<CheckCard, ReadPerson, SignWithCard>;
struct PrintPaper {
    Ticket ticket;
    drivers::printer::Paper paper;
};
struct AskTown {
    Ticket ticket;
    HttpRequest request;
};
using Order = std::variant<CardOrder, PrintPaper, AskTown, SyncWorker::Order>;

}  // namespace kiosk
