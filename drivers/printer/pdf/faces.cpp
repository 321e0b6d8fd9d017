#include "drivers/printer/pdf/faces.h"

#include <algorithm>
#include <iterator>

#include "drivers/printer/pdf/characters.h"

namespace drivers::printer {
namespace {

struct FaceFile {
    const char *regular, *bold;
    FT_Long index;  // within a collection
};

// What printers in Japan set where they have no type for a character (下駄記号).
constexpr std::string_view nobody_has_it = "\u3013";

constexpr FaceFile ud_gothic{"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf",
                             "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", 0};
constexpr FaceFile other_faces[] = {
    {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
     "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", 0},
    {"/usr/share/fonts/truetype/ipamj/ipamjm.ttf", "/usr/share/fonts/truetype/ipamj/ipamjm.ttf", 0},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
     "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2},  // SC
};

}  // namespace

void Faces::add(const char* file, FT_Long index, std::vector<Face>& to) {
    Face face;
    if (FT_New_Face(library_, file, index, &face.letters) != 0) return;
    face.drawn = cairo_ft_font_face_create_for_ft_face(face.letters, 0);
    to.push_back(face);
}

base::Result<std::unique_ptr<Faces>, PrinterFault> Faces::open() {
    std::unique_ptr<Faces> faces(new Faces);
    if (FT_Init_FreeType(&faces->library_) != 0) return base::Failure{PrinterFault::no_printer};
    faces->add(ud_gothic.regular, ud_gothic.index, faces->regular_);
    faces->add(ud_gothic.bold, ud_gothic.index, faces->bold_);
    if (faces->regular_.empty() || faces->bold_.empty()) {
        return base::Failure{PrinterFault::no_printer};
    }
    for (const FaceFile& other : other_faces) {
        faces->add(other.regular, other.index, faces->regular_);
        faces->add(other.bold, other.index, faces->bold_);
    }
    return faces;
}

Faces::~Faces() {
    // Cairo must let go of a face before FreeType frees it.
    for (const auto* faces : {&regular_, &bold_}) {
        for (const Face& face : *faces) cairo_font_face_destroy(face.drawn);
    }
    cairo_debug_reset_static_data();
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

std::vector<Faces::Run> Faces::runs_of(std::string_view text, bool bold, Shapes shapes) const {
    const std::vector<Face>& faces = bold ? bold_ : regular_;
    const auto has = [](const Face& face, std::string_view character) {
        return FT_Get_Char_Index(face.letters, code_point(character)) != 0;
    };
    // The face for characters that stand together; nothing when none has them all.
    const auto face_for = [&](const std::vector<std::string_view>& characters) {
        return std::ranges::find_if(faces, [&](const Face& face) {
            return std::ranges::all_of(characters, [&](auto one) { return has(face, one); });
        });
    };
    std::vector<Run> runs;
    const auto put = [&](std::string_view part, const Face& face) {
        if (runs.empty() || runs.back().face != face.drawn) runs.push_back({{}, face.drawn});
        runs.back().text += part;
    };
    while (!text.empty()) {
        const bool wide = is_wide(first_character(text));
        std::vector<std::string_view> together;
        while (!text.empty() && is_wide(first_character(text)) == wide) {
            together.push_back(first_character(text));
            text.remove_prefix(together.back().size());
        }
        auto whole = face_for(together);
        const bool chinese = wide && shapes == Shapes::chinese;
        if (chinese &&
            std::ranges::all_of(together, [&](auto one) { return has(faces.back(), one); }))
            whole = std::prev(faces.end());
        for (const std::string_view one : together) {
            const auto face = whole != faces.end() ? whole : face_for({one});
            if (face != faces.end())
                put(one, *face);
            else
                put(nobody_has_it, faces.front());
        }
    }
    return runs;
}

}  // namespace drivers::printer
