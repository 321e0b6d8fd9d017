#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/files.h"
#include "drivers/card/emulated/authority.h"

// The test authority on disk, shared by every card whose state lies in the same folder.
namespace drivers::card {

namespace {

constexpr std::size_t largest_pem = 16 * 1024;

// Two emulators may start at once in one folder; only one of them makes the authority.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder)
        : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (folder_ >= 0) ::flock(folder_, LOCK_EX);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock() {
        if (folder_ >= 0) ::close(folder_);
    }

private:
    int folder_;
};

base::Result<void, std::string> write(const std::filesystem::path& file, std::string_view text,
                                      unsigned mode) {
    if (base::write_file(file, base::view_of(text), mode)) return {};
    return base::Failure{"cannot write " + file.string()};
}

}  // namespace

std::optional<TestAuthority::Root> TestAuthority::root_kept_in(const std::filesystem::path& folder,
                                                               const std::string& name) {
    const auto key_file = base::read_file(folder / (name + ".key"), largest_pem);
    const auto certificate_file = base::read_file(folder / (name + ".pem"), largest_pem);
    if (!key_file || !certificate_file) return std::nullopt;
    auto key = base::crypto::PrivateKey::from_pem(base::to_text(key_file.value()));
    auto certificate = base::crypto::Certificate::from_pem(base::to_text(certificate_file.value()));
    if (!key || !certificate) return std::nullopt;
    return Root{std::move(*key), std::move(*certificate)};
}

base::Result<TestAuthority, std::string> TestAuthority::kept_in(const std::filesystem::path& folder,
                                                                base::Time now) {
    const FolderLock lock(folder);
    auto authentication = root_kept_in(folder, "auth-ca");
    auto signing = root_kept_in(folder, "sign-ca");
    if (authentication && signing) {
        return TestAuthority(std::move(*authentication), std::move(*signing));
    }
    TestAuthority made = make(now);
    const auto& login = made.authentication_;
    const auto& sign = made.signing_;
    TRY(write(folder / "auth-ca.key", login.key.pem().reveal(), 0600));
    TRY(write(folder / "sign-ca.key", sign.key.pem().reveal(), 0600));
    TRY(write(folder / "auth-ca.pem", login.root.pem(), 0644));
    TRY(write(folder / "sign-ca.pem", sign.root.pem(), 0644));
    return made;
}

}  // namespace drivers::card
