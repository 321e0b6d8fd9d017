#include "provisioning/tool/card_options.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace tool {

namespace {
constexpr std::size_t longest_secret = 256;
}

base::Result<CardOptions, std::string> CardOptions::parse(
    Words words, const std::vector<std::string>& with_value, const std::vector<std::string>& bare) {
    CardOptions options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& flag = words[i];
        if (std::ranges::find(bare, flag) != bare.end()) {
            options.values_[flag] = "";
        } else if (std::ranges::find(with_value, flag) == with_value.end()) {
            return base::Failure{"no such flag: " + flag};
        } else if (i + 1 == words.size()) {
            return base::Failure{flag + " needs a value"};
        } else {
            options.values_[flag] = words[++i];
        }
    }
    return options;
}

std::string CardOptions::value(const std::string& flag, const std::string& otherwise) const {
    const auto found = values_.find(flag);
    return found == values_.end() ? otherwise : found->second;
}

std::optional<long> CardOptions::number(const std::string& flag, long least, long most) const {
    return number_from(value(flag), least, most);
}

std::optional<long> number_from(const std::string& text, long least, long most) {
    long number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || number < least || number > most) {
        return std::nullopt;
    }
    return number;
}

std::optional<base::SecretText> secret_on(int descriptor) {
    std::string typed;
    typed.reserve(longest_secret);  // One buffer, wiped by Secret.
    while (true) {
        char c = 0;
        const ssize_t got = ::read(descriptor, &c, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || typed.size() == longest_secret) return std::nullopt;
        if (got == 0 || c == '\n') return base::SecretText(std::move(typed));
        typed += c;
    }
}

}  // namespace tool
