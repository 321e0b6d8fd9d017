#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>

#include <memory>
#include <string_view>

#include "base/secret.h"

// What the files of base/crypto share about OpenSSL; nobody else includes this.
namespace base::crypto {

// Ends the process with one line: no entropy, no memory, or a broken library.
[[noreturn]] void library_failed(const char* what);
inline void must(bool went_well, const char* what) {
    if (!went_well) library_failed(what);
}

// Forgets OpenSSL's error queue on the way out, so that refused input here is never taken for a
// broken TLS connection of the same thread.
struct ForgetErrors {
    ForgetErrors() = default;
    ForgetErrors(const ForgetErrors&) = delete;
    ForgetErrors& operator=(const ForgetErrors&) = delete;
    ~ForgetErrors() { ERR_clear_error(); }
};

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
Bio bio_over(std::string_view text);    // Read-only; `text` must outlive it.
Bio bio_empty();                        // Its memory is wiped when it goes.
std::string_view written_to(BIO* bio);  // Valid as long as the bio.

}  // namespace base::crypto
