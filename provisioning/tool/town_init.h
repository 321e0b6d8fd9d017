#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace tool {

// What a new town is told at its birth; the rest follows from it.
struct NewTown {
    std::filesystem::path folder;
    std::string town = "misaki";
    std::vector<std::string> hosts;  // beside 127.0.0.1 and localhost
    std::string listen = "127.0.0.1:8443";
    std::string desk_listen = "127.0.0.1:8444";
    std::string pages_listen = "127.0.0.1:8445";
    base::Time made_at = base::system_clock()->now();  // its certificates begin to be valid
};

// Whether a server could be started with this. The error is one plain sentence: wrong usage.
base::Result<void, std::string> judged(const NewTown& wish);

// Makes keys (0600), certificates, the signed manifest and server.toml of a wish that was judged
// well. Refuses a folder that already holds one of these files. The error is one plain sentence.
base::Result<void, std::string> make_town(const NewTown& wish);

}  // namespace tool
