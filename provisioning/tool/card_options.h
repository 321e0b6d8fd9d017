#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "provisioning/tool/command.h"

namespace tool {

// The flags of one `madoguchi card …` or `madoguchi emulate card`.
class CardOptions {
public:
    // `with_value` and `bare` are the flags that exist, written with their dashes. The error is one
    // plain sentence: wrong usage.
    static base::Result<CardOptions, std::string> parse(Words words,
                                                        const std::vector<std::string>& with_value,
                                                        const std::vector<std::string>& bare);
    bool has(const std::string& flag) const { return values_.contains(flag); }
    std::string value(const std::string& flag, const std::string& otherwise = "") const;
    // Empty when it is missing, no number, or out of range.
    std::optional<long> number(const std::string& flag, long least, long most) const;

private:
    std::map<std::string, std::string> values_;
};

std::optional<long> number_from(const std::string& text, long least, long most);

// What is on the descriptor up to a newline or its end. Empty when it cannot be read.
std::optional<base::SecretText> secret_on(int descriptor);

}  // namespace tool
