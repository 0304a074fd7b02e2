// Lexicon: the words of an index that a misspelled one may have been meant for.
#pragma once

#include "shared/index/fields.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// A word as it is in the index.
struct KnownWord {
  std::string form;
  double slips = 0;     // slip_cost() from it to what was typed
  double articles = 0;  // that have it
};

// The fields a word is looked for in: one, or title and body.
using FieldScope = std::optional<index::Field>;

// Counts over one state of the index, each asked for once. Not thread-safe.
class Lexicon {
 public:
  explicit Lexicon(const Xapian::Database& database) : database_(database) {}

  // Articles that match.
  double count(const Xapian::Query& query) const;
  double articles() const { return static_cast<double>(database_.get_doccount()); }

  // Articles with the form; with two forms; with the second right after the first. The scope is of
  // text fields. A pair costs up to 5 ms in 10,000 articles, for the most frequent words there are.
  double frequency(const std::string& form, FieldScope scope);
  double together(const std::string& first, const std::string& second, FieldScope scope);
  double in_order(const std::string& first, const std::string& second, FieldScope scope);

  // Whether an article has a word of this stem; whether one has this value of a filter field.
  bool has_stem(const std::string& stem) const;
  bool has_value(index::Field field, const std::string& value) const;

  // The known words within so many slips, the likeliest first by slips and frequency, at most
  // `most_known_words`. With two slips the first letter is taken for right. Walks the words that
  // begin with the letter, over what can't be near: 1 ms of 100,000 words.
  std::vector<KnownWord> near(const std::string& form, FieldScope scope, std::size_t slips);

  // The same for values; also those that go on after a dot: example for example.com.
  std::vector<KnownWord> near_value(const std::string& value, index::Field field);

  static constexpr std::size_t most_known_words = 8;

 private:
  using Pair = std::pair<std::string, std::string>;

  void walk(std::u32string_view typed, index::Field field, std::size_t slips,
            std::vector<KnownWord>& found) const;

  const Xapian::Database& database_;
  std::map<std::pair<FieldScope, std::string>, double> frequencies_;
  std::map<std::pair<FieldScope, Pair>, double> together_;
  std::map<std::pair<FieldScope, Pair>, double> in_order_;
};

}  // namespace technews::searcher
