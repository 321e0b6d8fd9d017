#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"

namespace server {

// Where `madoguchi town enrol|staff|revoke` speak to the running server: a Unix socket that only
// the server's own user and root may use. One line asks, one line answers.
class AdminSocket {
public:
    using Answer = std::function<std::string(const std::string& line)>;
    static base::Result<std::unique_ptr<AdminSocket>, std::string> open(
        const std::filesystem::path& path, Answer answer);
    virtual ~AdminSocket() = default;  // Stops, joins and removes the socket.
};

// The other end. The error is one plain sentence.
base::Result<std::string, std::string> ask_admin_socket(const std::filesystem::path& path,
                                                        const std::string& line);

}  // namespace server
