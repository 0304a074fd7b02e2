#include "searcher/query/compile_near.h"

#include "searcher/query/compile_full_terms.h"
#include "searcher/query/compile_near_check.h"
#include "searcher/query/compile_phrase_parts.h"
#include "searcher/query/limits.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

// Collects what the operands of a NEAR may be and what they weigh.
class NearReader {
 public:
  explicit NearReader(LeafContext& context) : context_(context), words_(context) {}

  // False when an operand holds nothing to search for, which was complained of.
  bool read(const Node& node) {
    shape_.distance = node.distance;
    shape_.ordered = node.ordered;
    return std::all_of(node.children.begin(), node.children.end(), [this](const Node& child) {
      shape_.operands.emplace_back();
      single_.clear();
      const bool holds = add(child, 1);
      if (!single_.empty()) shape_.operands.back().push_back({{std::move(single_)}, 0});
      return holds;
    });
  }

  const NearShape& shape() const { return shape_; }
  const std::vector<Chunk>& chunks() const { return chunks_; }
  const RankedWordList& words() const { return words_; }
  std::vector<std::string> shown() const { return shown_; }

 private:
  bool add(const Node& node, double boost) {
    if (node.kind == NodeKind::phrase) return add_phrase(node, boost * node.boost);
    if (node.kind == NodeKind::word) return add_word(node, boost * node.boost);
    return std::all_of(node.children.begin(), node.children.end(),
                       [&](const Node& child) { return add(child, boost * node.boost); });
  }

  bool add_word(const Node& node, double boost) {
    if (node.word.is_pattern()) {
      add_forms(context_.expand(node, node.word).forms);
      return true;
    }
    const std::vector<Chunk> chunks = context_.analyze(node, node.word.text);
    if (chunks.empty()) return false;
    weigh(chunks, boost);
    const QueryTerm& term = chunks.front().front();
    if (chunks.size() > 1 || term.width > 1) {
      add_spellings(spellings_of(stretches_of(chunks, context_.database())), 0);
      shown_.push_back(term.form);
      return true;
    }
    const bool exact = node.word.exact || node.field == Field::author;
    add_forms(exact ? std::vector{term.form} : context_.proximity_forms(term));
    return true;
  }

  bool add_phrase(const Node& node, double boost) {
    const PhraseParts parts = phrase_parts(node, context_);
    if (parts.stretches.empty()) return false;
    if (!fits_in_phrase(node, parts.stretches, context_)) return false;
    weigh(parts.chunks, boost);
    add_spellings(spellings_of(parts.stretches), node.distance);
    for (const Chunk& chunk : parts.chunks) shown_.push_back(chunk.front().form);
    return true;
  }

  void add_forms(const std::vector<std::string>& forms) {
    for (const std::string& form : forms) single_.push_back({form, 1, 0});
    shown_.insert(shown_.end(), forms.begin(), forms.end());
  }

  void add_spellings(const Spellings& spellings, std::uint32_t slop) {
    for (const Path& path : spellings.paths) {
      if (path.size() == 1) {
        single_.insert(single_.end(), path.front().begin(), path.front().end());
      } else {
        shape_.operands.back().push_back({path, slop + spellings.gaps});
      }
    }
  }

  void weigh(const std::vector<Chunk>& chunks, double boost) {
    for (const Chunk& chunk : chunks) words_.add(chunk, boost);
    chunks_.insert(chunks_.end(), chunks.begin(), chunks.end());
  }

  LeafContext& context_;
  NearShape shape_;
  Place single_;  // of the current operand: all that is one position wide
  std::vector<Chunk> chunks_;
  RankedWordList words_;
  std::vector<std::string> shown_;
};

bool is_wide(const NearOperand& operand) {
  return std::any_of(operand.begin(), operand.end(),
                     [](const NearPath& each) { return each.path.size() > 1; });
}

// Positions of the longest way to write the operand.
std::uint32_t longest(const NearOperand& operand) {
  std::size_t most = 1;
  for (const NearPath& each : operand) most = std::max(most, each.path.size() + each.slack);
  return static_cast<std::uint32_t>(most);
}

std::uint32_t window_of(const NearShape& shape) {
  std::uint32_t window = shape.distance * (static_cast<std::uint32_t>(shape.operands.size()) - 1);
  for (const NearOperand& operand : shape.operands) window += longest(operand) - 1;
  return window + 1;
}

// Xapian brings single positions near each other: the first ones of phrases, which stand somewhere.
Query candidates_in(const NearShape& shape, Field field, const MeteredDatabase& index) {
  std::vector<Place> firsts;
  std::vector<Query> near;
  std::vector<Query> all;
  for (const NearOperand& operand : shape.operands) {
    Place& first = firsts.emplace_back();
    std::vector<Query> written;
    for (const NearPath& each : operand) {
      first.insert(first.end(), each.path.front().begin(), each.path.front().end());
      written.push_back(path_query(each.path, field, each.slack, index));
    }
    near.push_back(place_query(first, field, index.database));
    if (is_wide(operand)) all.emplace_back(Query::OP_OR, written.begin(), written.end());
  }
  const Query together(shape.ordered ? Query::OP_PHRASE : Query::OP_NEAR, near.begin(), near.end(),
                       window_of(shape));
  all.insert(all.begin(), index.meter.metered(together, work_of(firsts)));
  return Query(Query::OP_AND, all.begin(), all.end());
}

Query match_in(const Node& node, const NearShape& shape, Field field, LeafContext& context) {
  Query candidates = candidates_in(shape, field, context.metered());
  if (std::none_of(shape.operands.begin(), shape.operands.end(), is_wide)) return candidates;
  const NearCheck check =
      check_near(shape, field, matchable(candidates, context.database(), context.is_remote()),
                 context.database());
  if (!check.complete)
    context.complaints().note(
        "near_unchecked", node.span,
        "more articles have these words near each other than are looked at: in some of them a "
        "phrase may stand elsewhere");
  std::vector<Query> wrong;
  for (const std::string& term : check.wrong) wrong.emplace_back(term);
  return Query(Query::OP_AND_NOT, candidates, Query(Query::OP_OR, wrong.begin(), wrong.end()));
}

// Every choice of one way to write each operand, a few of them.
void highlight(const Node& node, const NearShape& shape, double weight, LeafContext& context) {
  constexpr std::size_t most_units = 32;
  std::vector<MatchUnit> units(1);
  for (const NearOperand& operand : shape.operands) {
    std::vector<MatchUnit> longer;
    for (const MatchUnit& unit : units) {
      for (const NearPath& each : operand) {
        if (longer.size() == most_units) break;
        longer.push_back(unit);
        for (const Place& place : each.path) {
          MatchSlot slot;
          for (const PlacedForm& form : place) slot.any.push_back({form.form, false});
          longer.back().slots.push_back(std::move(slot));
        }
      }
    }
    units = std::move(longer);
  }
  for (MatchUnit& unit : units) {
    unit.window = window_of(shape);
    unit.ordered = shape.ordered;
    unit.weight = weight;
    context.add_unit(node, std::move(unit));
  }
}

}  // namespace

Query near_query(const Node& node, LeafContext& context) {
  if (!context.count_near(node)) return {};
  NearReader reader(context);
  if (!reader.read(node)) return {};
  const NearShape& shape = reader.shape();
  const bool has_hole = std::any_of(shape.operands.begin(), shape.operands.end(),
                                    [](const NearOperand& operand) { return operand.empty(); });
  if (has_hole) {
    context.explain(node, "nearness of a word that is nowhere", reader.shown(),
                    LeafContext::nothing());
    return LeafContext::nothing();
  }
  std::vector<Query> fields;
  for (const Field field : text_fields(node))
    fields.push_back(match_in(node, shape, field, context));
  const Query match(Query::OP_OR, fields.begin(), fields.end());
  context.explain(node,
                  fmt::format("{}{} within {} words", shape.operands.size(),
                              shape.ordered ? " in this order" : "", window_of(shape)),
                  reader.shown(), match);
  highlight(node, shape, context.rarity(reader.chunks()), context);
  const Query query = context.weighted(node, match, reader.words());
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

}  // namespace technews::searcher
