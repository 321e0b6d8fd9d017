#include "drivers/voice/open.h"

#include "drivers/voice/open_jtalk/voice.h"
#include "drivers/voice/silent/voice.h"

namespace drivers::voice {
namespace {

constexpr std::string_view folder = "folder:", trace = "trace:";

std::string behind_colon(const std::string& sink) {
    const std::size_t colon = sink.find(':');
    return colon == std::string::npos ? "" : sink.substr(colon + 1);
}

base::Result<std::unique_ptr<Sink>, VoiceFault> sink_for(const std::string& sink) {
    if (sink.starts_with(folder)) return folder_sink(behind_colon(sink));
    return sound_device(behind_colon(sink));
}

}  // namespace

base::Result<std::unique_ptr<Voice>, VoiceFault> open_voice(
    const std::string& sink, const std::filesystem::path& voice_file) {
    if (sink.starts_with(trace)) return silent_voice(behind_colon(sink));
    auto found = TRY(find_open_jtalk(voice_file));
    return open_jtalk_voice(std::move(found), TRY(sink_for(sink)));
}

}  // namespace drivers::voice
