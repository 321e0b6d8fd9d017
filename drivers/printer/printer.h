#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace drivers::printer {

enum class PrinterFault { no_printer, out_of_paper, failed };
std::string_view word(PrinterFault fault);

// One paper: lines of words of the pack and one QR, laid out by the printer for its paper.
struct Paper {
    std::string title;
    std::string big;                   // the receipt number
    std::vector<std::pair<std::string, std::string>> rows;   // label, value
    std::vector<std::string> paragraphs;
    std::string qr;                    // "" = none
};

class Printer {
public:
    virtual ~Printer() = default;
    // Returns once the paper is out (PDF: on disk). Worker thread only.
    virtual base::Result<void, PrinterFault> print(const Paper& paper) = 0;
};

}  // namespace drivers::printer
