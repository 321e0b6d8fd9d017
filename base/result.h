#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace base {

// The failing half of a Result: `return base::Failure{CardFault::removed};`.
template <class E>
struct Failure {
    E error;
};
template <class E>
Failure(E) -> Failure<E>;

// Expected trouble as a value: either what was asked for, or the fault the caller must act on.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    template <class U>
    requires(!std::is_same_v<std::remove_cvref_t<U>, T> && std::is_convertible_v<U&&, T> &&
             !std::is_same_v<std::remove_cvref_t<U>, Result>) Result(U&& value)
        : held_(std::in_place_index<0>, std::forward<U>(value)) {}
    template <class F>
    requires std::is_convertible_v<F, E> Result(Failure<F> failure)
        : held_(std::in_place_index<1>, std::move(failure.error)) {}

    explicit operator bool() const { return held_.index() == 0; }
    const T& value() const {
        assert(*this);
        return *std::get_if<0>(&held_);
    }
    T& value() {
        assert(*this);
        return *std::get_if<0>(&held_);
    }
    T take() {
        assert(*this);
        return std::move(*std::get_if<0>(&held_));
    }
    const E& error() const {
        assert(!*this);
        return *std::get_if<1>(&held_);
    }

private:
    std::variant<T, E> held_;
};

// A Result that carries nothing when it went well.
template <class E>
class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    template <class F>
    requires std::is_convertible_v<F, E> Result(Failure<F> failure)
        : error_(std::move(failure.error)) {}

    explicit operator bool() const { return !error_; }
    void value() const { assert(!error_); }
    void take() const { assert(!error_); }
    const E& error() const {
        assert(error_);
        return *error_;
    }

private:
    std::optional<E> error_;
};

}  // namespace base

// Hands the first fault to our caller, else the value. Our only macro; one per statement.
#define TRY(expression)                                              \
    __extension__({                                                  \
        auto try_result = (expression);                              \
        if (!try_result) return ::base::Failure{try_result.error()}; \
        try_result.take();                                           \
    })
