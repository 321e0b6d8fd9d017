#pragma once

#include <filesystem>

#include "drivers/camera/camera.h"
#include "drivers/card/reader.h"
#include "drivers/printer/printer.h"
#include "drivers/voice/voice.h"
#include "kiosk/sync/sync.h"

namespace kiosk {

// What `--check` tries; an empty pointer = this terminal has none.
struct Devices {
    std::filesystem::path state;
    bool enrolled = false;
    bool pack = false;
    bool wants_reader = false, wants_printer = false;
    drivers::card::CardReader* reader = nullptr;
    drivers::printer::Printer* printer = nullptr;
    drivers::camera::Camera* camera = nullptr;  // where one is wanted
    bool wants_voice = false;
    drivers::voice::Voice* voice = nullptr;
    TownClient* town = nullptr;
};

// Tries every device and tells each on stdout, a line a device; false: something is amiss.
bool check_devices(const Devices& devices);

}  // namespace kiosk
