#include "searcher/vocabulary_rows.h"

#include "searcher/query/parser.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace technews::searcher {
namespace {

using index::Field;
using index::FieldUse;

void complain(VocabularyAnswer& answer, base::Diagnostic diagnostic) {
  answer.failed = answer.failed || diagnostic.severity == base::Severity::error;
  answer.diagnostics.push_back(std::move(diagnostic));
}

// One word or value, without anything that says how it should rank or match.
bool is_one_word(const Node& node) {
  const bool kind = node.kind == NodeKind::word || node.kind == NodeKind::filter;
  return kind && node.occur == Occur::plain && node.boost == 1 && !node.word.exact;
}

std::vector<Field> fields_of(const Node& node) {
  if (node.field) return {*node.field};
  return {Field::title, Field::body, Field::author};
}

bool is_text(Field field) { return index::info(field).use == FieldUse::text; }

std::string term_of(Field field, const std::string& form) {
  return is_text(field) ? index::exact_term(field, form) : index::filter_term(field, form);
}

// Ids and addresses keep their case.
Word pattern_of(const Node& node) {
  const bool is_verbatim = node.word.regex || node.field == Field::id || node.field == Field::url;
  return is_verbatim ? node.word : folded_pattern(node.word);
}

std::vector<std::string> forms_of(const Node& node, Vocabulary& vocabulary, QueryAnalyzer& analyzer,
                                  VocabularyAnswer& answer) {
  if (node.word.is_pattern()) {
    Expansion expansion = vocabulary.expand(fields_of(node), pattern_of(node), SIZE_MAX);
    if (expansion.given_up > 0 || vocabulary.late() || vocabulary.exhausted())
      complain(answer, {base::Severity::note,
                        node.span,
                        "incomplete",
                        "the pattern takes too long: there may be more words",
                        {}});
    return std::move(expansion.forms);
  }
  if (node.field && !is_text(*node.field)) return {node.word.text};
  std::set<std::string> forms;
  for (const QueryTerm& term : analyzer.analyze(node.word.text, node.word.text))
    if (term.role != normalization::Token::Role::part) forms.insert(term.form);
  return {forms.begin(), forms.end()};
}

}  // namespace

VocabularyAnswer look_up(const std::string& text, Vocabulary& vocabulary, QueryAnalyzer& analyzer,
                         const Xapian::Database& database) {
  VocabularyAnswer answer;
  const ParsedQuery parsed = parse_query(text, {});
  for (const base::Diagnostic& each : parsed.diagnostics) complain(answer, each);
  if (answer.failed) return answer;
  if (!is_one_word(parsed.tree)) {
    complain(answer, {base::Severity::error,
                      {0, text.size()},
                      "not_one_word",
                      "this is not one word or pattern",
                      {"as in openai, gpt*, colour~, /gpt-?[0-9]/, author:sm*"}});
    return answer;
  }
  for (const std::string& form : forms_of(parsed.tree, vocabulary, analyzer, answer))
    for (const Field field : fields_of(parsed.tree))
      if (const auto articles = database.get_termfreq(term_of(field, form)); articles > 0)
        answer.rows.push_back({form, field, articles});
  std::sort(answer.rows.begin(), answer.rows.end(),
            [](const VocabularyRow& left, const VocabularyRow& right) {
              if (left.articles != right.articles) return left.articles > right.articles;
              return std::tie(left.word, left.field) < std::tie(right.word, right.field);
            });
  return answer;
}

}  // namespace technews::searcher
