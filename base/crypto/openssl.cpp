#include "base/crypto/openssl.h"

#include <cstdio>
#include <cstdlib>

namespace base::crypto {

void library_failed(const char* what) {
    std::fprintf(stderr, "madoguchi: the cryptographic library failed: %s\n", what);
    std::abort();
}

Bio bio_over(std::string_view text) {
    Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    must(bio != nullptr, "memory");
    return bio;
}

Bio bio_empty() {
    Bio bio(BIO_new(BIO_s_secmem()));
    must(bio != nullptr, "memory");
    return bio;
}

std::string_view written_to(BIO* bio) {
    const char* text = nullptr;
    // BIO_get_mem_data is a macro with an old-style cast.
    const long size = BIO_ctrl(bio, BIO_CTRL_INFO, 0, static_cast<void*>(&text));
    must(size >= 0, "memory");
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace base::crypto
