#pragma once

#include <functional>

#include "drivers/card/reader.h"

namespace drivers::card {

// One exchange with the chip: raw answer, data and status word. An answer below two bytes means
// that the card is gone.
using Exchange = std::function<CardResult<base::Bytes>(base::ByteView)>;

enum class Protocol { t0, t1 };

// Sends a short command and collects the whole answer: 61xx is fetched, 6Cxx is asked again with
// the right length (ISO/IEC 7816-3 §12.2). Under T=0 a command that carries data goes without Le.
CardResult<Reply> transmit_whole(const Exchange& exchange, base::ByteView command,
                                 Protocol protocol);

}  // namespace drivers::card
