#include "searcher/query/compile_phrases.h"

#include "searcher/query/compile_phrase_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

// What may stand in the phrase, in its order; each once.
std::vector<std::string> shown_forms(const std::vector<Stretch>& stretches) {
  std::vector<std::string> forms;
  for (const Stretch& stretch : stretches)
    for (const Path& path : stretch.spellings)
      for (const Place& place : path)
        for (const PlacedForm& each : place)
          if (std::ranges::find(forms, each.form) == forms.end()) forms.push_back(each.form);
  return forms;
}

std::string reading_of(const Node& node, const PhraseParts& parts) {
  std::string reading = fmt::format("phrase of {}", parts.stretches.size());
  if (node.stemmed) reading += " with any endings";
  if (node.distance > 0)
    reading +=
        fmt::format(" with up to {} word{} between", node.distance, node.distance == 1 ? "" : "s");
  return reading;
}

}  // namespace

Query phrase_query(const Node& node, LeafContext& context) {
  const PhraseParts parts = phrase_parts(node, context);
  if (parts.stretches.empty() || !fits_in_phrase(node, parts.stretches, context)) return {};
  const Spellings spellings = spellings_of(parts.stretches);
  if (spellings.paths.empty()) {
    context.explain(node, "phrase with a word that is nowhere", {}, LeafContext::nothing());
    return LeafContext::nothing();
  }
  if (spellings.cut)
    context.complaints().note(
        "spellings_cut", node.span,
        fmt::format("only {} spellings of this phrase are searched", spellings.paths.size()));
  const Query match =
      positional_query(spellings, text_fields(node), node.distance, context.metered());
  context.explain(node, reading_of(node, parts), shown_forms(parts.stretches), match);
  context.add_units(node, spellings, node.distance, context.rarity(parts.chunks));
  const Query query = node.field == Field::author ? context.weightless(match)
                                                  : context.weighted(node, match, parts.chunks);
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

}  // namespace technews::searcher
