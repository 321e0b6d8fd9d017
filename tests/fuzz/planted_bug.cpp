// A parser with a bug planted on purpose: the smoke run must find it, or the fuzzers prove nothing.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {
volatile std::uint8_t sink;  // Else the optimiser removes the read whose result nobody wants.

void read_record(const std::vector<std::uint8_t>& bytes) {
    if (bytes.size() < 4 || bytes[0] != 'M' || bytes[1] != 'D') return;
    const std::size_t length = bytes[2];  // Never compared with what is left.
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < length; ++i)
        sum = static_cast<std::uint8_t>(sum + bytes.data()[3 + i]);
    sink = sum;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_record(std::vector<std::uint8_t>(data, data + size));
    return 0;
}
