#include "drivers/code/read.h"

#include <algorithm>

#include "drivers/code/bars.h"
#include "drivers/code/individual_number.h"
#include "drivers/code/straighten.h"
#include "drivers/code/zxing.h"

namespace drivers::code {

std::string_view word(Format format) {
    switch (format) {
        case Format::qr:
            return "QR";
        case Format::nw_7:
            return "NW-7";
        case Format::ean_13:
            return "EAN-13";
        case Format::code_128:
            return "Code128";
        case Format::itf:
            return "ITF";
    }
    return "";
}

namespace {

// A second look costs a frame without any code a few milliseconds (`madoguchi-bench scan` tells).
std::vector<Code> qr_codes(GrayView picture) {
    std::vector<Code> codes = zxing_qr_codes(picture);
    if (!codes.empty()) return codes;
    for (const GrayPicture& flat : straightened_qr(picture)) {
        for (Code& code : zxing_qr_codes(flat.view())) codes.push_back(std::move(code));
    }
    return codes;
}

}  // namespace

Seen read_codes(GrayView picture, const Declared& declared) {
    Seen seen;
    if (picture.pixels == nullptr || picture.width <= 0 || picture.height <= 0) return seen;
    std::vector<Code> found = qr_codes(picture);
    for (Code& code : bars_in(picture)) found.push_back(std::move(code));
    for (Code& code : found) {
        if (must_be_refused(code, declared)) {
            code.text.wipe();
            seen.individual_number = true;
        }
        // Two stickers that say the same are one code.
        const bool twice = std::ranges::any_of(seen.codes, [&](const Code& other) {
            return other.format == code.format && other.text.reveal() == code.text.reveal();
        });
        if (!twice && !code.text.empty()) seen.codes.push_back(std::move(code));
    }
    if (seen.individual_number) seen.codes.clear();
    return seen;
}

}  // namespace drivers::code
