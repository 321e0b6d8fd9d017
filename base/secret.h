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
    explicit Secret(T value) : value_(std::move(value)) {}
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
    void wipe() {
        if (value_.capacity() > 0) {
            value_.resize(value_.capacity());
            OPENSSL_cleanse(value_.data(), value_.size() * sizeof(typename T::value_type));
        }
        value_.clear();
    }

private:
    T value_;
};

using SecretText = Secret<std::string>;
using SecretBytes = Secret<std::vector<std::uint8_t>>;

}  // namespace base
