#include <SDL.h>

#include "drivers/voice/sink.h"

namespace drivers::voice {
namespace {

constexpr int samples_per_second = 48000;
constexpr std::uint16_t samples_at_once = 1024;  // 21 ms: soon heard, soon silent.

// Sole owner of SDL's sound and one device.
class SoundDevice final : public Sink {
public:
    explicit SoundDevice(SDL_AudioDeviceID device) : device_(device) {
        SDL_PauseAudioDevice(device_, 0);
    }
    ~SoundDevice() override {
        SDL_CloseAudioDevice(device_);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    SoundDevice(const SoundDevice&) = delete;
    SoundDevice& operator=(const SoundDevice&) = delete;

    void begin(Manner manner) override {
        stop();
        volume_ = manner.volume;
    }
    void play(const Wave& wave, const std::string& /*text*/) override {
        const Wave louder = at_volume(wave, volume_);
        SDL_QueueAudio(device_, louder.samples.data(),
                       static_cast<Uint32>(louder.samples.size() * sizeof(std::int16_t)));
    }
    void end() override {}
    void stop() override { SDL_ClearQueuedAudio(device_); }

private:
    SDL_AudioDeviceID device_;
    int volume_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<Sink>, VoiceFault> sound_device(const std::string& device) {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return base::Failure{VoiceFault::no_sound};
    SDL_AudioSpec wanted{};
    wanted.freq = samples_per_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = samples_at_once;
    const SDL_AudioDeviceID opened =
        SDL_OpenAudioDevice(device.empty() ? nullptr : device.c_str(), 0, &wanted, nullptr, 0);
    if (opened == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return base::Failure{VoiceFault::no_sound};
    }
    return std::unique_ptr<Sink>(std::make_unique<SoundDevice>(opened));
}

}  // namespace drivers::voice
