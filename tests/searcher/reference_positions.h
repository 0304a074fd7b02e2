// Words, sequences and neighbourhoods by brute force, for the reference scan.
#pragma once

#include "tests/searcher/reference_query.h"

#include <functional>
#include <string>
#include <vector>

namespace technews::tests {

// Whether a form or value is like the pattern: wildcards, edits, or a regular expression of the
// syntax that std::regex shares with ICU.
std::function<bool(const std::string&)> likeness(const searcher::Word& pattern);

// One span of each place, in order and apart, with at most so many positions between them in all:
// from the first to the last.
ReferenceSpans sequences(const std::vector<ReferenceSpans>& places, std::uint32_t gaps);

// Whether one span of each operand can be chosen, apart from each other and with at most so many
// positions between them in all.
bool stand_near(const std::vector<ReferenceSpans>& operands, std::uint32_t gaps, bool ordered);

}  // namespace technews::tests
