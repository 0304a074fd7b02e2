// What each step of a ProseFeature says for an article, in 64ths of a log-odds unit: fitted by
// logistic regression to pages of some six hundred sites; see benchmarks/cleaning.
#pragma once

#include "corpus/clean/prose.h"

namespace technews::corpus {

inline constexpr int prose_bias = 2;
inline constexpr std::int8_t prose_weights[prose_features][prose_steps] = {
    {0, 1, -1, 0, 1, 1, 1, 2, 5, -7, -3, -2, -2},
    {-1, 0, 3, 3},
    {10, -5, -11, -11, -11, -2, 1, 11, 13, 10, 2, 0, 0, 0, 0, 0, 0, 0, -8, -1, -6},
    {4, -4, -4, -3, -4, -6, -9, -8, -1, 0, 4, 2, 3, 2, 3, 7, 6, 1},
    {-21, -9, -3, 1, 6, 3, 1, 3, 2, 3, 8},
    {1, 7, -4, -7, -2, 0, -3, -2, -4, -3, -2, -6, 2, 13, 7, -1},
    {-1, 0, 2,  -8,  1, -7, 4,  -1, -5, -14, 3,  4,  5, -6,
     13, 8, -4, -13, 3, 10, -5, -5, 1,  4,   -6, -3, 6, 8},
    {-3, 1, -2, -6, -7, -1, -3, 0, 5, 4, 5},
    {12, -7, -2, -11, -16},
    {3, -1, -5, -3},
    {1, 8, 4, 2, -2, -8, -7, -5},
    {18, 12, 11, 8, 5, -1, -7, -10, -18, -26},
    {0, -1, -1, 2, 10, 2, -1, 3, -2, -4, -6, -7, -4},
};

}  // namespace technews::corpus
