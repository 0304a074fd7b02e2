#include "searcher/query/filters.h"

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

// An address with a star at its end: all addresses that begin so, whole path parts when it ends in
// a slash.
Query address_query(const Node& node, const LeafContext& context) {
  const std::string beginning = node.word.text.substr(0, node.word.text.size() - 1);
  const std::string prefix = index::beginning_of_terms(Field::url, beginning);
  std::vector<Query> terms;
  const auto end = context.database().allterms_end(prefix);
  for (auto term = context.database().allterms_begin(prefix); term != end; ++term) {
    const std::string address = *term;
    const bool cut_inside = address.size() > prefix.size() && address[prefix.size()] != '/';
    if (beginning.ends_with('/') && cut_inside) continue;
    terms.emplace_back(address);
  }
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

// Values are kept in lower case, but for ids.
Query pattern_query(const Node& node, LeafContext& context) {
  Node folded = node;
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  if (*node.field != Field::id)
    std::transform(folded.word.text.begin(), folded.word.text.end(), folded.word.text.begin(),
                   lower);
  const Expansion expansion = expand_wildcards(context.database(), {*node.field}, folded.word);
  if (expansion.left_out > 0)
    context.complaints().note(
        "expansion_cut", node.span,
        fmt::format("{} stands for {} values; the {} most frequent are searched", node.word.text,
                    expansion.forms.size() + expansion.left_out, expansion.forms.size()));
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
  if (node.word.wildcards.empty()) {
    query = Query(index::filter_term(*node.field, node.word.text));
  } else {
    query = *node.field == Field::url ? address_query(node, context) : pattern_query(node, context);
  }
  context.explain(node, fmt::format("{} {}", index::info(*node.field).name, node.word.text), {},
                  query);
  return query.empty() ? query : LeafContext::weightless(query);
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
  return LeafContext::weightless(query);
}

}  // namespace technews::searcher
