#include <fmt/core.h>

#include "drivers/voice/sink.h"
#include "drivers/voice/trace.h"

namespace drivers::voice {
namespace {

class Folder final : public Sink {
public:
    explicit Folder(std::filesystem::path folder) : folder_(std::move(folder)), trace_(folder_) {}

    void begin(Manner manner) override {
        volume_ = manner.volume;
        trace_.begin(manner);
    }
    void play(const Wave& wave, const std::string& text) override {
        const std::string name = fmt::format("{:04}.wav", ++files_);
        const base::Bytes riff = riff_of(at_volume(wave, volume_));
        std::ofstream file(folder_ / name, std::ios::binary);
        for (const std::uint8_t byte : riff) file.put(static_cast<char>(byte));
        file.close();
        trace_.said(text, name);
    }
    void end() override { trace_.ended(); }
    void stop() override { trace_.cut(); }

private:
    std::filesystem::path folder_;
    Trace trace_;
    int files_ = 0, volume_ = 0;
};

}  // namespace

std::unique_ptr<Sink> folder_sink(const std::string& folder) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return std::make_unique<Folder>(folder);
}

}  // namespace drivers::voice
