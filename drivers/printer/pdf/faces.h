#pragma once

#include <cairo-ft.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "drivers/printer/printer.h"

namespace drivers::printer {

// The faces of a paper, opened from their files: no guess of a font service ends up on it. What BIZ
// UDPGothic lacks, the first of the others has: Noto Sans for Tiếng Việt, IPAmj for rare names,
// Noto Sans CJK for 中文. Owns the FreeType library and all faces.
class Faces {
public:
    // Fails without BIZ UDPGothic; of the others, one that is not installed is left out.
    static base::Result<std::unique_ptr<Faces>, PrinterFault> open();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;
    ~Faces();

    // The letters that Chinese and Japanese share are shaped for one of them.
    enum class Shapes { japanese, chinese };
    // A part of a text and the face that has its letters.
    struct Run {
        std::string text;
        cairo_font_face_t* face = nullptr;
    };
    // Latin and CJK apart, each in one face wherever one has all of it.
    std::vector<Run> runs_of(std::string_view text, bool bold, Shapes shapes) const;

private:
    struct Face {
        FT_Face letters = nullptr;
        cairo_font_face_t* drawn = nullptr;
    };
    Faces() = default;
    void add(const char* file, FT_Long index, std::vector<Face>& to);

    FT_Library library_ = nullptr;
    std::vector<Face> regular_, bold_;  // the first is BIZ UDPGothic, the last for 中文
};

}  // namespace drivers::printer
