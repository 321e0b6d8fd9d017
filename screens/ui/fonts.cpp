#include "screens/ui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>

namespace screens::ui {
namespace {

enum class File {
    ud_regular,
    ud_bold,
    names,
    latin_regular,
    latin_bold,
    han_regular,
    han_bold,
    japanese
};
struct Place {
    const char* path;
    int index;  // within a .ttc: 0 is Japanese, 2 Simplified Chinese
};
constexpr std::array<Place, 8> places = {{
    {"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", 0},
    {"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", 0},
    {"/usr/share/fonts/truetype/ipamj/ipamjm.ttf", 0},
    {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", 0},
    {"/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", 0},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2},
    {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0},
}};

constexpr char32_t first_east_asian = 0x2e80;

bool is_name_variant(char32_t variant) { return variant >= 0xe0100; }

// What lies beyond 16 bit is a name's.
bool is_chinese(char32_t code) { return code >= first_east_asian && code <= 0xffff; }
// Dashes, quotation marks and dots, which are as wide as a character there.
bool is_chinese_sign(char32_t code) {
    return code == 0x2014 || (code >= 0x2018 && code <= 0x201d) || code == 0x2026;
}

}  // namespace

struct Fonts::Library {
    FT_Library handle = nullptr;
    std::array<FT_Face, places.size()> faces{};
    std::array<bool, places.size()> tried{};

    ~Library() {
        for (FT_Face face : faces) {
            if (face != nullptr) FT_Done_Face(face);
        }
        if (handle != nullptr) FT_Done_FreeType(handle);
    }
    // FreeType maps the file, so only the glyphs used become resident.
    FT_Face face(File file) {
        const auto i = static_cast<std::size_t>(file);
        if (!tried[i]) {
            tried[i] = true;
            if (FT_New_Face(handle, places[i].path, places[i].index, &faces[i]) != 0) {
                faces[i] = nullptr;
            }
        }
        return faces[i];
    }
    std::optional<Found> plain(File file, char32_t code) {
        FT_Face from = face(file);
        if (from == nullptr) return std::nullopt;
        const unsigned index = FT_Get_Char_Index(from, code);
        if (index == 0) return std::nullopt;
        return Found{from, index};
    }
    std::optional<Found> variant(File file, const Character& character) {
        FT_Face from = face(file);
        if (from == nullptr) return std::nullopt;
        const unsigned index = FT_Face_GetCharVariantIndex(from, character.code, character.variant);
        if (index == 0) return std::nullopt;
        return Found{from, index};
    }
};

base::Result<std::unique_ptr<Fonts>, std::string> Fonts::open() {
    auto library = std::make_unique<Library>();
    if (FT_Init_FreeType(&library->handle) != 0) {
        return base::Failure{std::string("FreeType does not start")};
    }
    for (const File file : {File::ud_regular, File::ud_bold}) {
        if (library->face(file) == nullptr) {
            return base::Failure{std::string("the font is missing: ") +
                                 places[static_cast<std::size_t>(file)].path};
        }
    }
    return std::unique_ptr<Fonts>(new Fonts(std::move(library)));
}

Fonts::Fonts(std::unique_ptr<Library> library) : library_(std::move(library)) {}
Fonts::~Fonts() = default;

std::optional<Fonts::Found> Fonts::find(Weight weight, const Character& character, Script script) {
    // A name's variant that no font draws must not pass for another form of the character.
    const bool bold = weight == Weight::bold;
    const File ud = bold ? File::ud_bold : File::ud_regular;
    if (is_name_variant(character.variant)) {
        for (const File file : {ud, File::names, File::japanese}) {
            if (auto found = library_->variant(file, character)) return found;
        }
        return std::nullopt;
    }
    const File latin = bold ? File::latin_bold : File::latin_regular;
    const File han = bold ? File::han_bold : File::han_regular;
    const char32_t code = character.code;
    const bool east_asian = code >= first_east_asian;
    std::array<File, 3> order{ud, east_asian ? File::names : latin, han};
    if (script == Script::chinese && (is_chinese(code) || is_chinese_sign(code))) {
        order = {han, ud, File::names};
    } else if (script == Script::vietnamese && !east_asian) {
        order = {latin, ud, han};
    }
    for (const File file : order) {
        if (auto found = library_->plain(file, code)) return found;
    }
    return std::nullopt;
}

}  // namespace screens::ui
