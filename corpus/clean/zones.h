// The best division of a page's words into head, body, inserts and tail.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/tokens.h"

#include <cstdint>
#include <vector>

namespace technews::corpus {

enum class Zone : std::uint8_t { head, body, insert, tail };

// The most probable sequence head* (body | insert)* tail* under the words' evidence and the price
// of each change of zone, which is low where sentences and lines end (Viterbi 1967). first_body is
// the first word where a body may begin. Linear: four states a word.
std::vector<Zone> divide(const Words& words, const Evidence& evidence, std::size_t first_body);

}  // namespace technews::corpus
