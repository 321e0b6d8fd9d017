#pragma once

#include <filesystem>

#include "base/files.h"

namespace kiosk {

// A file that stands while the program runs: found at the start, the last run ended without a word.
class RunMark {
public:
    explicit RunMark(std::filesystem::path file)
        : file_(std::move(file)), was_cut_off_(std::filesystem::exists(file_)) {
        // Without the mark a power cut goes unmentioned, no more; the outbox is what is trusted.
        (void)base::write_file(file_, {}, 0600);
    }
    RunMark(const RunMark&) = delete;
    RunMark& operator=(const RunMark&) = delete;
    ~RunMark() {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    bool was_cut_off() const { return was_cut_off_; }

private:
    std::filesystem::path file_;
    bool was_cut_off_;
};

}  // namespace kiosk
