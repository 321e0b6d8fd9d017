#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "drivers/card/my_number.h"
#include "drivers/printer/printer.h"
#include "kiosk/session/voice_worker.h"
#include "kiosk/sync/sync.h"
#include "town/guide/turn.h"

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
// What the camera sees: one code, or the back of a card, of which nothing leaves the camera's
// thread.
struct CodeScanned {
    std::string format;  // "QR", "NW-7" …
    base::SecretText text;
    bool individual_number = false;
};
// To the question that is on the screen, or refused there in words.
class Runner;
void take_scanned(Runner& runner, const CodeScanned& code);
// What the guide says; nothing: it could not be opened, or was not asked. `may_keep`: what is left
// of the question without its person, "" = nothing.
struct GuideAnswered {
    Ticket ticket;
    std::optional<town::guide::Turn> turn;
    std::string may_keep;
};
using Fact = std::variant<ReaderChanged, CardChecked, PersonRead, CardSigned, PaperDone,
                          TownAnswered, CodeScanned, SyncWorker::Kept, SyncFact, GuideAnswered>;

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
    TownClient::Door door = TownClient::Door::terminals;
    // What the terminal asks by itself never stands before what a person waits for.
    enum class Lane { person, watch } lane = Lane::person;
};
// How closely the camera looks for codes: not at all while no screen asks for one, now and then
// where somebody may come with one, closely where one is asked for.
struct LookForCodes {
    enum class Pace { off, glances, closely } pace = Pace::off;
};
// The guide reads its books when it is opened, and forgets everything when it is closed.
struct AskGuide {
    enum class What { open, ask, choose, close } what = What::open;
    Ticket ticket = 0;
    base::SecretText question{};  // choose: the id of the answer
    std::string language{};
    std::string about{};  // the answer before, "" = none
};
using Order = std::variant<CardOrder, PrintPaper, AskTown, LookForCodes, VoiceOrder,
                           SyncWorker::Order, AskGuide>;

}  // namespace kiosk
