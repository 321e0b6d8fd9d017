#include "server/registers/said.h"

#include <fmt/core.h>

#include "town/eras.h"
#include "town/place_words.h"

namespace server {

namespace {

template <class T>
const T* answer(const Act& act, std::string_view question) {
    const auto found = act.application.answers.find(std::string(question));
    return found == act.application.answers.end() ? nullptr : std::get_if<T>(&found->second);
}

const town::Words* own_words(const town::Pack& pack) {
    const auto found = pack.words.find(pack.languages.front());
    return found == pack.words.end() ? nullptr : &found->second;
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

town::Cell told(std::int64_t number) {
    return number > 0 && number < fewest_told ? word_cell("few") : number_cell(number);
}

town::Cell month_cell(const town::Pack& pack, const std::string& month) {
    const auto* words = own_words(pack);
    const auto first = base::from_iso_date(month + "-01");
    const auto era = first ? town::in_era(*first) : std::nullopt;
    if (words == nullptr || !era) return text_cell(month);
    return text_cell(words->say(
        "date.whole_month",
        {{"era", words->say("era." + std::string(town::word(era->era)))},
         {"year", era->year == 1 ? words->say("date.first_year") : std::to_string(era->year)},
         {"western", month.substr(0, 4)},
         {"month", std::to_string(era->month)}}));
}

town::Cell moment_cell(const town::Pack& pack, base::Time time) {
    const auto* words = own_words(pack);
    if (words == nullptr) return time_cell(time);
    const auto minutes = base::tokyo_minute_of_day(time).count();
    return text_cell(words->say(
        "date.moment", {{"date", town::spoken_date(base::iso_date(base::tokyo_date(time)), *words)},
                        {"hour", std::to_string(minutes / 60)},
                        {"minute", fmt::format("{:02}", minutes % 60)}}));
}

town::Cell place_cell(const town::Pack& pack, const std::string& name) {
    const auto* words = own_words(pack);
    return text_cell(words == nullptr ? name : town::place_words(name, *words));
}

std::string grouped_digits(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t from_end = 3; from_end + sign < digits.size(); from_end += 4) {
        digits.insert(digits.size() - from_end, 1, ',');
    }
    return digits;
}

}  // namespace server
