#include "kiosk/typing/convert.h"

#include <anthy/anthy.h>

#include <algorithm>
#include <array>
#include <memory>

#include "kiosk/typing/kana.h"

namespace kiosk::typing {
namespace {

struct ReleaseContext {
    void operator()(anthy_context* context) const { anthy_release_context(context); }
};
using Context = std::unique_ptr<anthy_context, ReleaseContext>;

// The library's own tables, loaded at the first use; it has one state a process.
bool library_is_ready() {
    static const bool ready = [] {
        if (anthy_init() != 0) return false;
        anthy_set_personality("");  // Anonymous: no record of anybody.
        return true;
    }();
    return ready;
}

std::string segment(const Context& context, int which, int candidate) {
    std::array<char, 1024> text{};
    if (anthy_get_segment(context.get(), which, candidate, text.data(),
                          static_cast<int>(text.size())) < 0) {
        return {};
    }
    return text.data();
}

// The best spelling, with segment `other` spelt its `candidate`th way.
std::string spelling(const Context& context, int segments, int other, int candidate) {
    std::string all;
    for (int i = 0; i < segments; ++i) all += segment(context, i, i == other ? candidate : 0);
    return all;
}

void add(std::vector<std::string>& candidates, std::string candidate) {
    if (candidate.empty() || candidates.size() >= most_candidates) return;
    if (std::ranges::find(candidates, candidate) != candidates.end()) return;
    candidates.push_back(std::move(candidate));
}

}  // namespace

std::vector<std::string> kanji_for(std::string_view reading) {
    std::vector<std::string> candidates;
    const std::string text(reading);
    if (text.empty()) return candidates;
    std::vector<std::string> spellings;
    const Context context(library_is_ready() ? anthy_create_context() : nullptr);
    if (context) {
        anthy_context_set_encoding(context.get(), ANTHY_UTF8_ENCODING);
        // Of a reading with a ー or a katakana in it the library would first guess the kana, and
        // never give back, nor have wiped, what it did so with.
        anthy_set_reconversion_mode(context.get(), ANTHY_RECONVERT_DISABLE);
        anthy_set_string(context.get(), text.c_str());
        anthy_conv_stat whole{};
        anthy_get_stat(context.get(), &whole);
        add(spellings, spelling(context, whole.nr_segment, -1, 0));
        // Second, third … spellings of each segment in turn, so that every segment gets its say.
        for (int candidate = 1; candidate < static_cast<int>(most_candidates); ++candidate) {
            for (int i = 0; i < whole.nr_segment; ++i) {
                anthy_segment_stat one{};
                anthy_get_segment_stat(context.get(), i, &one);
                if (candidate >= one.nr_candidate) continue;
                add(spellings, spelling(context, whole.nr_segment, i, candidate));
            }
        }
    }
    const std::string katakana = to_katakana(text);
    std::erase(spellings, text);
    std::erase(spellings, katakana);
    if (spellings.size() > most_candidates - 2) spellings.resize(most_candidates - 2);
    for (std::string& one : spellings) add(candidates, std::move(one));
    add(candidates, text);
    add(candidates, katakana);
    return candidates;
}

}  // namespace kiosk::typing
