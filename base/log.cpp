#include "base/log.h"

#include <fmt/core.h>
#include <unistd.h>

#include <string>

#include "base/calendar.h"

namespace base {
namespace {

std::string_view word(Event event) {
    switch (event) {
        case Event::program_started:
            return "program-started";
        case Event::pack_refused:
            return "pack-refused";
        case Event::pack_active:
            return "pack-active";
        case Event::row_missing:
            return "row-missing";
        case Event::card_fault:
            return "card-fault";
        case Event::reader_gone:
            return "reader-gone";
        case Event::outbox_fault:
            return "outbox-fault";
        case Event::record_stored:
            return "record-stored";
        case Event::sync_sent:
            return "sync-sent";
        case Event::sync_failed:
            return "sync-failed";
        case Event::clock_suspect:
            return "clock-suspect";
        case Event::server_ready:
            return "server-ready";
        case Event::request_refused:
            return "request-refused";
        case Event::record_quarantined:
            return "record-quarantined";
        case Event::record_dead:
            return "record-dead";
        case Event::record_applied:
            return "record-applied";
        case Event::staff_session:
            return "staff-session";
        case Event::store_fault:
            return "store-fault";
        case Event::printer_fault:
            return "printer-fault";
        case Event::device_checked:
            return "device-checked";
        case Event::glyph_missing:
            return "glyph-missing";
    }
    return "";
}

// Printable ASCII stays; everything else, bidirectional marks and line ends included, is escaped
// bytewise.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char sign : text.substr(0, 200)) {
        const auto byte = static_cast<unsigned char>(sign);
        if (byte < 0x20 || byte >= 0x7F || sign == '"' || sign == '\\') {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += sign;
        }
    }
    return out + "\"";
}

}  // namespace

void log(Event event, std::initializer_list<std::pair<std::string_view, LogValue>> values) {
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    auto line = fmt::format("{{\"at\":\"{}\",\"event\":\"{}\"", rfc3339(now), word(event));
    for (const auto& [name, value] : values) {
        line += fmt::format(",{}:", quoted(name));
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            line += std::to_string(*number);
        } else {
            line += quoted(std::get<std::string_view>(value));
        }
    }
    line += "}\n";
    // One write, so that lines of several threads never mix. A log that cannot be written must not
    // stop the counter: the result is not looked at.
    [[maybe_unused]] const auto wrote = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base
