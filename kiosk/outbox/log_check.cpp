#include "kiosk/outbox/log_check.h"

#include <fstream>
#include <utility>

#include "base/bytes.h"
#include "base/files.h"

namespace kiosk {
namespace {

constexpr std::size_t header_size = 32;
constexpr std::size_t frame_header_size = 24;
constexpr std::size_t most_log_bytes = 1u << 30;
constexpr std::uint32_t magic_big_endian = 0x377f0683;
constexpr std::uint32_t magic_little_endian = 0x377f0682;

struct Sum {
    std::uint32_t first = 0, second = 0;
    bool operator==(const Sum&) const = default;
};

std::uint32_t big(base::ByteView bytes, std::size_t at) {
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
           std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

std::uint32_t little(base::ByteView bytes, std::size_t at) {
    return std::uint32_t{bytes[at + 3]} << 24 | std::uint32_t{bytes[at + 2]} << 16 |
           std::uint32_t{bytes[at + 1]} << 8 | bytes[at];
}

Sum add_up(Sum sum, base::ByteView bytes, bool big_endian) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        sum.first += (big_endian ? big(bytes, at) : little(bytes, at)) + sum.second;
        sum.second += (big_endian ? big(bytes, at + 4) : little(bytes, at + 4)) + sum.first;
    }
    return sum;
}

struct Frame {
    std::uint32_t commit = 0;  // not 0: ends a transaction
    Sum salts, sum;
};

Frame frame_at(base::ByteView log, std::size_t at) {
    return {.commit = big(log, at + 4),
            .salts = {big(log, at + 8), big(log, at + 12)},
            .sum = {big(log, at + 16), big(log, at + 20)}};
}

// Where the frames stop adding up; the size of the log when all do.
std::size_t end_of_sound_frames(base::ByteView log, std::size_t frame_size, Sum salts) {
    const bool big_endian = big(log, 0) == magic_big_endian;
    Sum sum = add_up({}, log.first(24), big_endian);
    if (sum != Sum{big(log, 24), big(log, 28)}) return header_size;
    for (std::size_t at = header_size; at + frame_size <= log.size(); at += frame_size) {
        const Frame frame = frame_at(log, at);
        sum = add_up(sum, log.subspan(at, 8), big_endian);
        sum = add_up(sum, log.subspan(at + frame_header_size, frame_size - frame_header_size),
                     big_endian);
        if (frame.salts != salts || frame.sum != sum) return at;
    }
    return log.size();
}

}  // namespace

bool log_is_damaged(const std::filesystem::path& log_file) {
    const auto read = base::read_file(log_file, most_log_bytes);
    if (!read) return read.error() != base::FileFault::missing;
    const base::ByteView log = read.value();
    if (log.size() < header_size) return false;
    const auto magic = big(log, 0);
    const std::size_t page_size = big(log, 8);
    const bool readable = (magic == magic_big_endian || magic == magic_little_endian) &&
                          page_size >= 512 && page_size <= 65536 &&
                          (page_size & (page_size - 1)) == 0;
    const std::size_t frame_size = frame_header_size + (readable ? page_size : 4096);
    if (log.size() < header_size + frame_size) return false;
    // With a rotten header the salts of this generation are those of its first frame.
    const Sum of_header{big(log, 16), big(log, 20)};
    const bool sound_header = readable && add_up({}, log.first(24), magic == magic_big_endian) ==
                                              Sum{big(log, 24), big(log, 28)};
    const Sum salts = sound_header ? of_header : frame_at(log, header_size).salts;
    const std::size_t torn_at =
        sound_header ? end_of_sound_frames(log, frame_size, salts) : header_size;
    bool commit_seen = false;
    for (std::size_t at = torn_at; at + frame_size <= log.size(); at += frame_size) {
        const Frame frame = frame_at(log, at);
        if (frame.salts != salts) continue;
        if (commit_seen) return true;  // somebody went on after this commit: it had been synced
        commit_seen = frame.commit != 0;
    }
    return false;
}

}  // namespace kiosk
