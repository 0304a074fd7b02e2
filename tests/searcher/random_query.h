// Queries out of the grammar whose words come from an archive, so that they find something.
#pragma once

#include "shared/index/record.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace technews::tests {

// Not thread-safe.
class RandomQuery {
 public:
  // The same seed and records give the same queries.
  RandomQuery(const std::vector<index::Record>& records, std::uint32_t seed);

  std::string next();

 private:
  using Words = std::vector<std::string>;

  bool chance(unsigned one_in) { return random_() % one_in == 0; }
  std::size_t up_to(std::size_t most) { return 1 + random_() % most; }
  template <typename List>
  const auto& pick(const List& list) {
    return list[random_() % list.size()];
  }

  std::string alternatives(int depth);
  std::string conjunction(int depth);
  std::string list(int depth);
  std::string element(int depth);
  std::string primary(int depth);
  std::string near();
  std::string operand();
  std::string phrase(std::size_t words);
  std::string slot(const std::string& word);
  std::string word();
  std::string wildcard(const std::string& word);
  std::string regex(const std::string& word);
  std::string misspelled(std::string word);
  std::string in_field();
  std::string filter();
  std::string date();
  // Words that follow each other in the current article; some other article's now and then.
  Words stretch(std::size_t words);

  const std::vector<index::Record>& records_;
  std::vector<Words> words_;  // by record
  std::mt19937 random_;
  std::size_t current_ = 0;
};

}  // namespace technews::tests
