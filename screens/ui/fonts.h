#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "screens/ui/characters.h"

using FT_Face = struct FT_FaceRec_*;

namespace screens::ui {

enum class Weight { regular, bold };
// Whose habits a run of words follows: 骨 and 直 look otherwise in Chinese, and letters with two
// signs on them come from one font with the plain ones.
enum class Script { japanese, chinese, vietnamese };

// Finds the face that draws a character: BIZ UDPGothic first, then IPAmj for characters of names
// (everything beyond 16 bit; variants of either registered collection), then Noto; Chinese and
// Vietnamese words ask Noto first. Faces open when first needed.
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
    std::optional<Found> find(Weight weight, const Character& character,
                              Script script = Script::japanese);

private:
    struct Library;
    explicit Fonts(std::unique_ptr<Library> library);
    std::unique_ptr<Library> library_;
};

}  // namespace screens::ui
