#pragma once

#include <openssl/crypto.h>

#include <string>
#include <utility>
#include <vector>

namespace base {

// Holds what identifies or authenticates a person (std::string or std::vector<uint8_t>). It cannot
// be printed or compared by accident, and wipes itself when it goes.
template <class T>
class Secret {
public:
    Secret() = default;
    // Moved from, a short text still has its bytes: they go with it.
    explicit Secret(T value) : value_(std::move(value)) { cleanse(value); }
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.wipe(); }
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe();
            value_ = other.value_;
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe();
            value_ = std::move(other.value_);
            other.wipe();
        }
        return *this;
    }
    ~Secret() { wipe(); }

    // The one place where the value comes out; `grep reveal` finds every use.
    const T& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }
    void wipe() { cleanse(value_); }

private:
    static void cleanse(T& value) {
        if (value.capacity() > 0) {
            value.resize(value.capacity());
            OPENSSL_cleanse(value.data(), value.size() * sizeof(typename T::value_type));
        }
        value.clear();
    }

    T value_;
};

using SecretText = Secret<std::string>;
using SecretBytes = Secret<std::vector<std::uint8_t>>;

}  // namespace base
