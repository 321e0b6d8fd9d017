#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::voice {

enum class VoiceFault { no_program, no_dictionary, no_voice_file, no_sound };
std::string_view word(VoiceFault fault);

// One breath of what is said. `text` is what is read aloud, signs and readings already in place.
struct Piece {
    std::string text;
    bool may_keep = false;  // a phrase of the pack, no person's words: its sound may be kept
};

// How it is said: steps of -2 … 2.
struct Manner {
    int speed = 0, volume = 0;
    bool operator==(const Manner&) const = default;
};

// What says things aloud to the visitor. Worker thread only: sound is made piece by piece in
// `go_on`, so that a key pressed in the middle of a sentence is heard at once.
class Voice {
public:
    using Interrupted = std::function<bool()>;

    virtual ~Voice() = default;
    // From now on this is said, in place of what was being said.
    virtual void say(std::vector<Piece> pieces, Manner manner) = 0;
    virtual void stop() = 0;
    // Makes the next piece sound; false: everything is said or on its way. Comes back without a
    // sound as soon as `interrupted` says so.
    virtual bool go_on(const Interrupted& interrupted) = 0;
    // What is being said, "" = nothing more is coming.
    virtual std::string saying() const = 0;
    // The visitor has left: no sound of their words stays.
    virtual void forget() = 0;
};

// One utterance without interruption: for programs that only want to hear it.
void say_to_the_end(Voice& voice, std::vector<Piece> pieces, Manner manner);

}  // namespace drivers::voice
