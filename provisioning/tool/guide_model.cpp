#include "provisioning/tool/guide_model.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/files.h"
#include "provisioning/tool/dictionaries.h"
#include "town/guide/answer.h"

namespace tool {

namespace guide = town::guide;

base::Result<base::Bytes, std::string> guide_model(const guide::Files& files,
                                                   const std::string& file, Training training) {
    constexpr std::size_t most_model_bytes = std::size_t{64} << 20;
    const std::filesystem::path place = file.empty() ? GUIDE_MODEL_FILE : file;
    if (auto bytes = base::read_file(place, most_model_bytes)) {
        if (guide::fits(bytes.value(), files)) return bytes.take();
    }
    if (training == Training::refused) {
        return base::Failure{place.string() + " was not made from these entries"};
    }
    auto model = guide::build_model(files, dictionaries_here(), [](const std::string& line) {
        fmt::print(stderr, "guide: {}\n", line);
    });
    if (!model) return base::Failure{std::string("the guide's entries cannot be learned from")};
    std::error_code ignored;  // what matters is whether the file can be written
    std::filesystem::create_directories(place.parent_path(), ignored);
    if (!base::write_file(place, model.value(), 0644)) {
        return base::Failure{place.string() + " cannot be written"};
    }
    return model.take();
}

}  // namespace tool
