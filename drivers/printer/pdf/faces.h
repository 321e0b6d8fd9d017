#pragma once

#include <cairo-ft.h>

#include <memory>
#include <string>

#include "base/result.h"
#include "drivers/printer/printer.h"

namespace drivers::printer {

// BIZ UDPGothic, regular and bold, opened from their files: no guess of a font service ends up on
// paper. Owns the FreeType library and both faces.
class Faces {
public:
    static base::Result<std::unique_ptr<Faces>, PrinterFault> open();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;
    ~Faces();

    cairo_font_face_t* regular() const { return regular_; }
    cairo_font_face_t* bold() const { return bold_; }

private:
    Faces() = default;
    FT_Library library_ = nullptr;
    FT_Face regular_face_ = nullptr, bold_face_ = nullptr;
    cairo_font_face_t *regular_ = nullptr, *bold_ = nullptr;
};

}  // namespace drivers::printer
