#include "town/guide/table8.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace town::guide {

Table8 Table8::of(const Matrix& rows) {
    Table8 table;
    table.width_ = static_cast<std::size_t>(rows.cols());
    table.cells_.reserve(static_cast<std::size_t>(rows.size()));
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        const float largest = rows.cols() == 0 ? 0 : rows.row(i).cwiseAbs().maxCoeff();
        const float step = largest > 0 ? largest / 127 : 1;
        table.steps_.push_back(step);
        for (Eigen::Index j = 0; j < rows.cols(); ++j) {
            table.cells_.push_back(static_cast<std::int8_t>(std::lround(rows(i, j) / step)));
        }
    }
    return table;
}

void Table8::add_row(std::size_t row, float weight, std::span<float> sum) const {
    const std::int8_t* cells = cells_.data() + row * width_;
    const float scale = weight * steps_[row];
    for (std::size_t j = 0; j < width_; ++j) sum[j] += scale * static_cast<float>(cells[j]);
}

void Table8::products(std::span<const float> place, std::span<float> out) const {
    // Whole numbers are multiplied several at a time; the place keeps 15 bits of each number.
    std::vector<std::int16_t> whole(width_);
    float largest = 1e-9F;
    for (const float number : place) largest = std::max(largest, std::abs(number));
    const float step = largest / 8191;
    for (std::size_t j = 0; j < width_; ++j) {
        whole[j] = static_cast<std::int16_t>(std::lround(place[j] / step));
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const std::int8_t* cells = cells_.data() + i * width_;
        std::int32_t sum = 0;
        for (std::size_t j = 0; j < width_; ++j) {
            sum += static_cast<std::int32_t>(cells[j]) * static_cast<std::int32_t>(whole[j]);
        }
        out[i] = static_cast<float>(sum) * steps_[i] * step;
    }
}

Matrix Table8::whole() const {
    Matrix rows =
        Matrix::Zero(static_cast<Eigen::Index>(steps_.size()), static_cast<Eigen::Index>(width_));
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        add_row(i, 1, {rows.data() + i * width_, width_});
    }
    return rows;
}

void Table8::write(base::ByteWriter& bytes) const {
    bytes.u32(static_cast<std::uint32_t>(width_));
    write_numbers(bytes, steps_);
    bytes.bytes({reinterpret_cast<const std::uint8_t*>(cells_.data()), cells_.size()});
}

std::optional<Table8> Table8::read(base::ByteReader& bytes) {
    constexpr std::size_t widest = 4096;
    const auto width = bytes.u32();
    auto steps = read_numbers(bytes);
    if (!width || !steps || *width > widest) return std::nullopt;
    const auto cells = bytes.bytes(steps->size() * *width);
    if (!cells) return std::nullopt;
    Table8 table;
    table.width_ = *width;
    table.steps_ = std::move(*steps);
    const auto* first = reinterpret_cast<const std::int8_t*>(cells->data());
    table.cells_.assign(first, first + cells->size());
    return table;
}

void write_numbers(base::ByteWriter& bytes, std::span<const float> numbers) {
    bytes.u32(static_cast<std::uint32_t>(numbers.size()));
    for (const float number : numbers) bytes.u32(std::bit_cast<std::uint32_t>(number));
}

std::optional<std::vector<float>> read_numbers(base::ByteReader& bytes) {
    const auto count = bytes.u32();
    if (!count || *count > bytes.left() / 4) return std::nullopt;
    std::vector<float> numbers(*count);
    for (float& number : numbers) {
        number = std::bit_cast<float>(bytes.u32().value_or(0));
        if (!std::isfinite(number)) return std::nullopt;
    }
    return numbers;
}

void write_text(base::ByteWriter& bytes, std::string_view text) {
    bytes.u32(static_cast<std::uint32_t>(text.size())).bytes(base::view_of(text));
}

std::optional<std::string> read_text(base::ByteReader& bytes) {
    const auto size = bytes.u32();
    if (!size) return std::nullopt;
    const auto text = bytes.bytes(*size);
    if (!text) return std::nullopt;
    return base::to_text(*text);
}

}  // namespace town::guide
