#include "searcher/query/compile_phrases.h"

#include "searcher/query/compile_phrase_parts.h"

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

std::vector<std::string> shown_forms(const std::vector<Chunk>& chunks) {
  std::vector<std::string> forms;
  for (const Chunk& chunk : chunks) forms.push_back(chunk.front().form);
  return forms;
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
  const Query match = positional_query(spellings, text_fields(node), node.distance);
  context.explain(node, fmt::format("phrase of {}", parts.stretches.size()),
                  shown_forms(parts.chunks), match);
  context.add_units(node, spellings, node.distance, context.rarity(parts.chunks));
  const Query query = node.field == Field::author ? context.weightless(match)
                                                  : context.weighted(match, parts.chunks);
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

}  // namespace technews::searcher
