// What a query finds, by scanning every article: it shares the parser and the analyzer with the
// program, and nothing of how queries are compiled.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/searcher.h"
#include "shared/index/record.h"
#include "shared/normalization/analyzer.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace technews::tests {

struct ReferenceToken {
  std::string form;
  std::string stem;
  std::uint32_t position = 0;
  std::uint32_t width = 1;
  normalization::Token::Role role = normalization::Token::Role::word;
};
using ReferenceTokens = std::vector<ReferenceToken>;

// Positions from first to last, both included.
struct ReferenceSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
using ReferenceSpans = std::vector<ReferenceSpan>;

struct ReferenceArticle {
  index::Record record;
  std::string language;
  ReferenceTokens title;
  ReferenceTokens body;
  ReferenceTokens author;
};

class ReferenceScan {
 public:
  explicit ReferenceScan(const std::vector<index::Record>& records);

  // The ids that the tree finds; nullopt when it holds nothing to search for. text is what the
  // tree was parsed from. The words of a list match as `match` says.
  std::optional<std::set<std::string>> find(const searcher::Node& tree, std::string_view text,
                                            searcher::MatchMode match);

 private:
  using Answer = std::optional<bool>;  // nothing to search for; or whether the article matches

  Answer answer(const searcher::Node& node);
  Answer word(const searcher::Node& node);
  Answer phrase(const searcher::Node& node);
  Answer near(const searcher::Node& node);
  Answer filter(const searcher::Node& node);
  Answer date(const searcher::Node& node) const;
  Answer list(const std::vector<searcher::Node>& elements, std::optional<index::Field> around);
  Answer filter_list(const std::vector<searcher::Node>& elements, bool alternatives);
  Answer all_of(const std::vector<searcher::Node>& nodes);
  Answer any_of(const std::vector<searcher::Node>& nodes);

  // The plain words of a list: whether any of them is there, and which of them are.
  struct Run {
    bool empty = true;
    bool any = false;
    std::vector<bool> words;
  };
  // Stop words alone are found as they are written.
  Run run(const std::vector<const searcher::Node*>& words);

  // Token by token, by the stop words of the most frequent language.
  std::vector<bool> which_rank(std::string_view text, std::string_view context);
  bool is_written(const std::string& text);
  ReferenceTokens analyze(std::string_view text, std::string_view context);
  std::string stem_of(const std::string& language, const std::string& form);
  std::vector<const ReferenceTokens*> fields(const searcher::Node& node) const;
  bool has_stem(const searcher::Node& node, const std::string& stem) const;

  // Where something stands in a field.
  ReferenceSpans spans_of_chunk(const ReferenceTokens& chunk, const ReferenceTokens& field) const;
  ReferenceSpans spans_of_pattern(const searcher::Word& word, const ReferenceTokens& field);
  ReferenceSpans spans_of_stem(const ReferenceToken& token, const ReferenceTokens& field);
  // Of the forms for which matches() is true, asked once for each form.
  ReferenceSpans spans_where(const ReferenceTokens& field, const std::string& key,
                             const std::function<bool(const std::string&)>& matches);
  ReferenceSpans spans_of_text(const std::string& text, const ReferenceTokens& field);
  ReferenceSpans spans_of_phrase(const searcher::Node& node, const ReferenceTokens& field);
  ReferenceSpans spans_of_operand(const searcher::Node& node, const ReferenceTokens& field);

  std::vector<ReferenceArticle> articles_;
  std::map<std::string, normalization::Analyzer> analyzers_;
  std::vector<std::string> languages_;  // the most frequent first
  std::map<std::pair<std::string, std::string>, std::string> stems_;

  std::map<std::tuple<std::string, std::string, std::string>, ReferenceTokens> analyzed_;

  std::map<std::string, std::unordered_map<std::string, bool>> matching_forms_;

  const ReferenceArticle* article_ = nullptr;
  std::string_view text_;
  searcher::MatchMode match_ = searcher::MatchMode::any;
};

}  // namespace technews::tests
