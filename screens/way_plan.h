#pragma once

#include "kiosk/view/view.h"
#include "screens/phrases.h"
#include "screens/ui/sheet.h"

namespace screens {

// Plans one below the other, each as large as its part of the area allows.
void draw_plans(ui::Sheet& sheet, const std::vector<kiosk::view::WayFloor>& floors, ui::Rect area,
                const Phrases& say);

}  // namespace screens
