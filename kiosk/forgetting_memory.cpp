// Everything this program gives back to the heap is wiped first: what a visitor typed or a card
// told passes through strings of the standard library and buffers of curl and OpenSSL on its way to
// the screen and to the town, and nothing of it may lie around for the next (design.md §8).
#include <malloc.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>

#include "base/sanitized.h"

#ifdef MADOGUCHI_SANITIZED

// The sanitizers have a heap of their own; what C libraries give back is theirs to watch.
namespace {

void wipe_and_free(void* memory) noexcept {
    if (memory == nullptr) return;
    OPENSSL_cleanse(memory, malloc_usable_size(memory));
    std::free(memory);
}

}  // namespace

#else

// glibc's own, which our `free` stands before for every library of this program.
extern "C" void __libc_free(void* memory);  // NOLINT(bugprone-reserved-identifier)

namespace {

void wipe_and_free(void* memory) noexcept {
    if (memory == nullptr) return;
    const int told = errno;  // free() changes nothing of it
    OPENSSL_cleanse(memory, malloc_usable_size(memory));
    __libc_free(memory);
    errno = told;
}

}  // namespace

extern "C" {

void free(void* memory) { wipe_and_free(memory); }

// Grown elsewhere, the old place is wiped, too.
void* realloc(void* memory, std::size_t size) {
    if (memory == nullptr) return std::malloc(size);
    if (size == 0) {
        wipe_and_free(memory);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(memory);
    // Little is won by moving what has become a little smaller.
    if (size <= had && size >= had / 2) return memory;
    void* const moved = std::malloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, memory, std::min(had, size));
    wipe_and_free(memory);
    return moved;
}

}  // extern "C"

#endif

namespace {

void* taken(void* memory) {
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

// Both halves are ours, so that both speak of the same heap.
void* operator new(std::size_t size) { return taken(std::malloc(size == 0 ? 1 : size)); }
void* operator new[](std::size_t size) { return operator new(size); }
// The sanitizers' own would stand here otherwise, beside our halves that give back.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto to = static_cast<std::size_t>(alignment);
    return taken(std::aligned_alloc(to, (size + to - 1) / to * to));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return operator new(size, alignment);
}

void operator delete(void* memory) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { wipe_and_free(memory); }
void operator delete[](void* memory) noexcept { wipe_and_free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { wipe_and_free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    wipe_and_free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept { wipe_and_free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    wipe_and_free(memory);
}
