#pragma once

#include <filesystem>
#include <string>

#include "drivers/camera/camera.h"
#include "drivers/card/reader.h"
#include "drivers/printer/printer.h"
#include "kiosk/sync/sync.h"

namespace kiosk {

// What `--check` tries; an empty pointer = this terminal has none. Empty words = nothing amiss.
struct Devices {
    std::filesystem::path state;
    std::string enrolment_fault, pack_fault, printer_fault, voice_fault;
    bool wants_reader = false;
    drivers::card::CardReader* reader = nullptr;
    drivers::printer::Printer* printer = nullptr;
    drivers::camera::Camera* camera = nullptr;  // where one is wanted
    bool wants_voice = false;
    TownClient* town = nullptr;
};

// Tries every device, leaves this terminal as it is and tells each on stdout, a line a device;
// false: something is amiss.
bool check_devices(const Devices& devices);

}  // namespace kiosk
