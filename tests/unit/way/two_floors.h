#pragma once

#include <catch2/catch.hpp>

#include "town/way/steps.h"

namespace way_test {

// A hall nobody built: two floors of 60 by 40, a corridor, stairs with a landing, a lift, one desk
// upstairs, one that nobody has placed, and one behind a step.
inline const std::string two_floors = R"(
id = "sample"
places = ["hall"]
buildings = ["house"]
floor = [
  { id = "first", building = "house", level = 1, width = 60, height = 40, cm_a_unit = 50, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "second", building = "house", level = 2, width = 60, height = 40, cm_a_unit = 50, source = "a test", checked_on = "2026-11-23", status = "verified" },
]
spot = [
  { id = "kiosk", kind = "terminal", terminal = "hall-1", floor = "first", at = { x = 10, y = 30 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "entrance", kind = "entrance", floor = "first", box = { x = 0, y = 26, w = 4, h = 8 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "crossing", kind = "corner", floor = "first", at = { x = 30, y = 30 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "records", kind = "desk", sections = ["resident_desk"], floor = "first", box = { x = 26, y = 4, w = 8, h = 6 }, at = { x = 30, y = 12 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "stairs_down", kind = "stairs", floor = "first", box = { x = 38, y = 26, w = 6, h = 8 }, at = { x = 38, y = 30 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "lift_down", kind = "lift", floor = "first", box = { x = 54, y = 26, w = 6, h = 8 }, at = { x = 54, y = 30 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "stairs_up", kind = "stairs", floor = "second", box = { x = 38, y = 26, w = 6, h = 8 }, at = { x = 38, y = 26 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "lift_up", kind = "lift", floor = "second", box = { x = 54, y = 26, w = 6, h = 8 }, at = { x = 54, y = 26 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "care", kind = "desk", sections = ["care_desk"], floor = "second", box = { x = 34, y = 4, w = 8, h = 6 }, at = { x = 38, y = 12 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "gallery", kind = "room", floor = "second", box = { x = 4, y = 4, w = 10, h = 8 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "stage", kind = "room", floor = "first", at = { x = 10, y = 12 }, source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "child", kind = "desk", sections = ["child_desk"], status = "unknown" },
  { id = "annexe", kind = "room", building = "house", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { id = "old_room", kind = "room", floor = "first", at = { x = 20, y = 30 }, source = "a test", checked_on = "2020-01-01", status = "old" },
]
link = [
  { from = "kiosk", to = "crossing", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "kiosk", to = "entrance", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "crossing", to = "records", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "crossing", to = "stairs_down", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "stairs_down", to = "lift_down", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "stairs_down", to = "stairs_up", kind = "stairs", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "lift_down", to = "lift_up", kind = "lift", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "stairs_up", to = "care", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "lift_up", to = "stairs_up", kind = "level", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "kiosk", to = "stage", kind = "steps", source = "a test", checked_on = "2026-11-23", status = "verified" },
  { from = "kiosk", to = "gallery", kind = "stairs", status = "unknown" },
]
)";

inline town::way::Site read(const std::string& toml, town::PackComplaints& complaints) {
    const auto table = town::parse_toml(toml);
    INFO((table ? "" : table.error().why));
    REQUIRE(table);
    return town::way::read_site("floors/sample.toml", table.value(), complaints);
}

inline town::way::Site sample() {
    town::PackComplaints complaints;
    auto site = read(two_floors, complaints);
    for (const auto& one : complaints) FAIL_CHECK(one.what);
    return site;
}

}  // namespace way_test
