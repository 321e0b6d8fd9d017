#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "town/pack_keys.h"
#include "town/pack_load.h"

namespace town {

// Which phrases a resident can meet: at a terminal from the welcome to the receipt, on the pages
// for home, on papers, in a register's answer. A language of `residents_languages` says just these.
// Journeys tell it by their roles, registers and tables by the journeys; for the screens' and
// pages' own words rules/residents.toml names what is for staff, and all else is for everybody.
class ResidentsRule {
public:
    enum class Meets { yes, perhaps, never };

    // Complains of what it cannot read; without the file no screen's phrase is for staff only.
    static ResidentsRule from(const PackSource& source, const Pack& pack,
                              PackComplaints& complaints);

    Meets meets(std::string_view key) const;

private:
    struct Register {
        std::set<std::string, std::less<>> views;  // the public ones
    };
    Meets meets_register(std::string_view key) const;

    Keys engine_;                                             // what keys_of gives residents
    std::vector<std::string> staff_;                          // beginnings of keys
    std::map<std::string, Register, std::less<>> registers_;  // with a journey for residents
    std::set<std::string, std::less<>> tables_;               // whose rows residents choose from
};

}  // namespace town
