#pragma once

#include <sched.h>
#include <sys/mount.h>

#include <filesystem>
#include <string>

#include "tests/fault/support/child.h"

namespace fault {

// A mounted file system of our own; unmounted when it goes. Needs root and loop devices: `up` is
// false where that is not to be had. Nobody beside us sees it: whoever began a mount namespace
// while it is there (tests/support/pcscd does) would keep a copy, and with it the disk as it was,
// cut off.
class Mount {
public:
    static Mount ext4(const std::filesystem::path& image, const std::filesystem::path& folder) {
        std::filesystem::create_directories(folder);
        return {folder, apart() && run({"/bin/mount", "-o", "loop", image, folder}) == 0};
    }
    static Mount tmpfs(const std::filesystem::path& folder, const std::string& size) {
        std::filesystem::create_directories(folder);
        return {folder, apart() && run({"/bin/mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs",
                                        folder}) == 0};
    }
    Mount(const Mount&) = delete;
    Mount& operator=(const Mount&) = delete;
    ~Mount() {
        if (up_) ::umount2(folder_.c_str(), 0);
    }
    bool up() const { return up_; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    // This program and whom it starts, away from every other's mounts from now on.
    static bool apart() {
        static const bool done = ::unshare(CLONE_NEWNS) == 0 &&
                                 ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
        return done;
    }

    Mount(std::filesystem::path folder, bool up) : folder_(std::move(folder)), up_(up) {}
    std::filesystem::path folder_;
    bool up_;
};

}  // namespace fault
