#include "drivers/printer/pdf/srgb_profile.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace drivers::printer {
namespace {

std::string u16(std::uint32_t number) {
    return {static_cast<char>(number >> 8 & 0xFF), static_cast<char>(number & 0xFF)};
}
std::string u32(std::uint32_t number) { return u16(number >> 16) + u16(number & 0xFFFF); }
std::string zeros(std::size_t count) { return std::string(count, '\0'); }

// s15Fixed16Number: 1.0 is 0x10000.
std::string xyz_tag(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    return "XYZ " + zeros(4) + u32(x) + u32(y) + u32(z);
}

// multiLocalizedUnicodeType with one English text.
std::string text_tag(std::string_view ascii) {
    constexpr std::uint32_t where_text_begins = 28;
    std::string made = "mluc" + zeros(4) + u32(1) + u32(12) + "enUS" +
                       u32(static_cast<std::uint32_t>(ascii.size() * 2)) + u32(where_text_begins);
    for (const char sign : ascii) made += std::string(1, '\0') + sign;
    return made;
}

// parametricCurveType 3: the curve of IEC 61966-2-1, g a b c d.
std::string curve_tag() {
    return "para" + zeros(4) + u16(3) + zeros(2) + u32(0x26666) + u32(0xF2A7) + u32(0x0D59) +
           u32(0x13D0) + u32(0x0A5B);
}

// From D65, sRGB's white, to D50, the profile's (Bradford).
std::string adaptation_tag() {
    std::string made = "sf32" + zeros(4);
    for (const std::uint32_t number : {0x10C42U, 0x05DEU, 0xFFFFF325U, 0x0793U, 0xFD90U,
                                       0xFFFFFBA1U, 0xFFFFFDA3U, 0x03DBU, 0xC06EU}) {
        made += u32(number);
    }
    return made;
}

std::string profile_header(std::size_t size) {
    return u32(static_cast<std::uint32_t>(size)) + zeros(4) + u32(0x04200000) + "mntrRGB XYZ " +
           u16(2026) + u16(1) + u16(1) + zeros(6) + "acsp" + zeros(28) + u32(0xF6D6) +
           u32(0x10000) + u32(0xD32D) + zeros(48);
}

}  // namespace

std::string srgb_profile() {
    const std::string trc = curve_tag();
    const std::vector<std::pair<std::string_view, std::string>> tags = {
        {"desc", text_tag("sRGB")},
        {"cprt", text_tag("No copyright, use freely")},
        {"wtpt", xyz_tag(0xF6D6, 0x10000, 0xD32D)},
        {"chad", adaptation_tag()},
        {"rXYZ", xyz_tag(0x6FA2, 0x38F5, 0x0390)},
        {"gXYZ", xyz_tag(0x6299, 0xB785, 0x18DA)},
        {"bXYZ", xyz_tag(0x24A0, 0x0F84, 0xB6CF)},
        {"rTRC", trc},
        {"gTRC", trc},
        {"bTRC", trc},
    };
    constexpr std::size_t header_size = 128;
    std::size_t at = header_size + 4 + tags.size() * 12;
    std::string table = u32(static_cast<std::uint32_t>(tags.size())), bodies;
    for (const auto& [tag, body] : tags) {
        table += std::string(tag) + u32(static_cast<std::uint32_t>(at)) +
                 u32(static_cast<std::uint32_t>(body.size()));
        bodies += body + zeros((4 - body.size() % 4) % 4);
        at = header_size + 4 + tags.size() * 12 + bodies.size();
    }
    return profile_header(at) + table + bodies;
}

}  // namespace drivers::printer
