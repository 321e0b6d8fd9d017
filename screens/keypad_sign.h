#pragma once

#include <SDL.h>

namespace screens {

// The key of a pad as keypad.h names it; 0 = no key of a pad.
char keypad_sign(SDL_Scancode code);

}  // namespace screens
