// The only file that knows ZXing, written for 1.4 of Debian 12. Debian 13 has 2.3, where
// DecodeHints is ReaderOptions, Result is Barcode and the text wants setTextMode(TextMode::Plain).
#include "drivers/code/zxing.h"

#define ZX_USE_UTF8 1  // Else text() is a wide string.
#include <ZXing/ReadBarcode.h>
#include <openssl/crypto.h>

namespace drivers::code {

namespace {

ZXing::DecodeHints hints() {
    using ZXing::BarcodeFormat;
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::QRCode | BarcodeFormat::Codabar | BarcodeFormat::EAN13 |
                     BarcodeFormat::Code128 | BarcodeFormat::ITF);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setTryDownscale(true);
    hints.setReturnCodabarStartEnd(true);
    return hints;
}

std::optional<Format> format_of(ZXing::BarcodeFormat format) {
    if (format == ZXing::BarcodeFormat::QRCode) return Format::qr;
    if (format == ZXing::BarcodeFormat::Codabar) return Format::nw_7;
    if (format == ZXing::BarcodeFormat::EAN13) return Format::ean_13;
    if (format == ZXing::BarcodeFormat::Code128) return Format::code_128;
    if (format == ZXing::BarcodeFormat::ITF) return Format::itf;
    return std::nullopt;
}

// ZXing hands its bytes out read-only; they are ours to wipe, as the result is.
void wipe(ZXing::Result& result) {
    auto& bytes = const_cast<ZXing::ByteArray&>(result.bytes());
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

}  // namespace

std::vector<Code> zxing_codes(GrayView picture) {
    static const ZXing::DecodeHints our_hints = hints();
    const ZXing::ImageView view(picture.pixels, picture.width, picture.height,
                                ZXing::ImageFormat::Lum, picture.stride);
    auto results = ZXing::ReadBarcodes(view, our_hints);
    std::vector<Code> codes;
    for (auto& result : results) {
        const auto format = format_of(result.format());
        if (result.isValid() && format) {
            codes.push_back({*format, base::SecretText(result.text())});
        }
        wipe(result);
    }
    return codes;
}

}  // namespace drivers::code
