#include <cstddef>
#include <cstdio>
// jpeglib.h takes both for granted.
#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>
#include <cstdlib>
#include <memory>

#include "drivers/camera/pixels.h"

// libjpeg ends a broken picture with a jump out of its own depth: no function it may jump over owns
// anything that would have to be freed on the way.
namespace drivers::camera {

namespace {

constexpr int quality = 85;  // As webcams do.

struct Trouble {
    jpeg_error_mgr manager{};  // First: libjpeg hands back a pointer to it.
    std::jmp_buf way_out{};
    bool warned = false;
};

void give_up(j_common_ptr with) { std::longjmp(reinterpret_cast<Trouble*>(with->err)->way_out, 1); }

// Bytes between two segments harm nothing (many cameras pad); whatever else libjpeg warns of has
// left a part of the picture made up.
void remember(j_common_ptr with, int level) {
    if (level < 0 && with->err->msg_code != JWRN_EXTRANEOUS_DATA) {
        reinterpret_cast<Trouble*>(with->err)->warned = true;
    }
}

void install(Trouble& trouble) {
    jpeg_std_error(&trouble.manager);
    trouble.manager.error_exit = give_up;
    trouble.manager.emit_message = remember;
}

// Owns the decoder; its members are reached by pointer so that a jump leaves them as they are.
struct Decoder {
    Trouble trouble;
    jpeg_decompress_struct jpeg{};
    code::GrayPicture picture;
    Decoder() {
        install(trouble);
        jpeg.err = &trouble.manager;
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { jpeg_destroy_decompress(&jpeg); }
};

bool begin(Decoder& decoder, base::ByteView bytes) {
    if (setjmp(decoder.trouble.way_out) != 0) return false;
    jpeg_create_decompress(&decoder.jpeg);
    jpeg_mem_src(&decoder.jpeg, bytes.data(), bytes.size());
    if (jpeg_read_header(&decoder.jpeg, TRUE) != JPEG_HEADER_OK) return false;
    decoder.jpeg.out_color_space = JCS_GRAYSCALE;
    decoder.jpeg.dct_method = JDCT_ISLOW;
    return true;
}

bool finish(Decoder& decoder) {
    if (setjmp(decoder.trouble.way_out) != 0) return false;
    jpeg_start_decompress(&decoder.jpeg);
    const auto width = static_cast<std::size_t>(decoder.picture.width);
    while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
        JSAMPROW row = decoder.picture.pixels.data() + decoder.jpeg.output_scanline * width;
        jpeg_read_scanlines(&decoder.jpeg, &row, 1);
    }
    jpeg_finish_decompress(&decoder.jpeg);
    return !decoder.trouble.warned;
}

struct Encoder {
    Trouble trouble;
    jpeg_compress_struct jpeg{};
    unsigned char* made = nullptr;
    unsigned long size = 0;
    Encoder() {
        install(trouble);
        jpeg.err = &trouble.manager;
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() {
        jpeg_destroy_compress(&jpeg);
        std::free(made);
    }
};

bool encode(Encoder& encoder, const code::GrayPicture& picture) {
    if (setjmp(encoder.trouble.way_out) != 0) return false;
    jpeg_create_compress(&encoder.jpeg);
    jpeg_mem_dest(&encoder.jpeg, &encoder.made, &encoder.size);
    encoder.jpeg.image_width = static_cast<JDIMENSION>(picture.width);
    encoder.jpeg.image_height = static_cast<JDIMENSION>(picture.height);
    encoder.jpeg.input_components = 1;
    encoder.jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&encoder.jpeg);
    jpeg_set_quality(&encoder.jpeg, quality, TRUE);
    jpeg_start_compress(&encoder.jpeg, TRUE);
    const auto width = static_cast<std::size_t>(picture.width);
    while (encoder.jpeg.next_scanline < encoder.jpeg.image_height) {
        // libjpeg does not write into what it compresses.
        JSAMPROW row =
            const_cast<JSAMPROW>(picture.pixels.data() + encoder.jpeg.next_scanline * width);
        jpeg_write_scanlines(&encoder.jpeg, &row, 1);
    }
    jpeg_finish_compress(&encoder.jpeg);
    return true;
}

}  // namespace

std::optional<code::GrayPicture> gray_from_jpeg(base::ByteView bytes) {
    const auto decoder = std::make_unique<Decoder>();
    if (bytes.empty() || !begin(*decoder, bytes)) return std::nullopt;
    const std::size_t width = decoder->jpeg.image_width;
    const std::size_t height = decoder->jpeg.image_height;
    if (width * height > most_pixels) return std::nullopt;
    decoder->picture = {static_cast<int>(width), static_cast<int>(height),
                        base::Bytes(width * height)};
    if (!finish(*decoder)) return std::nullopt;
    return std::move(decoder->picture);
}

base::Bytes jpeg_from_gray(const code::GrayPicture& picture) {
    const auto encoder = std::make_unique<Encoder>();
    if (!encode(*encoder, picture)) return {};
    return base::Bytes(encoder->made, encoder->made + encoder->size);
}

}  // namespace drivers::camera
