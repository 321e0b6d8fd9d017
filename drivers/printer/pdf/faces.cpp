#include "drivers/printer/pdf/faces.h"

namespace drivers::printer {
namespace {

constexpr const char* regular_file =
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";
constexpr const char* bold_file = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf";

}  // namespace

base::Result<std::unique_ptr<Faces>, PrinterFault> Faces::open() {
    std::unique_ptr<Faces> faces(new Faces);
    if (FT_Init_FreeType(&faces->library_) != 0 ||
        FT_New_Face(faces->library_, regular_file, 0, &faces->regular_face_) != 0 ||
        FT_New_Face(faces->library_, bold_file, 0, &faces->bold_face_) != 0) {
        return base::Failure{PrinterFault::no_printer};
    }
    faces->regular_ = cairo_ft_font_face_create_for_ft_face(faces->regular_face_, 0);
    faces->bold_ = cairo_ft_font_face_create_for_ft_face(faces->bold_face_, 0);
    return faces;
}

Faces::~Faces() {
    // Cairo must let go of a face before FreeType frees it.
    if (regular_ != nullptr) cairo_font_face_destroy(regular_);
    if (bold_ != nullptr) cairo_font_face_destroy(bold_);
    cairo_debug_reset_static_data();
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

}  // namespace drivers::printer
