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
    return tell("voice", devices.voice != nullptr ? "ready" : "not found",
                devices.voice != nullptr);
}

bool check_disk(const Devices& devices) {
    const auto probe = devices.state / "check";
    const bool good = static_cast<bool>(base::write_file(probe, base::to_bytes("check"), 0600));
    std::error_code ignored;
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
        tell("enrolment", devices.enrolled ? "ready" : "not enrolled", devices.enrolled),
        tell("pack", devices.pack ? "ready" : "none", devices.pack),
        check_reader(devices),
        devices.printer != nullptr ? tell("printer", "ready", true)
        : devices.wants_printer    ? tell("printer", "not found", false)
                                   : tell("printer", "none", true),
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
