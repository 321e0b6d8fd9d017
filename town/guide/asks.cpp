#include "town/guide/asks.h"

#include <algorithm>

#include "town/guide/text.h"

namespace town::guide {

namespace {

constexpr std::string_view asks_file = "guide/asks.toml";
constexpr std::string_view padding_file = "guide/words.toml";
constexpr std::string_view always_written = "ja";

// Both sides of every comparison: width and case made alike, no blanks and no signs.
std::string bare(std::string_view text) {
    std::u32string kept;
    for (const char32_t c : characters(normalise(text))) {
        const bool sign = c < U'0' || (c > U'9' && c < U'a') || (c > U'z' && c < 0xC0) ||
                          (c >= 0x2000 && c < 0x3041) || (c >= 0xFF00 && c < 0xFF10);
        const bool is_repeat = c == U'\u3005' || c == U'\u3007';  // 々 〇
        if (!sign || is_repeat) kept += c;
    }
    return utf8(kept);
}

std::vector<std::string> bare_texts(const TomlTable& table, std::string_view key) {
    auto texts = texts_of(table, key);
    for (auto& text : texts) text = bare(text);
    std::erase(texts, "");
    return texts;
}

bool any_stands_in(const std::string& text, const std::vector<std::string>& words) {
    return std::ranges::any_of(
        words, [&](const auto& word) { return text.find(word) != std::string::npos; });
}

void by_length(std::vector<std::string>& words) {
    std::ranges::stable_sort(words, std::ranges::greater{}, &std::string::size);
}

Handover handover_in(const TomlTable& table) {
    Handover handover;
    handover.life = text_of(table, "event");
    for (const auto* one : tables_of(table, "answers"))
        handover.known.insert_or_assign(text_of(*one, "question"), text_of(*one, "answer"));
    return handover;
}

AskBack ask_back(const TomlTable& table) {
    AskBack ask{text_of(table, "id"), {}, bare_texts(table, "words"), texts_of(table, "entries")};
    by_length(ask.words);
    for (const auto& [key, value] : table) {
        const auto* text = std::get_if<std::string>(&value.held);
        if (text != nullptr && key != "id") ask.question.emplace(key, *text);
    }
    return ask;
}

Facet facet_from(const TomlTable& table) {
    Facet facet{text_of(table, "id"), bare_texts(table, "words"), {}};
    by_length(facet.words);
    if (const auto* to = table_of(table, "to")) {
        for (const auto& [from, value] : *to) {
            if (const auto* entry = std::get_if<std::string>(&value.held))
                facet.to.emplace(from, *entry);
        }
    }
    return facet;
}

}  // namespace

const std::string& AskBack::question_in(const std::string& language) const {
    const auto found = question.find(language);
    return found == question.end() ? question.at(std::string(always_written)) : found->second;
}

base::Result<Asks, FileFault> Asks::from(const Files& files) {
    Asks asks;
    const auto written = files.find(asks_file);
    if (written == files.end()) return asks;  // A pack may leave it out: nothing is asked back.
    const auto table = parse_toml(written->second);
    if (!table) return base::Failure{FileFault{std::string(asks_file), table.error().why}};
    for (const auto* one : tables_of(table.value(), "ask")) {
        asks.asks_.push_back(ask_back(*one));
        if (!asks.asks_.back().question.contains(std::string(always_written)))
            return base::Failure{FileFault{std::string(asks_file), "a question has no words"}};
    }
    for (const auto* one : tables_of(table.value(), "facet"))
        asks.facets_.push_back(facet_from(*one));
    for (const auto* one : tables_of(table.value(), "known"))
        asks.handovers_.insert_or_assign(text_of(*one, "entry"), handover_in(*one));
    asks.nothing_ = bare_texts(table.value(), "nothing");
    if (const auto polite = files.find(padding_file); polite != files.end()) {
        const auto padding = parse_toml(polite->second);
        if (!padding) return base::Failure{FileFault{polite->first, padding.error().why}};
        for (auto& text : bare_texts(padding.value(), "padding"))
            asks.nothing_.push_back(std::move(text));
    }
    by_length(asks.nothing_);
    return asks;
}

const AskBack* Asks::back(std::string_view question, const std::vector<std::string>& found) const {
    if (found.empty()) return nullptr;
    const std::string asked = bare(question);
    const auto fits = [&](const AskBack& ask) {
        if (!any_stands_in(asked, ask.words)) return false;
        const auto among = std::ranges::count_if(found, [&](const std::string& id) {
            return std::ranges::find(ask.entries, id) != ask.entries.end();
        });
        return among >= 2 || names_nothing_else(asked, ask.words);
    };
    const auto ask = std::ranges::find_if(asks_, fits);
    return ask == asks_.end() ? nullptr : &*ask;
}

bool Asks::names_nothing_else(std::string question, const std::vector<std::string>& own) const {
    for (const auto* words : {&own, &nothing_}) {
        for (const std::string& word : *words) {
            for (auto at = question.find(word); at != std::string::npos; at = question.find(word))
                question.erase(at, word.size());
        }
    }
    return question.empty();
}

Asks::Followed Asks::follow(std::string_view question, const std::string& about) const {
    if (about.empty()) return {};
    const std::string asked = bare(question);
    Followed followed;
    for (const Facet& facet : facets_) {
        if (!any_stands_in(asked, facet.words) || !names_nothing_else(asked, facet.words)) continue;
        if (const auto to = facet.to.find(about); to != facet.to.end())
            return {Thread::held, to->second};
        followed.thread = Thread::unanswered;
    }
    return followed;
}

std::vector<std::string> Asks::further(const std::string& about) const {
    std::vector<std::string> found;
    for (const Facet& facet : facets_) {
        const auto to = facet.to.find(about);
        if (to == facet.to.end() || to->second == about) continue;
        if (std::ranges::find(found, to->second) == found.end()) found.push_back(to->second);
    }
    return found;
}

Handover Asks::handover(const std::string& entry) const {
    const auto found = handovers_.find(entry);
    return found == handovers_.end() ? Handover() : found->second;
}

}  // namespace town::guide
