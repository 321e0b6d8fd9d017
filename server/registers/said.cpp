#include "server/registers/said.h"

namespace server {

namespace {

template <class T>
const T* answer(const Act& act, std::string_view question) {
    const auto found = act.application.answers.find(std::string(question));
    return found == act.application.answers.end() ? nullptr : std::get_if<T>(&found->second);
}

}  // namespace

std::string chosen(const Act& act, std::string_view question) {
    const auto* said = answer<town::Chosen>(act, question);
    return said == nullptr || said->options.empty() ? "" : said->options.front();
}

std::vector<std::string> all_chosen(const Act& act, std::string_view question) {
    const auto* said = answer<town::Chosen>(act, question);
    return said == nullptr ? std::vector<std::string>() : said->options;
}

std::string written(const Act& act, std::string_view question) {
    const auto* said = answer<town::Written>(act, question);
    return said == nullptr ? "" : said->text.reveal();
}

std::optional<std::int64_t> counted(const Act& act, std::string_view question) {
    const auto* said = answer<town::Counted>(act, question);
    return said == nullptr ? std::nullopt : std::optional(said->number);
}

std::string dated(const Act& act, std::string_view question) {
    const auto* said = answer<town::Dated>(act, question);
    return said == nullptr ? "" : said->iso.reveal();
}

std::map<std::string, std::int64_t> lined(const Act& act, std::string_view question) {
    const auto* said = answer<town::Lined>(act, question);
    return said == nullptr ? std::map<std::string, std::int64_t>() : said->counts;
}

bool consented(const Act& act, std::string_view question) {
    const auto* said = answer<town::Consented>(act, question);
    return said != nullptr && said->given;
}

const town::Person* person(const Act& act) {
    for (const auto& [question, answer] : act.application.answers) {
        if (const auto* card = std::get_if<town::FromCard>(&answer)) return &card->person;
    }
    return nullptr;
}

std::string row_value(const town::Pack& pack, std::string_view table, std::string_view row,
                      std::string_view key) {
    const auto* found = town::row(pack, table, row);
    if (found == nullptr) return "";
    const auto value = found->values.find(key);
    return value == found->values.end() ? "" : value->second;
}

town::Cell text_cell(std::string text) { return {town::Cell::Kind::text, std::move(text)}; }
town::Cell word_cell(std::string word) { return {town::Cell::Kind::word, std::move(word)}; }
town::Cell date_cell(std::string iso) { return {town::Cell::Kind::date, std::move(iso)}; }
town::Cell time_cell(base::Time time) { return {town::Cell::Kind::time, base::rfc3339(time)}; }
town::Cell number_cell(std::int64_t number) {
    return {town::Cell::Kind::number, std::to_string(number)};
}
town::Cell yen_cell(std::int64_t yen) { return {town::Cell::Kind::yen, std::to_string(yen)}; }

}  // namespace server
