#pragma once

#include <filesystem>
#include <memory>
#include <set>

#include "base/result.h"
#include "tests/fault/support/child.h"

namespace bench::screen {

// What both sides share: an X display of their own, and behind our terminal a real town on this
// machine. Everything goes with it.
class Town {
public:
    // The error is one plain sentence.
    static base::Result<std::unique_ptr<Town>, std::string> open();
    ~Town();
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    const std::string& display() const { return display_; }
    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path pack() const { return folder_ / "misaki.pack"; }
    std::filesystem::path prints() const { return folder_ / "prints"; }
    std::filesystem::path state() const { return folder_ / "state"; }
    // What is ours but not measured.
    std::set<pid_t> bystanders() const;

    // `madoguchi-kiosk` as an installed terminal runs it, with `more` flags.
    fault::Child::Wish kiosk(const std::vector<std::string>& more = {}) const;
    fault::Child::Wish peer(const std::filesystem::path& page) const;

    // Puts applications into the terminal's outbox while it does not run.
    bool fill_outbox(int records) const;
    // How many records the town has received.
    long received() const;

private:
    Town() = default;
    bool make_town();
    bool start_server();
    bool enrol() const;
    std::vector<std::string> on_display() const;

    std::filesystem::path folder_;
    std::string display_, listens_;
    std::unique_ptr<fault::Child> screen_, server_;
};

}  // namespace bench::screen
