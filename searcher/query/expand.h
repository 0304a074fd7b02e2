// The vocabulary of an index: the words that a pattern or a stem stands for.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/limits.h"
#include "searcher/query/query_tokens.h"
#include "shared/index/fields.h"

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct Expansion {
  std::vector<std::string> forms;  // folded, sorted, of any of the fields
  std::size_t left_out = 0;        // beyond `most`; the least frequent are
  std::size_t given_up = 0;        // words that a regular expression took too many steps for
};

// The pattern with its letters folded as the index's words are; its wildcards stay wildcards.
Word folded_pattern(const Word& word);

// One state of an index, for one query. Not thread-safe. Throws Xapian::Error as the database does.
class Vocabulary {
 public:
  using Clock = std::chrono::steady_clock;

  // Looks words up until `end`; afterwards what is asked for is incomplete and late() is true.
  Vocabulary(const Xapian::Database& database, Clock::time_point end,
             std::chrono::milliseconds for_patterns = query_limits.expansion_time)
      : database_(database), end_(end), for_patterns_(for_patterns) {}

  // The forms (values, for filter fields) that the pattern matches, `most` at most. A fuzzy word's
  // are within so many edits (optimal string alignment), the first letter being right. Walks the
  // terms that begin as the pattern does, once for each pattern: all of a field's when it begins
  // with a wildcard. REQUIRES: pattern.is_pattern(), its letters being folded.
  Expansion expand(const std::vector<index::Field>& fields, const Word& pattern, std::size_t most);

  // The forms of title and text with this stem. Walks the terms that begin as the stem does, but
  // for its last letter where that may differ: a form whose stem begins otherwise (dying → die) is
  // not found.
  const std::vector<std::string>& forms_of_stem(QueryAnalyzer& analyzer, const std::string& stem);

  bool late() const { return late_; }
  // The patterns took longer than they may together.
  bool exhausted() const { return spent_ >= for_patterns_; }

 private:
  using Test = std::function<bool(std::string_view form)>;
  class FormCollector;

  Expansion walk_for(const std::vector<index::Field>& fields, const Word& pattern,
                     std::size_t most);
  struct Walk {
    index::Field field;
    std::string_view beginning;
    Clock::time_point end;
  };
  void walk(FormCollector& collector, const Walk& where, const Test& matches);

  Xapian::Database database_;
  Clock::time_point end_;
  std::chrono::milliseconds for_patterns_;
  bool late_ = false;
  Clock::duration spent_{0};  // on patterns
  std::map<std::string, Expansion> expansions_;
  std::map<std::string, std::vector<std::string>> forms_of_stems_;
};

}  // namespace technews::searcher
