#include "town/guide/svd.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace town::guide {

namespace {

constexpr int spare_directions = 24;
constexpr int passes = 4;

// Makes the columns orthonormal by the Cholesky factor of their products, twice for precision.
void orthonormalise(Matrix& columns) {
    for (int time = 0; time < 2; ++time) {
        Eigen::MatrixXd products = (columns.transpose() * columns).cast<double>();
        const double ridge = 1e-7 * products.trace() / static_cast<double>(products.rows()) + 1e-30;
        products.diagonal().array() += ridge;
        const Eigen::LLT<Eigen::MatrixXd> factor(products);
        const Eigen::MatrixXd inverse =
            factor.matrixU().solve(Eigen::MatrixXd::Identity(products.rows(), products.cols()));
        columns = (columns * inverse.cast<float>()).eval();
    }
}

}  // namespace

std::uint64_t Chance::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

float Chance::normal() {
    const float first = std::max(unit(), 1e-7F);
    return std::sqrt(-2 * std::log(first)) * std::cos(6.2831853F * unit());
}

Matrix strongest_directions(const Sparse& a, int rank, float power, std::uint64_t seed) {
    const auto width = std::min<Eigen::Index>({rank + spare_directions, a.rows(), a.cols()});
    const Sparse turned = a.transpose();
    Chance chance(seed);
    Matrix right(a.cols(), width);
    for (Eigen::Index i = 0; i < right.size(); ++i) right.data()[i] = chance.normal();
    Matrix left = a * right;
    orthonormalise(left);
    for (int pass = 0; pass < passes; ++pass) {
        right = turned * left;
        orthonormalise(right);
        left = a * right;
        orthonormalise(left);
    }
    right = turned * left;  // a ≈ left · rightᵀ
    const Eigen::MatrixXd products = (right.transpose() * right).cast<double>();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products);
    // Eigenvalues come in rising order, and their vectors' signs by chance of rounding: fixed here.
    const auto kept = std::min<Eigen::Index>(rank, width);
    Eigen::MatrixXf turn(width, kept);
    for (Eigen::Index i = 0; i < kept; ++i) {
        const auto from = width - 1 - i;
        const double strength = std::sqrt(std::max(0.0, solver.eigenvalues()[from]));
        Eigen::VectorXd direction = solver.eigenvectors().col(from);
        Eigen::Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        if (direction[largest] < 0) direction = -direction;
        turn.col(i) = (direction * std::pow(strength, static_cast<double>(power))).cast<float>();
    }
    Matrix rows = Matrix::Zero(a.rows(), rank);
    rows.leftCols(kept) = left * turn;
    return rows;
}

void make_rows_unit(Matrix& rows) {
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        const float length = rows.row(i).norm();
        if (length > 1e-9F) rows.row(i) /= length;
    }
}

}  // namespace town::guide
