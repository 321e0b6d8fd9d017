#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "base/uuid.h"
#include "town/answers.h"

namespace server::pages {

// How far somebody is in a journey. It travels in the form itself, so that nothing of it stays on
// the server, and every page of the browser's history holds its own.
struct Progress {
    std::string journey;
    int version = 1;
    std::string language;
    town::Answers answers;
    std::vector<std::string> shown;  // the questions of the form it stands in; none: the review
    std::set<std::string> seen;      // the questions that were shown so far
    bool changing = false;           // came from the review and wants back there
    std::string given;               // the question that a table's row answered, "" = none
    std::string from;                // "REGISTER/VIEW" whose row began it, "" = none
    base::Uuid form{};               // sent once, whatever the browser does
    base::Time begun_at{};
};

// Seals what travels: nobody reads it on the way (a shared computer's history), changes it, or uses
// it for somebody else. The key lives as long as the process.
class FormSeal {
public:
    FormSeal();
    // `bound_to` says whose form it is: the digest of a device's token, or "home".
    std::string sealed(const Progress& progress, std::string_view bound_to) const;
    // Empty: changed, somebody else's, of an earlier process, or over half a day old.
    std::optional<Progress> opened(std::string_view text, std::string_view bound_to,
                                   base::Time now) const;

private:
    base::SecretBytes key_;
};

}  // namespace server::pages
