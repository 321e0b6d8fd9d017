// The only file that knows ZXing, written for 1.4 of Debian 12. Debian 13 has 2.3, where
// DecodeHints is ReaderOptions, Result is Barcode and the text wants setTextMode(TextMode::Plain).
#include "drivers/code/zxing.h"

#define ZX_USE_UTF8 1  // Else text() is a wide string.
#include <ZXing/ReadBarcode.h>
#include <openssl/crypto.h>

#include <algorithm>

namespace drivers::code {

namespace {

using ZXing::BarcodeFormat;

constexpr int lines_to_believe = 2;

ZXing::DecodeHints qr_hints() {
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setTryDownscale(true);
    return hints;
}

ZXing::DecodeHints bars_hints() {
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::Codabar | BarcodeFormat::EAN13 | BarcodeFormat::Code128 |
                     BarcodeFormat::ITF);
    hints.setTryHarder(true);
    hints.setTryRotate(false);
    hints.setTryDownscale(false);
    hints.setReturnCodabarStartEnd(true);
    hints.setMinLineCount(lines_to_believe);
    return hints;
}

std::optional<Format> format_of(BarcodeFormat format) {
    if (format == BarcodeFormat::QRCode) return Format::qr;
    if (format == BarcodeFormat::Codabar) return Format::nw_7;
    if (format == BarcodeFormat::EAN13) return Format::ean_13;
    if (format == BarcodeFormat::Code128) return Format::code_128;
    if (format == BarcodeFormat::ITF) return Format::itf;
    return std::nullopt;
}

// The code of a result, which is wiped: ZXing hands its bytes out read-only, but they are ours.
std::optional<Code> taken_from(ZXing::Result& result) {
    std::optional<Code> code;
    const auto format = format_of(result.format());
    if (result.isValid() && format) code = Code{*format, base::SecretText(result.text())};
    auto& bytes = const_cast<ZXing::ByteArray&>(result.bytes());
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return code;
}

ZXing::ImageView image(GrayView picture) {
    return {picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.stride};
}

}  // namespace

std::vector<Code> zxing_qr_codes(GrayView picture) {
    static const ZXing::DecodeHints hints = qr_hints();
    auto results = ZXing::ReadBarcodes(image(picture), hints);
    std::vector<Code> codes;
    for (auto& result : results) {
        if (auto code = taken_from(result)) codes.push_back(std::move(*code));
    }
    return codes;
}

std::optional<Bars> zxing_bars(GrayView rows) {
    static const ZXing::DecodeHints hints = bars_hints();
    auto result = ZXing::ReadBarcode(image(rows), hints);
    auto code = taken_from(result);
    if (!code) return std::nullopt;
    // Read from right to left, its left end is the right one.
    const auto [left, right] =
        std::minmax({result.position().topLeft().x, result.position().topRight().x});
    return Bars{std::move(*code), left, right};
}

}  // namespace drivers::code
