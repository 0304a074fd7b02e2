// What a fuzz target calls when a promise is broken.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace technews::fuzz {

// Ends the program so that the fuzzer keeps the input.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

}  // namespace technews::fuzz
