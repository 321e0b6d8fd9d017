#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "drivers/code/gray.h"

namespace drivers::code {

// The symbologies of the counter. NW-7 is what the rest of the world calls Codabar.
enum class Format { qr, nw_7, ean_13, code_128, itf };
std::string_view word(Format format);  // "QR", "NW-7", "EAN-13", "Code128", "ITF"

// One code as it was read, NW-7 with its start and stop letters.
struct Code {
    Format format = Format::qr;
    base::SecretText text;
};

// Whether the active pack declares a code of this form that may look like this text. Empty: none.
using Declared = std::function<bool(Format, std::string_view)>;

// What is to be seen in one picture. Where the back of a My Number card is (its code is the
// individual number), `codes` is empty and what was read is already wiped.
struct Seen {
    std::vector<Code> codes;
    bool individual_number = false;
};
Seen read_codes(GrayView picture, const Declared& declared = {});

}  // namespace drivers::code
