#include "town/words.h"

#include <mutex>

namespace town {

// Written once: by who makes it, or under `once` by the first who asks.
struct Words::Book {
    Phrases phrases;
    std::function<Phrases()> read;  // empty: the phrases stand there already
    std::once_flag once;
};

Words::Words(std::string language, Phrases phrases)
    : language_(std::move(language)), book_(std::make_shared<Book>()) {
    book_->phrases = std::move(phrases);
}

Words Words::read_later(std::string language, std::function<Phrases()> read) {
    Words words(std::move(language), {});
    words.book_->read = std::move(read);
    return words;
}

const Words::Phrases& Words::phrases() const {
    static const Phrases none;
    if (!book_) return none;
    std::call_once(book_->once, [this] {
        if (!book_->read) return;
        book_->phrases = book_->read();
        book_->read = nullptr;  // And what it was read from.
    });
    return book_->phrases;
}

bool Words::has(std::string_view key) const { return phrases().contains(key); }

std::string Words::say(std::string_view key,
                       const std::vector<std::pair<std::string_view, std::string>>& values) const {
    const Phrases& all = phrases();
    const auto found = all.find(key);
    if (found == all.end()) return "\u27E6" + std::string(key) + "\u27E7";
    std::string said;
    std::string_view left = found->second;
    while (!left.empty()) {
        const std::size_t open = left.find('{');
        const std::size_t close = left.find('}', open);
        said += left.substr(0, open);
        if (open == std::string_view::npos) break;
        if (close == std::string_view::npos) return said + std::string(left.substr(open));
        const std::string_view mark = left.substr(open + 1, close - open - 1);
        const std::string* filling = nullptr;
        for (const auto& [name, value] : values) {
            if (name == mark) filling = &value;
        }
        said += filling != nullptr ? *filling : std::string(left.substr(open, close - open + 1));
        left.remove_prefix(close + 1);
    }
    return said;
}

}  // namespace town
