// How a written code is compared with its form. Not std::regex: a pattern of the pack must end in
// bounded time on every text, and a mistaken one is a complaint of `pack check`, not an exception.
#include <bitset>

#include "town/journey.h"

namespace town {
namespace {

constexpr std::size_t most_nodes = 8000;
constexpr std::size_t most_in_a_row = 2000;  // what + stands for

// One sign of the text; an optional one may be passed over.
struct Node {
    std::bitset<128> takes;
    bool optional = false;
};
using Alternative = std::vector<Node>;

// Reads a pattern from the left. `failed` once anything is beyond what a code needs.
class PatternReader {
public:
    explicit PatternReader(std::string_view pattern) : left_(pattern) {}

    std::optional<std::vector<Alternative>> read() {
        std::vector<Alternative> all(1);
        while (!left_.empty() && !failed_) {
            if (left_.front() == '|') {
                left_.remove_prefix(1);
                all.emplace_back();
            } else {
                read_item(all.back());
            }
        }
        for (const Alternative& one : all) failed_ = failed_ || one.empty();
        if (failed_) return std::nullopt;
        return all;
    }

private:
    void read_item(Alternative& nodes) {
        const std::bitset<128> takes = left_.front() == '[' ? read_class() : read_sign();
        std::size_t least = 1;
        std::size_t most = 1;
        if (take('?')) {
            least = 0;
        } else if (take('+')) {
            most = most_in_a_row;
        } else if (take('{')) {
            least = read_count();
            most = take(',') ? read_count() : least;
            if (!take('}')) failed_ = true;
        }
        if (most == 0 || least > most || nodes.size() + most > most_nodes) failed_ = true;
        for (std::size_t i = 0; i < most && !failed_; ++i) nodes.push_back({takes, i >= least});
    }

    std::bitset<128> read_sign() {
        std::bitset<128> takes;
        char sign = next();
        if (sign == '\\') {
            sign = next();
            if (sign == 'd') {
                for (char digit = '0'; digit <= '9'; ++digit) add(takes, digit);
                return takes;
            }
        } else if (std::string_view("^$.*+?()[]{}").find(sign) != std::string_view::npos) {
            failed_ = true;
        }
        add(takes, sign);
        return takes;
    }

    std::bitset<128> read_class() {
        std::bitset<128> takes;
        left_.remove_prefix(1);
        while (!failed_ && !take(']')) {
            const char from = next();
            if (from == '^' || from == '[' || from == '\\') failed_ = true;
            char to = from;
            if (left_.size() > 1 && left_.front() == '-' && left_[1] != ']') {
                left_.remove_prefix(1);
                to = next();
            }
            if (to < from) failed_ = true;
            for (int sign = from; sign <= to && !failed_; ++sign) {
                add(takes, static_cast<char>(sign));
            }
        }
        if (takes.none()) failed_ = true;
        return takes;
    }

    std::size_t read_count() {
        std::size_t count = 0;
        bool any = false;
        while (!left_.empty() && left_.front() >= '0' && left_.front() <= '9' &&
               count < most_nodes) {
            count = count * 10 + static_cast<std::size_t>(next() - '0');
            any = true;
        }
        failed_ = failed_ || !any;
        return count;
    }

    bool take(char sign) {
        if (left_.empty() || left_.front() != sign) return false;
        left_.remove_prefix(1);
        return true;
    }

    char next() {
        if (left_.empty()) {
            failed_ = true;
            return ' ';
        }
        const char sign = left_.front();
        left_.remove_prefix(1);
        return sign;
    }

    void add(std::bitset<128>& takes, char sign) {
        if (sign <= ' ' || sign > '~') {  // Printable ASCII and no blanks.
            failed_ = true;
        } else {
            takes.set(static_cast<std::size_t>(sign));
        }
    }

    std::string_view left_;
    bool failed_ = false;
};

// All places the text may have led to, moved on sign by sign.
bool matches(const Alternative& nodes, std::string_view text) {
    std::vector<bool> here(nodes.size() + 1);
    here[0] = true;
    const auto pass_over = [&](std::vector<bool>& places) {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (places[i] && nodes[i].optional) places[i + 1] = true;
        }
    };
    pass_over(here);
    for (const char sign : text) {
        std::vector<bool> there(nodes.size() + 1);
        const auto code = static_cast<unsigned char>(sign);
        if (code >= 128) return false;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (here[i] && nodes[i].takes.test(code)) there[i + 1] = true;
        }
        pass_over(there);
        here = std::move(there);
    }
    return here.back();
}

}  // namespace

bool is_code_pattern(std::string_view pattern) { return PatternReader(pattern).read().has_value(); }

bool fits(const CodeForm& form, std::string_view text) {
    const auto alternatives = PatternReader(form.pattern).read();
    if (!alternatives || text.size() > most_nodes) return false;
    for (const Alternative& one : *alternatives) {
        if (matches(one, text)) return true;
    }
    return false;
}

}  // namespace town
