#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace server::pages {

// The one way from the pages to the town: a line out, a line back, over a socket that the core
// opened. Safe to ask from several threads.
class CoreLine {
public:
    virtual ~CoreLine() = default;
    // Empty: nobody answers there now.
    virtual std::optional<std::string> ask(const std::string& line) = 0;
};

std::unique_ptr<CoreLine> core_line_at(const std::filesystem::path& socket);

}  // namespace server::pages
