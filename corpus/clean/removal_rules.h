// The rule by which each word of a page was left out of the article.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/tokens.h"
#include "corpus/clean/zones.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace technews::corpus {

enum class RemovalRule : std::uint8_t {
  none,  // the word is kept
  title,
  repeated,
  story,
  code,
  byline,
  credit,
  bio,
  dateline,
  newsletter,
  before,  // of what the division left out, for no nearer reason
  inside,
  after,
};

// The name in README.md. Empty for none.
std::string_view rule_name(RemovalRule rule);

// One rule a word. Linear.
std::vector<RemovalRule> removal_rules(const Words& words, const std::vector<Zone>& zones,
                                       const Evidence& evidence);

}  // namespace technews::corpus
