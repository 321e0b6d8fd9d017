#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cstdint>

namespace town::guide {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor>;

// Numbers that look drawn by chance and are the same on every machine (splitmix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : next() % limit; }
    float unit() { return static_cast<float>(next() >> 40) * 0x1p-24F; }  // 0 … 1
    float normal();

private:
    std::uint64_t state_;
};

// The rows of `a` in its `rank` strongest directions, each direction scaled by its strength to the
// power `power`: a randomised singular value decomposition (Halko, Martinsson, Tropp 2011).
Matrix strongest_directions(const Sparse& a, int rank, float power, std::uint64_t seed);

void make_rows_unit(Matrix& rows);

}  // namespace town::guide
