#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "drivers/voice/voice.h"
#include "drivers/voice/wave.h"

namespace drivers::voice {

// Where sound goes: the loudspeaker or headphones, or a folder.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void begin(Manner manner) = 0;
    // Behind what is still sounding; does not wait. `text` is what the wave says.
    virtual void play(const Wave& wave, const std::string& text) = 0;
    virtual void end() = 0;   // nothing more comes
    virtual void stop() = 0;  // silent now
};

// The machine's own sound device, by SDL; `device` "" = its usual one.
base::Result<std::unique_ptr<Sink>, VoiceFault> sound_device(const std::string& device);
// A WAV file a piece, and the trace of trace.h beside them.
std::unique_ptr<Sink> folder_sink(const std::string& folder);

}  // namespace drivers::voice
