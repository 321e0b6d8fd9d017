#pragma once

#include <vector>

#include "base/secret.h"
#include "drivers/printer/printer.h"
#include "kiosk/journey/runner.h"
#include "kiosk/session/terminal.h"
#include "town/application.h"
#include "town/receipt.h"

// What a finished journey leaves behind: the body of its record, and the receipt on screen and
// paper. Alike for a resident and a clerk.
namespace kiosk {

// What is given for a stored record. Its code is signed once, so that screen and paper agree.
struct Given {
    town::Receipt receipt;
    std::string text;  // of the code; "" until the record is kept
    view::Qr code;
};

town::Application application_of(const Runner& runner, const std::string& language,
                                 const town::Receipt& receipt);
// The number that a record goes by, made before it is stored.
Given new_given(const Terminal& terminal, base::Time now);
void sign_receipt(Given& given, const Terminal& terminal);
view::Receipt receipt_of(const Runner& runner, const Given& given, const Terminal& terminal,
                         const town::Words& words);
// The same on paper: `shown` as it stands on the screen.
drivers::printer::Paper paper_of(const view::Receipt& shown, const Given& given,
                                 const Terminal& terminal, const town::Words& words);

}  // namespace kiosk
