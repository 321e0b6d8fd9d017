#pragma once

#include <string_view>

#include "server/pages/html.h"

namespace server::pages {

// A QR code (ISO/IEC 18004, error correction M) as inline SVG with its quiet zone, named for who
// cannot see it. Empty when the text is too long.
Html qr_svg(std::string_view text, std::string_view name);

}  // namespace server::pages
