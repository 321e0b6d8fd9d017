#include "town/guide/dictionary.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/crypto/crypto.h"
#include "town/guide/text.h"

namespace town::guide {

namespace {

std::string from_euc_jp(base::ByteView bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(bytes.size() * 2 + 16, '\0');
    const auto* source = reinterpret_cast<const char*>(bytes.data());
    const int length = ucnv_convert("UTF-8", "EUC-JP", out.data(), static_cast<int>(out.size()),
                                    source, static_cast<int>(bytes.size()), &status);
    out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
    return out;
}

// English words that gloss everything and so say nothing.
bool tells_nothing(std::string_view word) {
    static const std::unordered_set<std::string_view> empty = {
        "to",   "a",    "an",   "the", "of",   "in",   "on",   "at",    "by",   "for",  "with",
        "from", "and",  "or",   "be",  "is",   "as",   "one",  "s",     "etc",  "esp",  "that",
        "it",   "not",  "into", "out", "up",   "off",  "over", "one's", "used", "some", "something",
        "do",   "have", "make", "get", "more", "than", "e.g",  "i.e",   "this", "who",  "which"};
    return word.size() < 2 || empty.contains(word);
}

// What stands in parentheses is grammar or a remark; it is left out.
std::string without_remarks(std::string_view gloss) {
    std::string plain;
    int depth = 0;
    for (const char c : gloss) {
        if (c == '(' || c == '{' || c == '[') ++depth;
        if (depth == 0) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if ((c == ')' || c == '}' || c == ']') && depth > 0) --depth;
    }
    return plain;
}

// "changing" and "changes" are "chang": enough to let glosses of one idea meet.
std::string stem(std::string word) {
    for (const std::string_view end : {"ing", "ed", "es", "s", "e"}) {
        if (word.size() > end.size() + 3 && word.ends_with(end)) {
            word.resize(word.size() - end.size());
            break;
        }
    }
    return word;
}

void gloss_words(std::string_view gloss, std::vector<std::string>& out) {
    const std::string plain = without_remarks(gloss);
    std::vector<std::string> words;
    std::string word;
    for (const char c : plain + " ") {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) {
            word += c;
        } else if (!word.empty()) {
            if (!tells_nothing(word)) words.push_back(stem(word));
            word.clear();
        }
    }
    if (words.empty() || words.size() > 6) return;
    for (const auto& one : words) out.push_back(one);
    if (words.size() > 1) {
        std::string whole;
        for (const auto& one : words) whole += (whole.empty() ? "" : " ") + one;
        out.push_back(whole);
    }
}

}  // namespace

void Dictionary::add_line(std::string_view line) {
    constexpr std::size_t most_glosses = 40;
    const auto slash = line.find('/');
    if (slash == std::string_view::npos) return;
    std::vector<std::string> heads;
    const std::string head = normalise(line.substr(0, line.find(' ')));
    heads.push_back(head);
    const auto open = line.substr(0, slash).find('[');
    const auto close = line.substr(0, slash).find(']');
    if (open != std::string_view::npos && close != std::string_view::npos) {
        heads.push_back(normalise(line.substr(open + 1, close - open - 1)));
    }
    const bool common = line.find("/(P)/") != std::string_view::npos;
    std::vector<std::string> glosses;
    for (auto rest = line.substr(slash + 1); !rest.empty();) {
        const auto end = rest.find('/');
        gloss_words(rest.substr(0, end), glosses);
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        // A reading alone means what the common word of that sound means, not every rare homophone.
        if (i > 0 && !common) continue;
        auto& meaning = meanings_[heads[i]];
        if (common && i == 0) meaning.common = Common::yes;
        for (const auto& gloss : glosses) {
            if (meaning.glosses.size() >= most_glosses) break;
            if (std::ranges::find(meaning.glosses, gloss) == meaning.glosses.end()) {
                meaning.glosses.push_back(gloss);
            }
        }
    }
}

void Dictionary::add_edict(base::ByteView euc_jp) {
    const std::string text = from_euc_jp(euc_jp);
    if (text.empty()) return;
    const auto first_line = text.find('\n');  // names and dates the dictionary; no word
    for (std::size_t at = first_line; at != std::string::npos && at + 1 < text.size();) {
        const auto end = text.find('\n', at + 1);
        add_line(std::string_view(text).substr(at + 1, end - at - 1));
        at = end;
    }
    used_.emplace_back("EDICT (J. Breen, EDRDG; CC BY-SA 3.0)");
    const auto digest = base::crypto::sha256(euc_jp);
    digests_.insert(digests_.end(), digest.begin(), digest.end());
}

void Dictionary::add_sudachi(base::ByteView json) {
    const auto groups = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (!groups.is_array()) return;
    for (const auto& group : groups) {
        const auto id = group.find("id");
        const auto items = group.find("items");
        if (id == group.end() || items == group.end() || !id->is_string()) continue;
        for (const auto& item : *items) {
            const auto word = item.find("midashi");
            const auto control = item.find("expandControl");
            if (word == item.end() || !word->is_string()) continue;
            // 2: taken out of the group by its makers.
            if (control != item.end() && control->is_number() && *control == 2) continue;
            auto& held = meanings_[normalise(word->get<std::string>())].groups;
            if (std::ranges::find(held, id->get<std::string>()) == held.end()) {
                held.push_back(id->get<std::string>());
            }
        }
    }
    used_.emplace_back("Sudachi synonyms (Works Applications; Apache-2.0)");
    const auto digest = base::crypto::sha256(json);
    digests_.insert(digests_.end(), digest.begin(), digest.end());
}

const Dictionary::Meaning* Dictionary::find(const std::string& word) const {
    const auto found = meanings_.find(word);
    return found == meanings_.end() ? nullptr : &found->second;
}

std::vector<std::string> Dictionary::common_words() const {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : meanings_) {
        if (meaning.common == Common::yes || !meaning.groups.empty()) words.push_back(word);
    }
    std::ranges::sort(words);
    return words;
}

base::Bytes Dictionary::digest() const { return digests_; }

}  // namespace town::guide
