#pragma once

#include <string.h>

#include <cstddef>

namespace base {

// Short words live in the stack's own bytes until something is laid over them: what the calls
// before this one have used is wiped before anybody is waited for.
[[gnu::noinline]] inline void wipe_used_stack() {
    constexpr std::size_t deep = 256 << 10;
    char used[deep];
    explicit_bzero(used, sizeof used);
}

}  // namespace base
