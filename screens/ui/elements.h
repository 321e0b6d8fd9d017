#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/ui/geometry.h"

namespace screens::ui {

enum class Role {
    heading,
    text,
    button,
    choice,
    check,
    field,
    key,
    list,
    item,
    image,
    progress,
    alert
};
std::string_view word(Role role);

// What a widget is, said as it is drawn: the one list behind voice guidance, ten-key navigation,
// golden texts and journey tests. Never holds a secret.
struct Element {
    std::string id{};
    Role role = Role::text;
    std::string label{};
    std::string speech{};  // "" = as the label
    std::string value{};
    bool enabled = true;
    bool focused = false;
    PixelRect at{};
    bool target = false;  // a finger may press it
    bool operator==(const Element&) const = default;
};

}  // namespace screens::ui
