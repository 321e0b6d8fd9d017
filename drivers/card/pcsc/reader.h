#pragma once

#include <memory>
#include <string>
#include <vector>

#include "drivers/card/reader.h"

namespace drivers::card {

// A reader of pcscd, by its name or the beginning of it; empty = whichever holds a card. Neither
// pcscd nor the reader need be there yet: the terminal may start first.
CardResult<std::unique_ptr<CardReader>> pcsc_reader(std::string name);

// Every reader pcscd knows now.
CardResult<std::vector<ReaderStatus>> list_readers();

}  // namespace drivers::card
