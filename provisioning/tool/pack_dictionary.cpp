#include "provisioning/tool/pack_dictionary.h"

#include <mecab.h>

#include <charconv>
#include <memory>
#include <sstream>

#include "base/files.h"

namespace tool {
namespace {

constexpr const char* kanjidic = "/usr/share/edict/kanjidic";
constexpr std::size_t most_kanjidic_bytes = std::size_t{16} << 20;
constexpr const char* ipadic = "-r /etc/mecabrc -d /var/lib/mecab/dic/ipadic-utf8";

// "G8" → 8, "U4e9c" in base 16; nothing when the word is of another kind.
std::optional<unsigned> field(std::string_view word, char kind, int base) {
    if (word.size() < 2 || word.front() != kind) return std::nullopt;
    unsigned number = 0;
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data() + 1, end, number, base);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

// One line a kanji: itself, its JIS code, then marked fields. All that is read is ASCII, so the
// file's EUC-JP need not be.
std::map<char32_t, int> read_school_years(const std::string& text) {
    std::map<char32_t, int> years;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word >> word;
        std::optional<unsigned> letter, year;
        while (words >> word && !word.starts_with('{')) {
            if (!letter) letter = field(word, 'U', 16);
            if (!year) year = field(word, 'G', 10);
        }
        if (letter && year && *year <= 8) years.emplace(*letter, static_cast<int>(*year));
    }
    return years;
}

struct EndMecab {
    void operator()(mecab_t* mecab) const { mecab_destroy(mecab); }
};

std::vector<std::string> unknown_words(mecab_t& mecab, const std::string& text) {
    std::vector<std::string> unknown;
    const mecab_node_t* node = mecab_sparse_tonode2(&mecab, text.data(), text.size());
    for (; node != nullptr; node = node->next) {
        if (node->stat == MECAB_UNK_NODE) unknown.emplace_back(node->surface, node->length);
    }
    return unknown;
}

}  // namespace

std::optional<town::PlainDictionary> plain_dictionary() {
    const auto file = base::read_file(kanjidic, most_kanjidic_bytes);
    if (!file) return std::nullopt;
    // Owned by the std::function below and its copies, one after the other gone.
    const std::shared_ptr<mecab_t> mecab(mecab_new2(ipadic), EndMecab{});
    if (!mecab) return std::nullopt;
    town::PlainDictionary dictionary;
    dictionary.school_years = read_school_years(base::to_text(file.value()));
    if (dictionary.school_years.empty()) return std::nullopt;
    dictionary.unknown_words = [mecab](const std::string& text) {
        return unknown_words(*mecab, text);
    };
    return dictionary;
}

}  // namespace tool
