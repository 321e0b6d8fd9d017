#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "town/guide/svd.h"

namespace town::guide {

// Rows of numbers, each number in one byte and each row with its own step: a quarter of the size,
// and no loss that the ranking notices.
class Table8 {
public:
    static Table8 of(const Matrix& rows);
    static std::optional<Table8> read(base::ByteReader& bytes);
    void write(base::ByteWriter& bytes) const;

    std::size_t rows() const { return steps_.size(); }
    std::size_t width() const { return width_; }
    void add_row(std::size_t row, float weight, std::span<float> sum) const;
    // The products of every row with `place` (of this table's width).
    void products(std::span<const float> place, std::span<float> out) const;
    Matrix whole() const;

private:
    std::size_t width_ = 0;
    std::vector<float> steps_;
    std::vector<std::int8_t> cells_;
};

void write_numbers(base::ByteWriter& bytes, std::span<const float> numbers);
std::optional<std::vector<float>> read_numbers(base::ByteReader& bytes);
void write_text(base::ByteWriter& bytes, std::string_view text);
std::optional<std::string> read_text(base::ByteReader& bytes);

}  // namespace town::guide
