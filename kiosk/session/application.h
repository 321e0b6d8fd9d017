#pragma once

#include "base/secret.h"
#include "drivers/printer/printer.h"
#include "kiosk/session/terminal.h"
#include "kiosk/session/visit.h"

// What a visit leaves behind: the sealed record's body, and the receipt on screen and paper.
namespace kiosk {

base::SecretText body_of(const Visit& visit);
void sign_receipt(Visit& visit, const Terminal& terminal);
view::Receipt receipt_of(const Visit& visit, const Terminal& terminal, const town::Words& words);
drivers::printer::Paper paper_of(const Visit& visit, const Terminal& terminal,
                                 const town::Words& words);

}  // namespace kiosk
