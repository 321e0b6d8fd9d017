#include "drivers/voice/voice.h"

namespace drivers::voice {

std::string_view word(VoiceFault fault) {
    switch (fault) {
        case VoiceFault::no_program:
            return "open_jtalk is not installed";
        case VoiceFault::no_dictionary:
            return "its dictionary is not installed";
        case VoiceFault::no_voice_file:
            return "there is no voice file; provisioning/setup fetches it";
        case VoiceFault::no_sound:
            return "there is no sound device";
    }
    return "";
}

void say_to_the_end(Voice& voice, std::vector<Piece> pieces, Manner manner) {
    voice.say(std::move(pieces), manner);
    while (voice.go_on([] { return false; })) {
    }
}

}  // namespace drivers::voice
