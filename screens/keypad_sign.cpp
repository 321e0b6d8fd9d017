#include "screens/keypad_sign.h"

namespace screens {

// The keys of a pad by where they are: with NumLock off they mean something else to X. F15 and F16
// are what keypads for the blind send when headphones are put in and pulled out.
char keypad_sign(SDL_Scancode code) {
    if (code >= SDL_SCANCODE_KP_1 && code <= SDL_SCANCODE_KP_9) {
        return static_cast<char>('1' + (code - SDL_SCANCODE_KP_1));
    }
    switch (code) {
        case SDL_SCANCODE_KP_0:
            return '0';
        case SDL_SCANCODE_KP_ENTER:
            return '\n';
        case SDL_SCANCODE_KP_PERIOD:
            return '.';
        case SDL_SCANCODE_KP_PLUS:
            return '+';
        case SDL_SCANCODE_KP_MINUS:
            return '-';
        case SDL_SCANCODE_KP_MULTIPLY:
            return '*';
        case SDL_SCANCODE_KP_DIVIDE:
            return '/';
        case SDL_SCANCODE_KP_BACKSPACE:
        case SDL_SCANCODE_BACKSPACE:
            return '\b';
        case SDL_SCANCODE_F15:
            return 'i';
        case SDL_SCANCODE_F16:
            return 'o';
        default:
            return 0;
    }
}

}  // namespace screens
