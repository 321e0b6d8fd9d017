#include "tests/bench/screen/running.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

namespace bench::screen {

namespace {

namespace fs = std::filesystem;

std::optional<pid_t> number(const std::string& text) {
    pid_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

// The numbers below a folder of /proc: processes, or the threads of one.
std::vector<pid_t> numbers_in(const fs::path& folder) {
    std::vector<pid_t> found;
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator(folder, gone)) {
        if (const auto pid = number(entry.path().filename().string())) found.push_back(*pid);
    }
    return found;
}

// The process that started this one; a name may hold blanks and brackets, so read from the last.
pid_t parent_of(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const auto end = line.rfind(") ");
    if (end == std::string::npos || line.size() < end + 4) return 0;
    return static_cast<pid_t>(std::strtol(line.c_str() + end + 4, nullptr, 10));
}

}  // namespace

void Running::adopt_orphans() { prctl(PR_SET_CHILD_SUBREAPER, 1); }

Running::Running(const fault::Child::Wish& wish, std::set<pid_t> bystanders)
    : bystanders_(std::move(bystanders)), child_(wish) {}

Running::~Running() {
    child_.signal(SIGTERM);
    for (int look = 0; look < 250 && child_.running(); ++look)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (int round = 0; round < 50; ++round) {
        const auto left = family();
        if (left.empty()) break;
        for (const pid_t pid : left) {
            ::kill(pid, SIGKILL);
            if (pid != child_.pid()) ::waitpid(pid, nullptr, WNOHANG);
        }
        child_.running();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

// All of our descendants but the bystanders and what those started.
std::vector<pid_t> Running::family() const {
    std::map<pid_t, std::vector<pid_t>> children;
    for (const pid_t pid : numbers_in("/proc")) children[parent_of(pid)].push_back(pid);
    std::vector<pid_t> found, next = children[::getpid()];
    while (!next.empty()) {
        const pid_t pid = next.back();
        next.pop_back();
        if (bystanders_.contains(pid)) continue;
        found.push_back(pid);
        const auto& more = children[pid];
        next.insert(next.end(), more.begin(), more.end());
    }
    return found;
}

std::optional<double> Running::memory_mb() const {
    double sum = 0;
    for (const pid_t pid : family()) {
        std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
        std::string line;
        bool told = false;
        while (std::getline(file, line)) {
            if (!line.starts_with("Pss:")) continue;
            sum += std::strtod(line.c_str() + 4, nullptr) / 1024;
            told = true;
        }
        if (!told && fs::exists("/proc/" + std::to_string(pid) + "/exe")) return std::nullopt;
    }
    return sum;
}

double Running::cpu_ms() const {
    double sum = 0;
    for (const pid_t pid : family()) {
        const fs::path tasks = "/proc/" + std::to_string(pid) + "/task";
        for (const pid_t thread : numbers_in(tasks)) {
            std::ifstream file(tasks / std::to_string(thread) / "schedstat");
            double nanoseconds = 0;
            file >> nanoseconds;
            sum += nanoseconds / 1e6;
        }
    }
    return sum;
}

}  // namespace bench::screen
