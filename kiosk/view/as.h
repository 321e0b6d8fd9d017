#pragma once

#include <variant>

#include "kiosk/view/intent.h"

namespace kiosk {

// The intent when it is a T, else null.
template <class T>
const T* as(const view::Intent& intent) {
    return std::get_if<T>(&intent);
}

}  // namespace kiosk
