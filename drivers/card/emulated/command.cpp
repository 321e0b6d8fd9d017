#include "drivers/card/emulated/command.h"

namespace drivers::card {

std::optional<ChipCommand> ChipCommand::from(base::ByteView bytes) {
    if (bytes.size() < 4) return std::nullopt;
    ChipCommand command;
    command.cla = bytes[0];
    command.ins = bytes[1];
    command.p1 = bytes[2];
    command.p2 = bytes[3];
    const auto le_of = [](std::uint8_t le) { return le == 0 ? std::size_t{256} : le; };
    const base::ByteView rest = bytes.subspan(4);
    if (rest.empty()) return command;
    if (rest.size() == 1) {
        command.le = le_of(rest[0]);
        return command;
    }
    const std::size_t lc = rest[0];
    if (lc == 0 || (rest.size() != lc + 1 && rest.size() != lc + 2)) return std::nullopt;
    command.has_data = true;
    command.data.assign(rest.begin() + 1, rest.begin() + 1 + static_cast<std::ptrdiff_t>(lc));
    if (rest.size() == lc + 2) command.le = le_of(rest.back());
    return command;
}

base::Bytes status_word(std::uint16_t sw) {
    return {static_cast<std::uint8_t>(sw >> 8), static_cast<std::uint8_t>(sw & 0xFF)};
}

}  // namespace drivers::card
