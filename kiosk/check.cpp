#include "kiosk/check.h"

#include <fmt/core.h>

#include "base/files.h"
#include "base/log.h"

namespace kiosk {
namespace {

using drivers::card::CardFault;

bool tell(std::string_view device, std::string_view state, bool good) {
    fmt::print("{}: {}\n", device, state);
    base::log(base::Event::device_checked, {{"device", device}, {"state", state}});
    return good;
}

bool ready_but_for(std::string_view what, const std::string& fault) {
    return tell(what, fault.empty() ? "ready" : fault, fault.empty());
}

bool check_reader(const Devices& devices) {
    if (!devices.wants_reader) return tell("reader", "none", true);
    if (devices.reader == nullptr) return tell("reader", "not found", false);
    const auto card = devices.reader->connect();
    if (card || card.error() == CardFault::no_card) {
        return tell("reader", card ? "ready, with a card" : "ready", true);
    }
    return tell("reader", word(card.error()), false);
}

// One picture is proof enough.
bool check_camera(const Devices& devices) {
    if (devices.camera == nullptr) return tell("camera", "none", true);
    const auto frame = devices.camera->next_frame({});
    if (!frame) return tell("camera", drivers::camera::word(frame.error()), false);
    return tell("camera", "ready", true);
}

bool check_voice(const Devices& devices) {
    if (!devices.wants_voice) return tell("voice", "none", true);
    return ready_but_for("voice", devices.voice_fault);
}

bool check_printer(const Devices& devices) {
    if (!devices.printer_fault.empty()) return tell("printer", devices.printer_fault, false);
    return tell("printer", devices.printer != nullptr ? "ready" : "none", true);
}

// How many wait says nothing against the terminal.
bool check_unsent(const Devices& devices) {
    const auto unsent = count_unsent(devices.state / "outbox");
    if (unsent) return tell("unsent", std::to_string(unsent.value()), true);
    if (unsent.error() == OutboxFault::in_use)
        return tell("unsent", "not known while madoguchi-kiosk runs", true);
    return tell("unsent", word(unsent.error()), false);
}

bool check_disk(const Devices& devices) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(devices.state, ignored))
        return tell("disk", "there is no folder " + devices.state.string(), false);
    const auto probe = devices.state / "check";
    const bool good = static_cast<bool>(base::write_file(probe, base::to_bytes("check"), 0600));
    std::filesystem::remove(probe, ignored);
    return tell("disk", good ? "ready" : "cannot be written", good);
}

bool check_line(const Devices& devices) {
    if (devices.town == nullptr) return tell("line", "not enrolled", false);
    HttpRequest request;
    request.path = "/v1/health";
    const bool good = static_cast<bool>(devices.town->send(request));
    return tell("line", good ? "ready" : "down", good);
}

}  // namespace

bool check_devices(const Devices& devices) {
    const bool results[] = {
        check_disk(devices),
        ready_but_for("enrolment", devices.enrolment_fault),
        ready_but_for("pack", devices.pack_fault),
        check_unsent(devices),
        check_reader(devices),
        check_printer(devices),
        check_camera(devices),
        check_voice(devices),
        check_line(devices),
    };
    for (const bool good : results) {
        if (!good) return false;
    }
    return true;
}

}  // namespace kiosk
