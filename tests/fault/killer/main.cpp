// fault_killer N PROGRAM ARGUMENT…: runs the program and kills it with SIGKILL at the Nth time any
// of its threads enters or leaves a system call. N = 0 only counts. Prints "killed" or "ended
// STATUS CALLS" as its own last word on file descriptor 2; exits 9 when it killed, else with the
// program's status.
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

constexpr int killed_exit = 9;
pid_t leader = 0;

// What ends us ends the program, too, so that a test can stop a server it runs under us.
void pass_on(int number) { ::kill(leader, number); }

[[noreturn]] void become(char** command) {
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::raise(SIGSTOP);
    ::execv(command[0], command);
    std::perror(command[0]);
    ::_exit(127);
}

void go_on(pid_t thread, int signal) {
    ::ptrace(PTRACE_SYSCALL, thread, nullptr,
             reinterpret_cast<void*>(static_cast<long>(signal)));  // NOLINT: ptrace's own interface
}

// The signal a stopped thread is to get, 0 for stops that are only ours.
int signal_for(int status) {
    const int stopped_by = WSTOPSIG(status);
    const bool event = status >> 16 != 0;
    if (event || stopped_by == SIGSTOP || stopped_by == (SIGTRAP | 0x80)) return 0;
    return stopped_by;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    const long at = std::atol(words[1]);
    leader = ::fork();
    if (leader == 0) become(words + 2);
    int status = 0;
    ::waitpid(leader, &status, 0);
    const long options =
        PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    ::ptrace(PTRACE_SETOPTIONS, leader, nullptr, reinterpret_cast<void*>(options));
    ::signal(SIGTERM, pass_on);
    go_on(leader, 0);
    long calls = 0;
    for (;;) {
        const pid_t thread = ::waitpid(-1, &status, __WALL);
        if (thread < 0) continue;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread != leader) continue;
            const int result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            std::fprintf(stderr, "ended %d %ld\n", result, calls);
            return result;
        }
        if (WSTOPSIG(status) == (SIGTRAP | 0x80) && ++calls == at) {
            ::kill(leader, SIGKILL);
            while (::waitpid(-1, &status, __WALL) > 0) {
            }
            std::fprintf(stderr, "killed\n");
            return killed_exit;
        }
        go_on(thread, signal_for(status));
    }
}
