#pragma once

#include <string>

#include "base/result.h"

namespace base {

// A stream socket by its path (at most 107 bytes); -1 when it cannot be had. The caller closes it.
int connect_to(const std::string& path);

// A listener there, for its owner alone; the caller closes it and removes the path. Only a socket
// that a program now gone has left behind is replaced: any other file stays, and so does a socket
// at which somebody answers. The error is a plain sentence.
enum class Accepting { waits, never_waits };
Result<int, std::string> listen_at(const std::string& path, Accepting accepting);

}  // namespace base
