#pragma once

#include <filesystem>
#include <fstream>

namespace kiosk {

// A file that stands while the program runs: found at the start, the last run ended without a word.
class RunMark {
public:
    explicit RunMark(std::filesystem::path file)
        : file_(std::move(file)), was_cut_off_(std::filesystem::exists(file_)) {
        // Without the mark a power cut goes unmentioned, no more; the outbox is what is trusted. It
        // reaches the disk with the first record that does: nobody waits for it at the start.
        const std::ofstream made(file_);
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
