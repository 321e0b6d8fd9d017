#pragma once

#include "screens/ui/theme.h"

namespace screens::ui {

// Which colours stand in the place of the theme's. Screens name colours of the theme only, by what
// they are for; the painter looks them up here when it draws.
enum class Palette { ordinary, contrast, inverted };

// Colours that are not of the theme stay as they are.
Colour in(Palette palette, Colour colour);

}  // namespace screens::ui
