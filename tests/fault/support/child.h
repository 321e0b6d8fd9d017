#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace fault {

// A program we started. Ended by SIGKILL when it goes out of scope.
class Child {
public:
    struct Wish {
        std::vector<std::string> command;
        std::vector<std::string> environment;  // "NAME=value", added to ours
        bool quiet = true;                     // its stderr is of no interest
    };
    explicit Child(const Wish& wish);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    pid_t pid() const { return pid_; }
    // The next line of its stdout; empty: it has closed it, or `patience` is over.
    std::optional<std::string> line(std::chrono::milliseconds patience);
    void signal(int number) const;
    int wait();  // exit status, or 128 + signal
    bool running();

private:
    pid_t pid_ = -1;
    int out_ = -1;
    std::string held_;
    std::optional<int> ended_;
};

// Runs to the end; exit status.
int run(const std::vector<std::string>& command);
// Everything it wrote to stdout.
std::string output_of(const std::vector<std::string>& command);
std::string program(const std::string& name);  // beside the running test

}  // namespace fault
