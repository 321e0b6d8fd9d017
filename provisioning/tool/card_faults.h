#pragma once

#include <string>

#include "drivers/card/my_number.h"

namespace tool {

// Why a card job was not done, as one plain sentence for the person who typed the command.
std::string sentence(drivers::card::CardFault fault);
std::string sentence(const drivers::card::JobFault& fault);

}  // namespace tool
