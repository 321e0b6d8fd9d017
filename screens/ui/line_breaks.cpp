#include "screens/ui/line_breaks.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace screens::ui {
namespace {

constexpr float never = 100000;  // Only when a line would not fit otherwise.

enum class Kind { space, mark, opening, closing, latin, digit, hiragana, katakana, kanji, other };

bool among(char32_t code, std::u32string_view set) {
    return set.find(code) != std::u32string_view::npos;
}
constexpr std::u32string_view no_line_start =
    U"、。，．・：；？！」』）】〉》〕｝、。,.:;?!)]}ゝゞヽヾー々〻〜～…‥"
    U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％%℃";
constexpr std::u32string_view sentence_end = U"。？！";
constexpr std::u32string_view place_parts = U"都道府県郡市区町村字";  // parts of an address
constexpr std::u32string_view opens = U"「『（【〈《〔｛([{";
constexpr std::u32string_view closes = U"、。，．？！」』）】〉》〕｝)]},.?!：:；;";

Kind kind(char32_t code) {
    if (code == U' ' || code == U'\x3000' || code == U'\n') return Kind::space;
    if (code == U'\x200b' || code == U'\x2060') return Kind::mark;
    if (among(code, opens)) return Kind::opening;
    if (among(code, closes)) return Kind::closing;
    if ((code >= U'0' && code <= U'9') || (code >= 0xff10 && code <= 0xff19)) return Kind::digit;
    if (code < 0x2e80) return Kind::latin;
    if (code >= 0x3041 && code <= 0x309f) return Kind::hiragana;
    if (code >= 0x30a0 && code <= 0x30ff) return Kind::katakana;
    if ((code >= 0x3400 && code <= 0x9fff) || code >= 0xf900 || code == U'々') return Kind::kanji;
    return Kind::other;
}

bool is_wordlike(Kind kind) { return kind == Kind::latin || kind == Kind::digit; }

// お and ご before a kanji belong to it; を は が に で と も の end a phrase.
float inside_hiragana(char32_t before, char32_t after, Kind next) {
    if (among(after, U"おご") && next == Kind::kanji) return 12;
    if (among(before, U"をはがにでともの")) return 90;
    return 420;
}

float cost_of_change(Kind before, Kind after) {
    if (before == Kind::hiragana) return 10;  // → kanji, katakana, number: a new phrase.
    if (before == Kind::katakana && after == Kind::kanji) return 80;
    if (before == Kind::kanji && after == Kind::katakana) return 60;
    if (after == Kind::hiragana) return 420;  // An ending stays with its word.
    return 120;
}

// Where a line might end: between `before` and `after`.
struct BreakPlace {
    char32_t earlier, before, after;
    Kind kind_before, kind_after, kind_next;
};

float cost(const BreakPlace& at) {
    const Kind b = at.kind_before, a = at.kind_after;
    if (at.before == U'\x2060' || at.after == U'\x2060') return never;
    if (at.before == U'\x200b') return 0;
    if (a == Kind::space || a == Kind::mark) return never;  // Break after it instead.
    if (among(at.after, no_line_start) || among(at.before, opens)) return never;
    if (among(at.before, sentence_end)) return 0;
    if (b == Kind::space) return among(at.earlier, sentence_end) ? 0 : 18;
    // 「…」を: the particle belongs to what stands in the brackets.
    if (b == Kind::closing && a == Kind::hiragana && at.before != U'、') return 300;
    if (b == Kind::closing) return is_wordlike(a) && at.before < 0x80 ? never : 6;
    if (is_wordlike(b) && is_wordlike(a)) return never;
    if (b == Kind::digit) return 600;                      // 65歳 and 2回 stay whole.
    if (a == Kind::digit && b == Kind::kanji) return 300;  // 令和7年
    if (a == Kind::opening) return 8;
    if (b == Kind::hiragana && a == Kind::hiragana) {
        return inside_hiragana(at.before, at.after, at.kind_next);
    }
    if (among(at.before, U"おご") && a == Kind::kanji) return 420;
    if (b == Kind::kanji && a == Kind::kanji) return among(at.before, place_parts) ? 70 : 280;
    if (b == a) return a == Kind::katakana ? 900 : 280;
    return cost_of_change(b, a);
}

// What one paragraph becomes: the cheapest chain of breaks.
class Paragraph {
public:
    Paragraph(const std::vector<Character>& text, const std::vector<float>& widths,
              std::size_t first, std::size_t last, float room)
        : text_(text), first_(first), last_(last), room_(room), sums_(last - first + 1, 0) {
        for (std::size_t i = first; i < last; ++i) {
            sums_[i - first + 1] = sums_[i - first] + widths[i];
            kinds_.push_back(kind(text[i].code));
        }
        const auto spaces = std::count(kinds_.begin(), kinds_.end(), Kind::space);
        // Written with spaces between phrases: then break only there if possible.
        spaced_ = spaces * 18 >= static_cast<std::ptrdiff_t>(last - first);
    }

    void into(std::vector<Line>& lines) const {
        const std::size_t n = last_ - first_;
        std::vector<float> best(n + 1, std::numeric_limits<float>::max());
        std::vector<std::size_t> from(n + 1, 0);
        best[0] = 0;
        for (std::size_t end = 1; end <= n; ++end) {
            const float at_end = end == n ? 0 : break_cost(end);
            for (std::size_t start = end; start-- > 0;) {
                const float width = width_of(start, end);
                if (width > room_ && start + 1 < end) break;
                const float total = best[start] + at_end + shape(start, end, n, width);
                if (total < best[end]) {
                    best[end] = total;
                    from[end] = start;
                }
            }
        }
        std::vector<Line> found;
        for (std::size_t end = n; end > 0; end = from[end]) {
            const std::size_t start = from[end];
            found.push_back({first_ + start, first_ + trimmed(start, end), width_of(start, end)});
        }
        lines.insert(lines.end(), found.rbegin(), found.rend());
    }

private:
    std::size_t trimmed(std::size_t start, std::size_t end) const {
        while (end > start && (kinds_[end - 1] == Kind::space || kinds_[end - 1] == Kind::mark)) {
            --end;
        }
        return end;
    }
    float width_of(std::size_t start, std::size_t end) const {
        return sums_[trimmed(start, end)] - sums_[start];
    }
    float break_cost(std::size_t end) const {
        const std::size_t i = first_ + end;
        const BreakPlace at{end > 1 ? text_[i - 2].code : 0,
                            text_[i - 1].code,
                            text_[i].code,
                            kinds_[end - 1],
                            kinds_[end],
                            end + 1 < kinds_.size() ? kinds_[end + 1] : Kind::other};
        const float plain = cost(at);
        const bool breathes =
            at.kind_before == Kind::space || at.kind_before == Kind::closing || plain == 0;
        return spaced_ && !breathes && plain < never ? plain * 3 + 60 : plain;
    }
    // Few lines, evenly filled, and no syllable alone.
    float shape(std::size_t start, std::size_t end, std::size_t n, float width) const {
        const float slack = std::max(0.F, (room_ - width) / room_);
        float total = 250;
        if (end < n) total += slack * slack * 120;
        const std::size_t length = trimmed(start, end) - start;
        if (n > 4 && length == 1) total += 5000;
        if (n > 6 && length == 2) total += 400;
        if (n > 8 && length == 3) total += 60;
        return total;
    }

    const std::vector<Character>& text_;
    std::size_t first_, last_;
    float room_;
    std::vector<float> sums_;
    std::vector<Kind> kinds_;
    bool spaced_ = false;
};

}  // namespace

std::vector<Line> break_lines(const std::vector<Character>& text, const std::vector<float>& widths,
                              float room) {
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = start;
        while (end < text.size() && text[end].code != U'\n') ++end;
        if (end == start) {
            lines.push_back({start, start, 0});
        } else {
            Paragraph(text, widths, start, end, room).into(lines);
        }
        start = end + 1;
    }
    return lines;
}

}  // namespace screens::ui
