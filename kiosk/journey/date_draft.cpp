#include "kiosk/journey/date_draft.h"

#include <array>
#include <charconv>
#include <vector>

#include "kiosk/journey/day_words.h"
#include "town/eras.h"
#include "town/person_date.h"

namespace kiosk {
namespace {

constexpr std::array all_eras{town::Era::reiwa, town::Era::heisei, town::Era::showa,
                              town::Era::taisho, town::Era::meiji};

int number(const std::string& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::vector<town::Era> eras_for(town::DateSide side, base::Date today) {
    if (side != town::DateSide::after_today) return {all_eras.begin(), all_eras.end()};
    const auto now = town::in_era(today);
    return {now ? now->era : all_eras.front()};
}

// A month or day is whole when no second digit could follow: 4 is April, 1 may become 10, 11 or 12.
bool is_whole(int part, const std::string& digits) {
    if (digits.size() >= 2) return true;
    if (part == 2) return digits > "1";
    if (part == 3) return digits > "3";
    return false;
}

std::string* typed_part(DateDraft& draft) {
    switch (draft.part) {
        case 1:
            return &draft.year;
        case 2:
            return &draft.month;
        case 3:
            return &draft.day;
        default:
            return nullptr;
    }
}

}  // namespace

void DateDraft::choose_era(const std::string& word) {
    if (!town::era_from(word)) return;
    era = word;
    part = 1;
}

void DateDraft::press(int digit) {
    if (part == 0) part = 1;
    std::string* typed = typed_part(*this);
    if (typed == nullptr) return;
    if (is_whole(part, *typed)) typed->clear();  // Typing again means typing anew.
    *typed += static_cast<char>('0' + digit);
    if (part < 3 && is_whole(part, *typed)) ++part;
}

void DateDraft::erase() {
    std::string* typed = typed_part(*this);
    if (typed != nullptr && typed->empty() && part > 1) {
        --part;
        typed = typed_part(*this);
    }
    if (typed == nullptr || typed->empty()) return;
    if (is_unknown()) return press_unknown();
    typed->pop_back();
}

bool DateDraft::is_unknown() const {
    return (part == 2 && month == unknown_part) || (part == 3 && day == unknown_part);
}

void DateDraft::press_unknown() {
    if (!may_be_unknown()) return;
    const std::string typed = is_unknown() ? "" : unknown_part;
    if (part == 2) month = typed;
    day = typed;
}

std::optional<base::Date> DateDraft::date() const {
    const auto which = town::era_from(era);
    if (!which || year.empty() || month.empty() || day.empty()) return std::nullopt;
    return town::from_era({*which, number(year), static_cast<unsigned>(number(month)),
                           static_cast<unsigned>(number(day))});
}

std::string DateDraft::iso() const {
    const auto which = town::era_from(era);
    if (!which || year.empty() || month.empty() || day.empty()) return {};
    if (month == "0" || day == "0") return {};  // Half typed.
    const auto meant =
        town::partial_from_era({*which, number(year), static_cast<unsigned>(number(month)),
                                static_cast<unsigned>(number(day))});
    return meant ? town::iso_date(*meant) : "";
}

view::AskDate view_of(const DateDraft& draft, town::DateSide side, base::Date today,
                      const town::Words& words) {
    view::AskDate ask;
    ask.era = draft.era;
    for (const town::Era era : eras_for(side, today)) {
        const std::string word(town::word(era));
        ask.eras.push_back({word, words.say("era." + word), word == draft.era});
    }
    ask.year = draft.year;
    ask.month = draft.month;
    ask.day = draft.day;
    ask.part = draft.part;
    if (const auto date = draft.date()) {
        const std::string iso = base::iso_date(*date);
        ask.read_back = side == town::DateSide::after_today ? day_to_come(iso, words)
                                                            : town::spoken_date(iso, words);
    }
    return ask;
}

DateDraft new_date_draft(town::DateSide side, base::Date today) {
    DateDraft draft;
    const auto eras = eras_for(side, today);
    if (eras.size() == 1) draft.choose_era(std::string(town::word(eras.front())));
    return draft;
}

}  // namespace kiosk
