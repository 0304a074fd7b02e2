#include "searcher/query/compile.h"

#include "searcher/query/compile_context.h"
#include "searcher/query/compile_filters.h"
#include "searcher/query/compile_near.h"
#include "searcher/query/compile_phrases.h"
#include "searcher/query/compile_sets.h"
#include "searcher/query/compile_words.h"
#include "shared/base/error.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

bool is_filter(const Node& node) {
  if (node.kind == NodeKind::filter || node.kind == NodeKind::date) return true;
  if (node.children.empty()) return false;
  return std::all_of(node.children.begin(), node.children.end(), is_filter);
}

// Whoever types quotes, a field, = or NEAR means it.
bool is_required(const Node& node, std::optional<Field> around) {
  return node.occur == Occur::required || node.field != around || node.kind == NodeKind::phrase ||
         node.kind == NodeKind::near || (node.kind == NodeKind::word && node.word.exact) ||
         (node.kind == NodeKind::synonyms && is_required(node.children.front(), around));
}

// The elements of a list by what they do.
struct ListParts {
  std::vector<ListedWord> run;        // plain words: rank together
  std::vector<const Node*> plain;     // groups and patterns: rank one by one
  std::vector<const Node*> concepts;  // plain words with synonyms
  std::vector<const Node*> required;
  std::vector<const Node*> filters;
  std::vector<const Node*> excluded;
};

ListParts sort_out(const std::vector<Node>& elements, std::optional<Field> around) {
  ListParts parts;
  for (const Node& each : elements) {
    if (each.occur == Occur::excluded) {
      parts.excluded.push_back(&each);
    } else if (is_filter(each)) {
      parts.filters.push_back(&each);
    } else if (is_required(each, around)) {
      parts.required.push_back(&each);
    } else if (each.kind == NodeKind::synonyms) {
      parts.concepts.push_back(&each);
      const Node& typed = each.children.front();
      const std::vector<Node> alone{};
      for (const Node& word : typed.kind == NodeKind::list ? typed.children : alone)
        parts.run.push_back({&word, parts.concepts.size()});
      if (typed.kind == NodeKind::word) parts.run.push_back({&typed, parts.concepts.size()});
    } else if (each.kind == NodeKind::word && !each.word.is_pattern() && !around) {
      parts.run.push_back({&each});
    } else {
      parts.plain.push_back(&each);
    }
  }
  return parts;
}

Query joined(Query::op op, const std::vector<Query>& queries) {
  return Query(op, queries.begin(), queries.end());
}

std::size_t most_of(std::size_t words) {
  return std::min(words, std::max<std::size_t>(2, (2 * words + 2) / 3));
}

// Several ways to say one thing.
struct Concept {
  Query ranked;  // matches any of its words
  Query match;   // all words of one way to say it, without weight
};

class TreeCompiler {
 public:
  TreeCompiler(const CompileSources& sources, const CompileOptions& options, Complaints& complaints,
               CompiledQuery& out)
      : options_(options), context_(sources, options, complaints, out), out_(out) {}

  void compile(const Node& tree) {
    // A single word is a list of one, so that it ranks as words do.
    const bool is_element = tree.kind != NodeKind::list && tree.kind != NodeKind::nothing;
    out_.query = is_element ? list({tree}, std::nullopt, true) : query(tree, true);
  }

 private:
  Query query(const Node& node, bool at_root = false) {
    switch (node.kind) {
      case NodeKind::nothing:
        return {};
      case NodeKind::word:
        return node.word.is_pattern() ? pattern_word_query(node, context_)
                                      : word_query(node, context_);
      case NodeKind::phrase:
        return phrase_query(node, context_);
      case NodeKind::near:
        return near_query(node, context_);
      case NodeKind::filter:
        return filter_query(node, context_);
      case NodeKind::date:
        return date_query(node, context_);
      case NodeKind::list:
        return boosted(node, list(node.children, node.field, at_root));
      case NodeKind::all_of:
        return boosted(node, joined(Query::OP_AND, at_root ? required_queries(node.children)
                                                           : queries(node.children)));
      case NodeKind::any_of:
        return boosted(node, joined(Query::OP_OR, queries(node.children)));
      case NodeKind::synonyms:
        return compile_concept(node).ranked;
    }
    return {};
  }

  static Query boosted(const Node& node, const Query& query) {
    if (node.boost == 1 || query.empty()) return query;
    return Query(Query::OP_SCALE_WEIGHT, query, node.boost);
  }

  // The alternatives weigh as the one that weighs most.
  Concept compile_concept(const Node& node) {
    std::vector<Query> ranked;
    std::vector<Query> matches;
    const double before = out_.ranked_words;
    double length = before;
    for (const Node& child : node.children) {
      out_.ranked_words = before;
      const std::size_t first = out_.leaves.size();
      const Concept way = one_way(child);
      length = std::max(length, out_.ranked_words);
      if (&child != &node.children.front()) explain_synonym(first, node.children.front(), child);
      if (way.ranked.empty()) continue;
      ranked.emplace_back(Query::OP_SCALE_WEIGHT, way.ranked, 1.0);
      matches.push_back(way.match);
    }
    out_.ranked_words = length;
    const Query match = joined(Query::OP_OR, matches);
    if (ranked.size() < 2 || context_.excluding()) return {joined(Query::OP_OR, ranked), match};
    return {largest(ranked), match};
  }

  Concept one_way(const Node& node) {
    if (node.kind == NodeKind::list) {
      std::vector<ListedWord> words;
      for (const Node& word : node.children) words.push_back({&word});
      const CompiledRun run = run_query(words, context_);
      return {run.ranked, joined(Query::OP_AND, run.matches)};
    }
    const Query made = query(node);
    return {made, made.empty() ? made : context_.weightless(made)};
  }

  // The words of a list have no weight of their own to tell.
  void explain_synonym(std::size_t first_leaf, const Node& typed, const Node& synonym) {
    const std::string prefix = fmt::format("synonym of {}: ", print(typed));
    const bool is_list = synonym.kind == NodeKind::list && synonym.boost != 1;
    for (std::size_t i = first_leaf; i < out_.leaves.size(); ++i) {
      std::string& reading = out_.leaves[i].row.reading;
      reading = prefix + reading;
      if (is_list) reading += fmt::format(", weight {:g}", synonym.boost);
      if (first_leaf > 0) out_.leaves[i].place = out_.leaves[first_leaf - 1].place;
    }
  }

  // Of those that hold something to search for.
  template <typename Nodes>
  std::vector<Query> queries(const Nodes& nodes) {
    std::vector<Query> out;
    for (const auto& each : nodes) {
      Query made = query(node_of(each));
      if (!made.empty()) out.push_back(std::move(made));
    }
    return out;
  }
  // The same, of the query itself: no article is found without them.
  template <typename Nodes>
  std::vector<Query> required_queries(const Nodes& nodes) {
    std::vector<Query> out;
    for (const auto& each : nodes) {
      const std::size_t first = out_.leaves.size();
      Query made = query(node_of(each));
      const bool is_leaf = node_of(each).kind == NodeKind::word ||
                           node_of(each).kind == NodeKind::phrase ||
                           node_of(each).kind == NodeKind::near;
      for (std::size_t i = first; is_leaf && i < out_.leaves.size(); ++i)
        out_.leaves[i].row.required = true;
      if (!made.empty()) out.push_back(std::move(made));
    }
    return out;
  }
  static const Node& node_of(const Node& node) { return node; }
  static const Node& node_of(const Node* node) { return *node; }

  Query list(const std::vector<Node>& elements, std::optional<Field> around, bool at_root) {
    if (std::all_of(elements.begin(), elements.end(), is_filter))
      return filter_list(elements, around);
    const ListParts parts = sort_out(elements, around);
    CompiledRun run = run_query(parts.run, context_);
    std::vector<Query> plain = alone_at_root(parts, at_root)
                                   ? std::vector{query(*parts.plain.front(), true)}
                                   : queries(parts.plain);
    std::vector<Query> matches = run.matches;
    matches.insert(matches.end(), plain.begin(), plain.end());
    if (!run.ranked.empty()) plain.insert(plain.begin(), run.ranked);
    for (const Node* each : parts.concepts) {
      const Concept compiled = compile_concept(*each);
      if (compiled.ranked.empty()) continue;
      plain.push_back(compiled.ranked);
      matches.push_back(compiled.match);
    }

    std::vector<Query> required =
        at_root ? required_queries(parts.required) : queries(parts.required);
    const Query filters = joined(Query::OP_AND, queries(parts.filters));
    const Query excluded = excluded_query(parts.excluded);
    const Query any = joined(Query::OP_OR, plain);
    if (at_root && options_.match == MatchMode::any && matches.size() > 1) {
      std::vector<Query> all = matches;
      all.insert(all.end(), required.begin(), required.end());
      out_.all_words = limited(joined(Query::OP_AND, all), filters, excluded);
    }
    return limited(base_query(any, matches, std::move(required)), filters, excluded);
  }

  // Nothing but words joined by AND, and what leaves articles out.
  static bool alone_at_root(const ListParts& parts, bool at_root) {
    return at_root && parts.plain.size() == 1 && parts.run.empty() && parts.concepts.empty() &&
           parts.required.empty() && parts.plain.front()->kind == NodeKind::all_of;
  }

  Query at_least_of(const std::vector<Query>& matches, std::size_t least) const {
    if (!context_.is_remote()) return at_least(matches, least);
    if (const auto query = at_least_anywhere(matches, least)) return *query;
    throw base::Error(
        base::ErrorCode::usage,
        fmt::format("remote shards can't be asked for most of {} words", matches.size()),
        {"ask for fewer words, or for all or any of them:  --match all"});
  }

  // What must match, with the rest adding weight.
  Query base_query(const Query& any, const std::vector<Query>& matches,
                   std::vector<Query> required) const {
    if (any.empty()) return joined(Query::OP_AND, required);
    if (options_.match == MatchMode::any) {
      return required.empty() ? any : with_weight_of(any, required);
    }
    const std::size_t least =
        options_.match == MatchMode::all ? matches.size() : most_of(matches.size());
    const Query enough = context_.weightless(at_least_of(matches, least));
    required.insert(required.begin(), enough);
    return with_weight_of(any, required);
  }

  Query with_weight_of(const Query& any, const std::vector<Query>& required) const {
    const Query all = joined(Query::OP_AND, required);
    return context_.excluding() ? all : Query(Query::OP_AND_MAYBE, all, any);
  }

  // Filters and exclusions leave articles out of what matches; alone, out of everything.
  static Query limited(const Query& base, const Query& filters, const Query& excluded) {
    Query query = base;
    if (!filters.empty()) query = query.empty() ? filters : Query(Query::OP_FILTER, query, filters);
    if (excluded.empty()) return query;
    const Query from = query.empty() ? Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0) : query;
    return Query(Query::OP_AND_NOT, from, excluded);
  }

  // In parentheses after a filter's name, values side by side are alternatives; elsewhere filters
  // side by side must all hold.
  Query filter_list(const std::vector<Node>& elements, std::optional<Field> around) {
    std::vector<const Node*> included;
    std::vector<const Node*> excluded;
    for (const Node& each : elements)
      (each.occur == Occur::excluded ? excluded : included).push_back(&each);
    const auto op = around ? Query::OP_OR : Query::OP_AND;
    return limited({}, joined(op, queries(included)), excluded_query(excluded));
  }

  Query excluded_query(const std::vector<const Node*>& nodes) {
    const bool before = context_.excluding();
    context_.set_excluding(true);
    const std::vector<Query> out = queries(nodes);
    context_.set_excluding(before);
    return joined(Query::OP_OR, out);
  }

  const CompileOptions& options_;
  LeafContext context_;
  CompiledQuery& out_;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, const CompileSources& sources,
                            const CompileOptions& options, Complaints& complaints) {
  CompiledQuery out;
  TreeCompiler(sources, options, complaints, out).compile(tree);
  return out;
}

}  // namespace technews::searcher
