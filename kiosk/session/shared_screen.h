#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "kiosk/view/view.h"

namespace kiosk {

// What of a screen stays at the terminal while a clerk elsewhere looks at it.
struct Privacy {
    std::vector<std::string> ids;          // of elements, and of all whose ids go on with a dot
    std::vector<base::SecretText> values;  // wherever they stand
};
// What this view shows of the person although the terminal hides it from the lobby.
Privacy privacy_of(const view::Body& body);

// Screens whose whole content may be seen elsewhere. Any other shows nothing but its name: PINs,
// numbers and birth dates being typed, a person's own records, and whatever is made next year.
bool may_be_seen(const std::string& screen);

// The same told by the view: what the visitor hears of it.
bool is_kept_from_clerk(const view::Body& body);

// The screen as the clerk may have it.
view::Seen without_private(view::Seen seen, const Privacy& privacy);

// What is asked on the screen, so that a clerk can answer it by the same pack; "" = nothing a clerk
// may answer.
struct AskedThere {
    std::string journey, question;
};
struct SharedContent {
    view::Seen seen;
    AskedThere asked;
};
std::string to_json(const SharedContent& content);
// Empty: not what a terminal sends.
std::optional<SharedContent> shared_content_from(const std::string& json);

}  // namespace kiosk
