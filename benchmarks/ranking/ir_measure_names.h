// ir_measures' names: nDCG@10, AP(rel=2), RBP(p=.8).
#pragma once

#include "benchmarks/ranking/measures.h"

#include <optional>
#include <string_view>

namespace technews::benchmarks {

// nullopt when it is no such name, or what stands in it can't be.
std::optional<Measure> parse_ir_measure(std::string_view text);

}  // namespace technews::benchmarks
