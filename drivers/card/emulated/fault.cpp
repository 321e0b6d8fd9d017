#include "drivers/card/emulated/fault.h"

#include <array>
#include <charconv>
#include <utility>

namespace drivers::card {

namespace {

using Kind = CardTrouble::Kind;
constexpr std::array<std::pair<std::string_view, Kind>, 11> words = {{
    {"removed", Kind::removed},
    {"removed_after", Kind::removed_after},
    {"reset", Kind::reset},
    {"glitch", Kind::glitch},
    {"mute", Kind::mute},
    {"slow", Kind::slow},
    {"short", Kind::short_answer},
    {"empty", Kind::empty},
    {"garbled", Kind::garbled},
    {"flipped", Kind::flipped},
    {"refused", Kind::refused},
}};

}  // namespace

std::optional<CardTrouble> trouble_from(std::string_view text) {
    const auto sign = text.find('@');
    if (sign == std::string_view::npos) return std::nullopt;
    const std::string_view number = text.substr(sign + 1);
    CardTrouble trouble;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), trouble.at);
    if (error != std::errc() || end != number.data() + number.size() || trouble.at < 1) {
        return std::nullopt;
    }
    for (const auto& [word, kind] : words) {
        if (word != text.substr(0, sign)) continue;
        trouble.kind = kind;
        return trouble;
    }
    return std::nullopt;
}

base::Bytes spoiled(CardTrouble::Kind kind, base::Bytes answer) {
    const std::size_t data = answer.size() < 2 ? 0 : answer.size() - 2;
    switch (kind) {
        case Kind::short_answer:
            if (data > 1)
                answer.erase(answer.begin() + static_cast<std::ptrdiff_t>(data / 2),
                             answer.begin() + static_cast<std::ptrdiff_t>(data));
            return answer;
        case Kind::empty:
            return {0x90, 0x00};
        case Kind::garbled:
            return {0x90};
        case Kind::flipped:
            answer[data / 2] ^= 0x01;
            return answer;
        case Kind::refused:
            return {0x6F, 0x00};
        case Kind::removed:
        case Kind::removed_after:
        case Kind::reset:
        case Kind::glitch:
        case Kind::mute:
        case Kind::slow:
            return answer;
    }
    return answer;
}

std::optional<Kind> Troubles::at_next_command() {
    std::optional<Kind> due;
    for (auto& trouble : waiting_) {
        if (--trouble.at == 0 && !due) due = trouble.kind;
    }
    std::erase_if(waiting_, [](const CardTrouble& trouble) { return trouble.at <= 0; });
    return due;
}

}  // namespace drivers::card
