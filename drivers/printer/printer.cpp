#include "drivers/printer/printer.h"

namespace drivers::printer {

std::string_view word(PrinterFault fault) {
    switch (fault) {
        case PrinterFault::no_printer:
            return "no_printer";
        case PrinterFault::out_of_paper:
            return "out_of_paper";
        case PrinterFault::failed:
            return "failed";
    }
    return "";
}

}  // namespace drivers::printer
