#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drivers::printer {

// What a paper says of itself inside its file.
struct PaperInside {
    std::string title;
    std::string language;  // "" = not said
};

// Makes PDF/A-2b (ISO 19005-2) of a PDF that cairo drew: appends, as an update (ISO 32000-1
// §7.5.6), what cairo 1.16 leaves out: XMP metadata that says so, an output intent with its colour
// profile, the file's id, and how the glyphs of each font of many characters are numbered. Nothing
// for a file that is not written the way cairo writes.
std::optional<std::string> archived(std::string pdf, const PaperInside& inside);

}  // namespace drivers::printer
