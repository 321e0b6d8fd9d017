#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "screens/ui/characters.h"

using FT_Face = struct FT_FaceRec_*;

namespace screens::ui {

enum class Weight { regular, bold };

// Finds the face that draws a character: BIZ UDPGothic first, then IPAmj for characters of names
// (everything beyond 16 bit; variants of either registered collection), then Noto. Faces open when
// first needed.
class Fonts {
public:
    static base::Result<std::unique_ptr<Fonts>, std::string> open();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    struct Found {
        FT_Face face;
        unsigned index;
    };
    std::optional<Found> find(Weight weight, const Character& character);

private:
    struct Library;
    explicit Fonts(std::unique_ptr<Library> library);
    std::unique_ptr<Library> library_;
};

}  // namespace screens::ui
