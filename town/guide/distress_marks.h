#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "town/guide/ranker.h"

namespace town::guide {

// There are so many marks: places a word, pair of words or run of letters or sounds is hashed into.
inline constexpr std::uint32_t all_marks = 1U << 19U;

// What a question is judged by: marks of like weight, ascending, and its place among the words'
// meanings (empty where there is no trained model). `length` is of all its marks, also of those
// nobody ever learnt.
struct Heard {
    std::vector<std::uint32_t> marks;
    std::vector<float> place;
    std::size_t length = 0;
};
Heard heard_in(std::string_view question, const Ranker& ranker);

}  // namespace town::guide
