#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "town/spellings.h"

namespace kiosk::typing {

// What a reading may stand for in this town: spelt out exactly by it, or beginning with it.
struct Offers {
    std::vector<std::string> exact, longer;
};

// The words that the pack itself carries for typing, each file read when it is first needed: a
// terminal starts without them. Holds nothing but the pack's, so nothing of a visitor can come back
// from it.
class TownWords {
public:
    explicit TownWords(const town::Pack& pack) : pack_(&pack) {}

    // `begun`: something is written already, so a given name or the rest of an address comes next.
    Offers offers(std::string_view reading, town::Typing typing, bool begun);
    // The addresses a postal code stands for, from the prefecture on.
    std::vector<std::string> addresses(std::string_view code);

private:
    const town::Spellings& family();
    const town::Spellings& given();
    const town::Spellings& words();
    const std::vector<town::PlaceSpelling>& places();
    const std::vector<town::PostalArea>& areas();
    void offer_names(std::string_view reading, bool begun, Offers& offers);
    void offer_whole_names(std::string_view reading, Offers& offers);
    void offer_places(std::string_view reading, bool written_out, Offers& offers);
    std::string written_out(const town::PlaceSpelling& place);

    const town::Pack* pack_;
    std::optional<town::Spellings> family_, given_, words_;
    std::optional<std::vector<town::PlaceSpelling>> places_;
    std::optional<std::vector<town::PostalArea>> areas_;
};

// The seven digits of a postal code, typed with or without its hyphen; nothing while it is none.
std::optional<std::string> postal_code_in(std::string_view typed);

}  // namespace kiosk::typing
