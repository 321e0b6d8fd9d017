#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/bytes.h"

// OpenSSL's own program as the judge of what we make: a folder of files, and commands run in it.
class Judge {
public:
    Judge() {
        char name[] = "/tmp/judge.XXXXXX";
        folder_ = mkdtemp(name);
    }
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;
    ~Judge() { std::filesystem::remove_all(folder_); }

    void give(const std::string& name, base::ByteView bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << base::to_text(bytes);
    }
    void give(const std::string& name, std::string_view text) const {
        give(name, base::view_of(text));
    }
    std::string path(const std::string& name) const { return folder_ / name; }
    std::string taken(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    struct Said {
        int exit_code = -1;
        std::string text;  // stdout and stderr
    };
    Said says(const std::string& command) const {
        const std::string line = "cd " + folder_.string() + " && ( " + command + " ) 2>&1";
        std::FILE* const pipe = popen(line.c_str(), "r");
        Said said;
        char piece[4096];
        std::size_t size = 0;
        while ((size = std::fread(piece, 1, sizeof piece, pipe)) > 0) said.text.append(piece, size);
        said.exit_code = WEXITSTATUS(pclose(pipe));
        return said;
    }

private:
    std::filesystem::path folder_;
};
