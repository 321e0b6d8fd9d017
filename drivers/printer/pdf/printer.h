#pragma once

#include <filesystem>
#include <memory>

#include "drivers/printer/printer.h"

namespace drivers::printer {

// A roll is 80 mm wide and cut where the words end; a sheet is A4.
enum class PaperSize { a4, roll_80mm };

// Prints each paper as a PDF file of its own, `paper-0001.pdf` and on, in `folder` (0600). The
// fonts travel inside the file. Fails when the folder or the font is not there.
base::Result<std::unique_ptr<Printer>, PrinterFault> pdf_printer(
    const std::filesystem::path& folder, PaperSize size);

}  // namespace drivers::printer
