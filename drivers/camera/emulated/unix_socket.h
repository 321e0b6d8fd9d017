#pragma once

#include <string>

namespace drivers::camera {

// A stream socket by its path (at most 107 bytes); -1 when it cannot be had.
int connect_to(const std::string& path);
// A listener that never blocks. A socket left by a program that is gone is replaced; any other file
// is not.
int listen_at(const std::string& path);

}  // namespace drivers::camera
