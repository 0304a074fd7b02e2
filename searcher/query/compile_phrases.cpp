#include "searcher/query/compile_phrases.h"

#include "searcher/query/compile_words.h"
#include "searcher/query/limits.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

void append(std::vector<std::string>& forms, std::vector<std::string> more) {
  forms.insert(forms.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

// Collects the stretches of a phrase slot by slot; plain slots in a row are analyzed together.
class PhraseParts {
 public:
  PhraseParts(const Node& node, LeafContext& context) : node_(node), context_(context) {}

  void read() {
    for (const PhraseSlot& slot : node_.slots) {
      const bool plain = slot.size() == 1 && slot.front().wildcards.empty();
      if (plain) {
        text_ += (text_.empty() ? "" : " ") + slot.front().text;
        continue;
      }
      end_text();
      stretches_.push_back(alternatives(slot));
    }
    end_text();
  }

  const std::vector<Stretch>& stretches() const { return stretches_; }
  const std::vector<Chunk>& chunks() const { return chunks_; }

 private:
  void end_text() {
    if (text_.empty()) return;
    const std::vector<Chunk> chunks = context_.analyze(node_, text_);
    const std::vector<Stretch> stretches =
        node_.stemmed ? stemmed(chunks) : stretches_of(chunks, context_.database());
    stretches_.insert(stretches_.end(), stretches.begin(), stretches.end());
    chunks_.insert(chunks_.end(), chunks.begin(), chunks.end());
    text_.clear();
  }

  std::vector<Stretch> stemmed(const std::vector<Chunk>& chunks) {
    std::vector<Stretch> stretches = stretches_of(chunks, context_.database());
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      const QueryTerm& term = chunks[i].front();
      if (term.width > 1) continue;
      const std::uint32_t gap = stretches[i].gap;
      stretches[i] = stretch_of(context_.proximity_forms(term));
      stretches[i].gap = gap;
    }
    return stretches;
  }

  Stretch alternatives(const PhraseSlot& slot) {
    Stretch stretch;
    for (const Word& word : slot) {
      if (!word.wildcards.empty()) {
        stretch.spellings.push_back(
            stretch_of(context_.expand(node_, word).forms).spellings.front());
        continue;
      }
      const Spellings spellings =
          spellings_of(stretches_of(context_.analyze(node_, word.text), context_.database()));
      stretch.spellings.insert(stretch.spellings.end(), spellings.paths.begin(),
                               spellings.paths.end());
    }
    return merged(std::move(stretch));
  }

  // Spellings of one position become one, with any of their forms there.
  static Stretch merged(Stretch stretch) {
    Stretch out;
    Place single;
    for (Path& path : stretch.spellings) {
      if (path.size() == 1) {
        single.insert(single.end(), path.front().begin(), path.front().end());
      } else if (!path.empty()) {
        out.spellings.push_back(std::move(path));
      }
    }
    if (!single.empty()) out.spellings.push_back({std::move(single)});
    return out;
  }

  const Node& node_;
  LeafContext& context_;
  std::string text_;
  std::vector<Stretch> stretches_;
  std::vector<Chunk> chunks_;
};

bool fits(const Node& node, std::size_t positions, LeafContext& context) {
  if (positions <= query_limits.phrase_words) return true;
  context.complaints().refuse("long_phrase", node.span,
                              fmt::format("a phrase of {} words; at most {} are searched",
                                          positions, query_limits.phrase_words));
  return false;
}

std::vector<std::string> shown_forms(const std::vector<Chunk>& chunks) {
  std::vector<std::string> forms;
  for (const Chunk& chunk : chunks) forms.push_back(chunk.front().form);
  return forms;
}

// One of the words that stand near each other, with its alternatives.
struct NearPlace {
  std::vector<std::string> forms;
  MatchSlot slot;
  std::vector<Chunk> chunks;
};

bool add_word(const Node& node, NearPlace& place, LeafContext& context) {
  if (is_pattern(node.word)) {
    append(place.forms, context.expand(node, node.word).forms);
    return true;
  }
  const std::vector<Chunk> chunks = context.analyze(node, node.word.text);
  if (chunks.size() > 1) {
    context.complaints().add("near_operand", node.span,
                             "NEAR and ADJ take single words; this one is several",
                             {"for both anywhere: AND"});
  }
  if (chunks.size() != 1) return false;
  const QueryTerm& term = chunks.front().front();
  const bool exact = node.word.exact || !context.options().stemming || term.width > 1;
  append(place.forms, exact ? std::vector{term.form} : context.proximity_forms(term));
  place.chunks.push_back(chunks.front());
  return true;
}

bool add_operand(const Node& node, NearPlace& place, LeafContext& context) {
  if (node.kind == NodeKind::word) return add_word(node, place, context);
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return add_operand(child, place, context); });
}

Query window_query(const Node& node, const std::vector<NearPlace>& places,
                   Xapian::termcount window) {
  std::vector<Query> fields;
  for (const Field field : text_fields(node)) {
    std::vector<Query> operands;
    for (const NearPlace& place : places) {
      std::vector<Query> forms;
      for (const std::string& form : place.forms)
        forms.emplace_back(index::exact_term(field, form));
      operands.emplace_back(Query::OP_OR, forms.begin(), forms.end());
    }
    fields.emplace_back(node.ordered ? Query::OP_PHRASE : Query::OP_NEAR, operands.begin(),
                        operands.end(), window);
  }
  return Query(Query::OP_OR, fields.begin(), fields.end());
}

}  // namespace

Query phrase_query(const Node& node, LeafContext& context) {
  PhraseParts parts(node, context);
  parts.read();
  if (parts.stretches().empty()) return {};
  const bool has_hole = std::any_of(parts.stretches().begin(), parts.stretches().end(),
                                    [](const Stretch& each) { return each.spellings.empty(); });
  const Spellings spellings = spellings_of(parts.stretches());
  if (has_hole || spellings.paths.empty()) {
    context.explain(node, "phrase with a word that is nowhere", {}, LeafContext::nothing());
    return LeafContext::nothing();
  }
  std::size_t longest = 0;
  for (const Path& path : spellings.paths) longest = std::max(longest, path.size());
  if (!fits(node, longest, context)) return {};
  if (spellings.cut)
    context.complaints().note(
        "spellings_cut", node.span,
        fmt::format("only {} spellings of this phrase are searched", spellings.paths.size()));
  const Query match = positional_query(spellings, text_fields(node), node.distance);
  context.explain(node, fmt::format("phrase of {}", parts.stretches().size()),
                  shown_forms(parts.chunks()), match);
  context.add_units(node, spellings, node.distance, context.rarity(parts.chunks()));
  const Query query = node.field == Field::author ? LeafContext::weightless(match)
                                                  : context.weighted(match, parts.chunks());
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

Query near_query(const Node& node, LeafContext& context) {
  std::vector<NearPlace> places;
  std::vector<Chunk> chunks;
  MatchUnit unit;
  std::vector<std::string> shown;
  if (!context.count_near(node)) return {};
  for (const Node& child : node.children) {
    NearPlace place;
    if (!add_operand(child, place, context)) return {};
    chunks.insert(chunks.end(), place.chunks.begin(), place.chunks.end());
    MatchSlot slot;
    for (const std::string& form : place.forms) slot.any.push_back({form, false});
    unit.slots.push_back(std::move(slot));
    append(shown, place.forms);
    places.push_back(std::move(place));
  }
  const bool has_hole = std::any_of(places.begin(), places.end(),
                                    [](const NearPlace& place) { return place.forms.empty(); });
  if (has_hole) return LeafContext::nothing();
  const auto count = static_cast<std::uint32_t>(places.size());
  unit.window = node.distance * (count - 1) + 1;
  unit.ordered = node.ordered;
  unit.weight = context.rarity(chunks);
  const Query match = window_query(node, places, unit.window);
  context.explain(node, fmt::format("{} within {} words", count, unit.window), std::move(shown),
                  match);
  context.add_unit(node, std::move(unit));
  const Query query = context.weighted(match, chunks);
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

}  // namespace technews::searcher
