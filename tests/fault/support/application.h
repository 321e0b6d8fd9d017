#pragma once

#include <string>

#include "town/application.h"

namespace fault {

// Strings that no terminal may leave anywhere readable.
inline constexpr const char* canary_kana = "カナリヤ マドグチ";
inline constexpr const char* canary_kanji = "金糸雀 窓口";

// A whole application for the consultation of the pack of Misaki, with a receipt of its own.
town::Application sample_application(const std::string& short_name, base::Time now);

}  // namespace fault
