#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"

namespace server {

// Who may use a socket of lines, and how long a line may be.
struct SocketRules {
    std::size_t most_line_bytes = 16 * 1024;
    bool group_too = false;  // else the server's own user and root alone
};

// Where `madoguchi town enrol|staff|revoke` speak to the running server: a Unix socket that only
// the server's own user and root may use. One line asks, one line answers. The pages' socket is
// another one, open to the group that the pages run in.
class AdminSocket {
public:
    using Answer = std::function<std::string(const std::string& line)>;
    static base::Result<std::unique_ptr<AdminSocket>, std::string> open(
        const std::filesystem::path& path, Answer answer, SocketRules rules = {});
    virtual ~AdminSocket() = default;  // Stops, joins and removes the socket.
};

// The other end. The error is one plain sentence.
base::Result<std::string, std::string> ask_admin_socket(const std::filesystem::path& path,
                                                        const std::string& line);

}  // namespace server
