#include "kiosk/session/facts.h"

#include "kiosk/journey/runner.h"

namespace kiosk {

void take_scanned(Runner& runner, const CodeScanned& code) {
    if (!runner.awaits_code()) return;
    if (code.individual_number)
        runner.say_problem("code_problem.individual_number");
    else if (runner.scanned(code.format, code.text.reveal()) == Runner::Scanned::other_code)
        runner.say_problem("code_problem.other_code");
}

}  // namespace kiosk
