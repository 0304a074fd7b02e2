#include "searcher/matched.h"

#include "searcher/snippet/matcher.h"
#include "shared/index/terms.h"

#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace technews::searcher {
namespace {

using index::Field;
using normalization::Token;

bool is_inside(base::ByteSpan inner, base::ByteSpan outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

// The words of a match, as one run of text. tokens begin no later than the match does.
std::string words_in(base::ByteSpan match, std::span<const Token> tokens) {
  std::string words;
  for (const Token& token : tokens) {
    if (token.span.begin >= match.end) break;
    if (token.role == Token::Role::part && !words.empty()) continue;
    if (!is_inside(token.span, match)) continue;
    if (!words.empty()) words += ' ';
    words += token.form;
  }
  return words;
}

FieldMatch matched_words(Field field, std::string_view text, const MatchPattern& pattern,
                         normalization::Analyzer& analyzer) {
  const std::span<const Token> tokens = analyzer.analyze(text);
  const auto scope = field == Field::title ? MatchScope::title : MatchScope::body;
  std::set<std::string> words;
  std::size_t first = 0;
  for (const Match& match : find_matches(tokens, pattern, scope)) {
    while (first < tokens.size() && tokens[first].span.end <= match.span.begin) ++first;
    words.insert(words_in(match.span, tokens.subspan(first)));
  }
  words.erase("");
  return {field, {words.begin(), words.end()}};
}

}  // namespace

std::vector<FieldMatch> matched_terms(const Xapian::Enquire& enquire, Xapian::docid document) {
  std::map<Field, std::set<std::string>> words;
  const auto end = enquire.get_matching_terms_end(document);
  for (auto term = enquire.get_matching_terms_begin(document); term != end; ++term) {
    const std::string spelled = *term;
    for (const index::FieldInfo& info : index::field_table) {
      if (info.field == Field::title || info.field == Field::body || info.field == Field::date)
        continue;
      if (const auto word = index::form_of(info.field, spelled))
        words[info.field].insert(std::string(*word));
    }
  }
  std::vector<FieldMatch> matches;
  for (auto& [field, found] : words) matches.push_back({field, {found.begin(), found.end()}});
  return matches;
}

void add_matched_words(Hit& hit, const MatchPattern& pattern, normalization::Analyzer& analyzer) {
  std::vector<FieldMatch> matches;
  matches.push_back(matched_words(Field::title, hit.record.title, pattern, analyzer));
  matches.push_back(matched_words(Field::body, hit.record.text, pattern, analyzer));
  std::erase_if(matches, [](const FieldMatch& match) { return match.words.empty(); });
  std::move(hit.matched.begin(), hit.matched.end(), std::back_inserter(matches));
  hit.matched = std::move(matches);
}

}  // namespace technews::searcher
