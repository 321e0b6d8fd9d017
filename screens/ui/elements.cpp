#include "screens/ui/elements.h"

namespace screens::ui {

std::string_view word(Role role) {
    switch (role) {
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::button:
            return "button";
        case Role::choice:
            return "choice";
        case Role::check:
            return "check";
        case Role::field:
            return "field";
        case Role::key:
            return "key";
        case Role::list:
            return "list";
        case Role::item:
            return "item";
        case Role::image:
            return "image";
        case Role::progress:
            return "progress";
        case Role::alert:
            return "alert";
    }
    return "text";
}

}  // namespace screens::ui
