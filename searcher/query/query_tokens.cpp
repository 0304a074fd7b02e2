#include "searcher/query/query_tokens.h"

#include "shared/normalization/stemmer.h"

#include <algorithm>
#include <span>
#include <utility>

namespace technews::searcher {
namespace {

using normalization::Token;

void add_distinct(std::vector<std::string>& stems, std::string_view stem) {
  if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.emplace_back(stem);
}

bool same_place(const QueryTerm& term, const Token& token) {
  return term.position == token.position && term.role == token.role && term.form == token.form;
}

}  // namespace

QueryAnalyzer::QueryAnalyzer(std::vector<std::string> languages)
    : languages_(std::move(languages)) {
  if (languages_.empty()) languages_.push_back("en");
  for (const std::string& language : languages_) {
    analyzers_.emplace_back(normalization::AnalyzerSpec{language});
    marks_.emplace_back(normalization::stem_mark(analyzers_.back().stem("a")));
  }
}

std::vector<QueryTerm> QueryAnalyzer::analyze(std::string_view text, std::string_view context) {
  std::vector<QueryTerm> terms;
  for (const Token& token : analyzers_.front().analyze(text, context)) {
    QueryTerm term;
    term.form = token.form;
    term.stems.emplace_back(token.stem);
    term.span = token.span;
    term.position = token.position;
    term.width = token.width;
    term.role = token.role;
    term.stop = token.stop;
    term.counted = token.counted;
    terms.push_back(std::move(term));
  }
  // Languages differ in stems only: the other analyzers' tokens come in the same order.
  for (std::size_t i = 1; i < analyzers_.size(); ++i) {
    auto term = terms.begin();
    for (const Token& token : analyzers_[i].analyze(text, context)) {
      const auto found = std::find_if(
          term, terms.end(), [&token](const QueryTerm& each) { return same_place(each, token); });
      if (found == terms.end()) continue;
      add_distinct(found->stems, token.stem);
      term = found + 1;
    }
  }
  return terms;
}

bool QueryAnalyzer::has_stem(std::string_view form, std::string_view stem) {
  const std::string_view mark = normalization::stem_mark(stem);
  for (std::size_t i = 0; i < analyzers_.size(); ++i)
    if (marks_[i] == mark && analyzers_[i].stem(form) == stem) return true;
  return false;
}

}  // namespace technews::searcher
