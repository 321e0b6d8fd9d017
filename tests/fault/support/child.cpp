#include "tests/fault/support/child.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cassert>
#include <csignal>
#include <filesystem>

namespace fault {
namespace {

[[noreturn]] void become(const Child::Wish& wish, int out) {
    ::dup2(out, STDOUT_FILENO);
    if (wish.quiet) {
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDERR_FILENO);
    }
    for (const auto& setting : wish.environment) {
        const auto equals = setting.find('=');
        ::setenv(setting.substr(0, equals).c_str(), setting.substr(equals + 1).c_str(), 1);
    }
    std::vector<char*> words;
    for (const auto& word : wish.command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execv(words[0], words.data());
    ::_exit(127);
}

}  // namespace

Child::Child(const Wish& wish) {
    int ends[2];
    const bool piped = ::pipe2(ends, O_CLOEXEC) == 0;
    assert(piped);
    pid_ = ::fork();
    assert(pid_ >= 0);
    if (pid_ == 0) become(wish, ends[1]);
    ::close(ends[1]);
    out_ = ends[0];
}

Child::~Child() {
    if (!ended_) {
        ::kill(pid_, SIGKILL);
        wait();
    }
    ::close(out_);
}

void Child::signal(int number) const {
    if (!ended_) ::kill(pid_, number);
}

int Child::wait() {
    if (ended_) return *ended_;
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0) {
    }
    ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return *ended_;
}

bool Child::running() {
    if (ended_) return false;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
    ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return false;
}

std::optional<std::string> Child::line(std::chrono::milliseconds patience) {
    for (;;) {
        const auto end = held_.find('\n');
        if (end != std::string::npos) {
            auto text = held_.substr(0, end);
            held_.erase(0, end + 1);
            return text;
        }
        pollfd readable{.fd = out_, .events = POLLIN, .revents = 0};
        if (::poll(&readable, 1, static_cast<int>(patience.count())) <= 0) return std::nullopt;
        char piece[4096];
        const auto got = ::read(out_, piece, sizeof piece);
        if (got <= 0) return std::nullopt;
        held_.append(piece, static_cast<std::size_t>(got));
    }
}

int run(const std::vector<std::string>& command) {
    Child child({.command = command, .environment = {}});
    while (child.line(std::chrono::hours{1})) {
    }
    return child.wait();
}

std::string output_of(const std::vector<std::string>& command) {
    Child child({.command = command, .environment = {}});
    std::string all;
    while (const auto line = child.line(std::chrono::hours{1})) all += *line + "\n";
    return all;
}

std::string program(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

}  // namespace fault
