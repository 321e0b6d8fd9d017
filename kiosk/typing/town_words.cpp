#include "kiosk/typing/town_words.h"

#include <algorithm>

namespace kiosk::typing {
namespace {

constexpr std::string_view blank = "\u3000";
constexpr std::string_view aza = "aza";
constexpr std::size_t most_of_a_part = 3;

// A signed pack was checked; of one that was not, what cannot be read is only not offered.
template <class T>
const T& read_once(std::optional<T>& kept,
                   base::Result<T, town::PackComplaint> (*in)(const town::Pack&),
                   const town::Pack& pack) {
    if (!kept) {
        auto read = in(pack);
        kept = read ? read.take() : T{};
    }
    return *kept;
}

void offer_from(const town::Spellings& spellings, std::string_view reading, Offers& offers) {
    for (const town::Spelling& one : spellings) {
        if (one.reading == reading)
            offers.exact.push_back(one.written);
        else if (one.reading.starts_with(reading))
            offers.longer.push_back(one.written);
    }
}

std::vector<std::string> exact_in(const town::Spellings& spellings, std::string_view reading) {
    Offers offers;
    offer_from(spellings, reading, offers);
    if (offers.exact.size() > most_of_a_part) offers.exact.resize(most_of_a_part);
    return std::move(offers.exact);
}

// Family and given names together, the commonest of both first.
void add_pairs(const std::vector<std::string>& family, const std::vector<std::string>& given,
               std::string_view between, Offers& offers) {
    for (std::size_t sum = 0; sum + 1 < family.size() + given.size(); ++sum) {
        for (std::size_t i = 0; i <= sum && i < family.size(); ++i) {
            if (sum - i >= given.size()) continue;
            offers.exact.push_back(family[i] + std::string(between) + given[sum - i]);
        }
    }
}

}  // namespace

const town::Spellings& TownWords::family() {
    return read_once(family_, town::family_names_in, *pack_);
}

const town::Spellings& TownWords::given() {
    return read_once(given_, town::given_names_in, *pack_);
}

const town::Spellings& TownWords::words() { return read_once(words_, town::own_words_in, *pack_); }

const std::vector<town::PlaceSpelling>& TownWords::places() {
    return read_once(places_, town::places_in, *pack_);
}

const std::vector<town::PostalArea>& TownWords::areas() {
    return read_once(areas_, town::postal_areas_in, *pack_);
}

// A whole name in one go, with a blank in it or without.
void TownWords::offer_whole_names(std::string_view reading, Offers& offers) {
    if (const auto gap = reading.find(blank); gap != std::string_view::npos) {
        const std::string_view after = reading.substr(gap + blank.size());
        return add_pairs(exact_in(family(), reading.substr(0, gap)), exact_in(given(), after),
                         blank, offers);
    }
    std::string_view tried;
    for (const town::Spelling& one : family()) {
        const bool begins = one.reading != tried && reading.starts_with(one.reading) &&
                            reading.size() > one.reading.size();
        if (!begins) continue;
        tried = one.reading;
        add_pairs(exact_in(family(), one.reading),
                  exact_in(given(), reading.substr(one.reading.size())), "", offers);
    }
}

void TownWords::offer_names(std::string_view reading, bool begun, Offers& offers) {
    if (!begun) offer_from(family(), reading, offers);
    if (!begun) offer_whole_names(reading, offers);
    offer_from(given(), reading, offers);
    if (begun) offer_from(family(), reading, offers);
}

std::string TownWords::written_out(const town::PlaceSpelling& place) {
    const auto area = std::ranges::find_if(areas(), [&](const town::PostalArea& one) {
        return one.code == place.postal && one.area == place.name.written;
    });
    return area == areas().end() ? place.name.written : area->written;
}

void TownWords::offer_places(std::string_view reading, bool out, Offers& offers) {
    for (const town::PlaceSpelling& one : places()) {
        if (!one.name.reading.starts_with(reading)) continue;
        auto& list = one.name.reading == reading ? offers.exact : offers.longer;
        list.push_back(out && one.kind == aza ? written_out(one) : one.name.written);
    }
}

Offers TownWords::offers(std::string_view reading, town::Typing typing, bool begun) {
    Offers offers;
    if (reading.empty()) return offers;
    switch (typing) {
        case town::Typing::name:
            offer_names(reading, begun, offers);
            break;
        case town::Typing::family_name:
            offer_from(family(), reading, offers);
            break;
        case town::Typing::given_name:
            offer_from(given(), reading, offers);
            break;
        case town::Typing::address:
            offer_places(reading, !begun, offers);
            break;
        case town::Typing::words:
            offer_from(words(), reading, offers);
            offer_places(reading, false, offers);
            break;
        case town::Typing::anything:
            offer_from(words(), reading, offers);
            offer_places(reading, false, offers);
            offer_from(family(), reading, offers);
            offers.longer.clear();
            break;
    }
    return offers;
}

std::vector<std::string> TownWords::addresses(std::string_view code) {
    std::vector<std::string> found;
    for (const town::PostalArea& one : areas()) {
        if (one.code == code) found.push_back(one.written);
    }
    return found;
}

std::optional<std::string> postal_code_in(std::string_view typed) {
    std::string digits(typed);
    if (digits.size() == 8 && digits[3] == '-') digits.erase(3, 1);
    const bool whole = digits.size() == 7 &&
                       std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!whole) return std::nullopt;
    return digits;
}

}  // namespace kiosk::typing
