#pragma once

// MADOGUCHI_SANITIZED: a sanitizer watches this program and has taken over the heap and mlock. GCC
// defines a macro for it, clang answers a question.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MADOGUCHI_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define MADOGUCHI_SANITIZED 1
#endif
#endif
