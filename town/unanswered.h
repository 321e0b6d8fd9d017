#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/secret.h"

namespace town {

// A question that the guide's answers did not serve, for those who write the answers. A sealed
// body of its own kind beside the application's, with no name, no number and no time but the day.
// Nothing urgent and nothing of practice ever becomes one.
struct UnansweredQuestion {
    // staff_first: the guide knew nothing. left: the person went away from the answers.
    // none_fit: the person said that none is what was meant.
    enum class How { staff_first, left, none_fit };

    std::string text;      // what without_identity left of it
    std::string language;  // of the screen
    How how = How::staff_first;
    base::Date day;
};

// What may be kept of a question: digits, telephone numbers, addresses and names become ○, and of
// a long story only the beginning stays. `files` as Pack::files: guide/identity.toml says by what a
// name is known, typing/ which names and places are common. Empty: nothing may be kept (nothing
// else was said, or the pack does not say what a name is known by).
std::string without_identity(std::string_view text,
                             const std::map<std::string, std::string, std::less<>>& files);

std::string_view word(UnansweredQuestion::How how);  // "staff_first", "left", "none_fit"
base::SecretText to_body(const UnansweredQuestion& question);
// Nothing for every other body, and for one that is longer than any of ours.
std::optional<UnansweredQuestion> unanswered_from(const base::SecretText& body);

}  // namespace town
