#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace drivers::card {

// `no_service`: pcscd is not there. `busy`: another program holds the card. `removed`: the card
// left, or was reset, in the middle; everything read so far must be thrown away. `refused`: the
// card said no (status word). `garbled`: the answer makes no sense. `unsupported`: not a card we
// know.
enum class CardFault {
    no_service,
    no_reader,
    no_card,
    busy,
    removed,
    refused,
    garbled,
    unsupported
};
std::string_view word(CardFault fault);
template <class T>
using CardResult = base::Result<T, CardFault>;

// Answer of a card: data without SW, and the status word (ISO/IEC 7816-4 §5.1.3).
struct Reply {
    base::Bytes data;
    std::uint16_t sw = 0;
};

// One connected card, held exclusively from the first to the last command of a job. Ending it
// powers the card down, so that no verified PIN stays open.
class Card {
public:
    virtual ~Card() = default;
    virtual const base::Bytes& atr() const = 0;
    // Sends one short command APDU and returns the whole answer: 61xx and 6Cxx are dealt with
    // below.
    virtual CardResult<Reply> transmit(base::ByteView command) = 0;
    virtual std::size_t apdus() const = 0;  // How many commands really went over the line.
};

struct ReaderStatus {
    std::string name;
    bool card = false;
    base::Bytes atr;
};

// What a terminal learns while nobody is reading: a card came, left, or the reader itself vanished.
enum class ReaderEvent { card_placed, card_removed, reader_gone, reader_back, stopped };

// One reader of the terminal.
class CardReader {
public:
    virtual ~CardReader() = default;
    // Blocks until something changes or the kiosk asks to stop. Worker thread only.
    virtual ReaderEvent wait(std::stop_token stop) = 0;
    // Connects to the card lying there now.
    virtual CardResult<std::unique_ptr<Card>> connect() = 0;
};

}  // namespace drivers::card
