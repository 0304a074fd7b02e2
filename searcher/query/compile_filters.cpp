#include "searcher/query/compile_filters.h"

#include "searcher/query/dates.h"
#include "shared/index/terms.h"
#include "shared/index/values.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using index::Slot;
using Xapian::Query;

// The beginning of an address, spelled as the index spells addresses.
Word address_pattern(const Word& word) {
  const std::string beginning = word.text.substr(0, word.text.size() - 1);
  const std::string term = index::beginning_of_terms(Field::url, beginning);
  Word pattern = word;
  pattern.text = std::string(index::form_of(Field::url, term).value_or(""));
  pattern.wildcards = {pattern.text.size()};
  pattern.text += '*';
  return pattern;
}

// A regular expression's letters are folded as it is read.
Word pattern_of(const Node& node) {
  if (*node.field == Field::url) return address_pattern(node.word);
  const bool is_verbatim = node.word.regex || *node.field == Field::id;
  return is_verbatim ? node.word : folded_pattern(node.word);
}

// Of values with the typed one in them the shortest, else one within two edits.
std::string nearest_value(const Node& node, LeafContext& context) {
  constexpr std::size_t most = 50;
  Word around = node.word;
  around.text = '*' + node.word.text + '*';
  around.wildcards = {0, around.text.size() - 1};
  Vocabulary& vocabulary = context.vocabulary();
  const std::vector<Field> fields{*node.field};
  std::vector<std::string> values = vocabulary.expand(fields, folded_pattern(around), most).forms;
  if (values.empty()) {
    Word misspelled = folded_pattern(node.word);
    misspelled.edits = 2;
    values = vocabulary.expand(fields, misspelled, most).forms;
  }
  const auto shortest = std::min_element(
      values.begin(), values.end(),
      [](const auto& left, const auto& right) { return left.size() < right.size(); });
  return shortest == values.end() ? "" : *shortest;
}

// A site, section, tag or language that no article has was probably meant otherwise.
void note_unknown(const Node& node, const Query& query, LeafContext& context) {
  const bool is_address = node.field == Field::id || node.field == Field::url;
  if (is_address || context.database().term_exists(*query.get_terms_begin())) return;
  const std::string_view name = index::info(*node.field).name;
  const std::string value = nearest_value(node, context);
  std::vector<std::string> hints;
  if (!value.empty()) {
    const char* const quote = value.find(' ') == std::string::npos ? "" : "\"";
    hints.push_back(fmt::format("did you mean {}:{}{}{}?", name, quote, value, quote));
  }
  context.complaints().note("unknown_value", node.span,
                            fmt::format("no article has the {} {}", name, node.word.text), hints);
}

Query pattern_query(const Node& node, LeafContext& context) {
  const Expansion expansion = context.expand(node, pattern_of(node));
  std::vector<Query> terms;
  for (const std::string& value : expansion.forms)
    terms.emplace_back(index::filter_term(*node.field, value));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

Xapian::valueno number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

Query from(Slot slot, base::DayNumber day) {
  return Query(Query::OP_VALUE_GE, number(slot), index::day_key(day));
}

// A missing value counts as the lowest.
Query until(Slot slot, base::DayNumber day) {
  return Query(Query::OP_VALUE_RANGE, number(slot), index::lowest_day_key(), index::day_key(day));
}

}  // namespace

Query filter_query(const Node& node, LeafContext& context) {
  Query query;
  if (!node.word.is_pattern()) {
    query = Query(index::filter_term(*node.field, node.word.text));
    if (*node.field == Field::id)  // the article that stands for a copy answers to its id too
      query = Query(Query::OP_OR, query, Query(index::copy_term(node.word.text)));
  } else {
    query = pattern_query(node, context);
  }
  if (!node.word.is_pattern()) note_unknown(node, query, context);
  context.explain(node, fmt::format("{} {}", index::info(*node.field).name, node.word.text), {},
                  query);
  return query.empty() ? LeafContext::nothing() : context.weightless(query);
}

Query date_query(const Node& node, LeafContext& context) {
  const bool overlapping = context.options().overlapping_dates;
  std::vector<Query> ends;
  if (node.days.first)
    ends.push_back(from(overlapping ? Slot::last_day : Slot::first_day, *node.days.first));
  if (node.days.last)
    ends.push_back(until(overlapping ? Slot::first_day : Slot::last_day, *node.days.last));
  const Query query(Query::OP_AND, ends.begin(), ends.end());
  context.explain(node, fmt::format("dated within {}", to_text(node.days)), {}, query);
  return context.weightless(query);
}

}  // namespace technews::searcher
