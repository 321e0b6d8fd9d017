#include "server/pages/qr_svg.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <string>

namespace server::pages {

namespace {

constexpr int quiet_modules = 4;
// Every module is a whole number of pixels where there is room; a telephone makes it narrower.
constexpr int wanted_px = 560;
constexpr int least_px = 4;

// One path of all dark runs, row by row: a picture of whole rectangles has no seams in print.
std::string path_of(const QRcode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        const unsigned char* row = code.data + y * code.width;
        for (int x = 0; x < code.width; ++x) {
            if ((row[x] & 1U) == 0) continue;
            int run = 1;
            while (x + run < code.width && (row[x + run] & 1U) != 0) ++run;
            path += "M" + std::to_string(x + quiet_modules) + " " +
                    std::to_string(y + quiet_modules) + "h" + std::to_string(run) + "v1h-" +
                    std::to_string(run) + "z";
            x += run;
        }
    }
    return path;
}

}  // namespace

Html qr_svg(std::string_view text, std::string_view name) {
    Html svg;
    if (text.empty()) return svg;
    const std::string bytes(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code) return svg;
    const int modules = code->width + 2 * quiet_modules;
    const auto side = std::to_string(modules);
    const auto size = std::to_string(modules * std::max(least_px, wanted_px / modules));
    svg.open("svg", {{"class", "qr"},
                     {"width", size},
                     {"height", size},
                     {"viewBox", "0 0 " + side + " " + side},
                     {"role", "img"},
                     {"aria-label", std::string(name)},
                     {"shape-rendering", "crispEdges"}});
    svg.open("rect", {{"width", side}, {"height", side}, {"fill", "#fff"}}).close();
    svg.open("path", {{"d", path_of(*code)}, {"fill", "#000"}}).close();
    svg.close();
    return svg;
}

}  // namespace server::pages
