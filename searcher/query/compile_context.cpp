#include "searcher/query/compile_context.h"

#include "searcher/query/compile_full_terms.h"
#include "searcher/query/limits.h"
#include "searcher/rank/rank.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

MatchScope scope_of(const Node& node) {
  if (!node.field) return MatchScope::anywhere;
  return *node.field == Field::title ? MatchScope::title : MatchScope::body;
}

}  // namespace

std::vector<Field> text_fields(const Node& node) {
  if (node.field) return {*node.field};
  return {Field::body, Field::title};
}

std::size_t RankedWordList::place_of(const QueryTerm& term, std::optional<std::size_t> whole,
                                     double boost) {
  auto& words = words_.words;
  const auto found = std::find_if(words.begin(), words.end(), [&](const RankedWord& each) {
    return each.stems.front() == term.stems.front() && each.whole == whole;
  });
  const auto place = static_cast<std::size_t>(found - words.begin());
  if (found != words.end()) {
    found->weight += boost;
  } else {
    words.push_back({term.stems, {}, boost, whole});
  }
  return place;
}

void RankedWordList::find_forms(const Neighbour& word) {
  std::vector<std::string>& forms = words_.words[word.place].forms;
  if (forms.empty()) forms = context_.proximity_forms(word.term);
}

void RankedWordList::stand_beside(const Neighbour& word) {
  if (++paired_ > query_limits.paired_words) return;
  const auto known = [&](const RankedPair& pair) {
    return pair.first == before_->place && pair.second == word.place;
  };
  auto& pairs = words_.neighbours;
  const bool in_concept =
      before_ && before_->concept_number == word.concept_number && word.concept_number != 0;
  const bool is_pair = before_ && before_->place != word.place && !in_concept;
  if (is_pair && std::none_of(pairs.begin(), pairs.end(), known)) {
    find_forms(*before_);
    find_forms(word);
    pairs.push_back({before_->place, word.place});
  }
  before_ = word;
}

void RankedWordList::add(const Chunk& chunk, double boost, std::size_t concept_number) {
  std::vector<const QueryTerm*> terms;
  for (const QueryTerm& term : chunk)
    if (term.ranks()) terms.push_back(&term);
  if (terms.empty()) return;
  const double here = concept_number == 0 ? boost : 0;
  const std::size_t first = place_of(*terms.front(), std::nullopt, here);
  if (terms.size() == 1) return stand_beside({first, *terms.front(), concept_number});
  for (std::size_t i = 1; i < terms.size(); ++i)
    stand_beside({place_of(*terms[i], first, here), *terms[i], concept_number});
}

std::vector<Chunk> LeafContext::analyze(const Node& node, std::string_view text) {
  std::vector<Chunk> chunks = chunks_of(analyzer().analyze(text, sources_.text));
  if (chunks.empty() && !options_.plain)
    complaints_.note("no_word", node.span,
                     fmt::format("\"{}\" has no letters or digits to search for", text));
  return chunks;
}

Expansion LeafContext::expand(const Node& node, const Word& word) {
  Expansion out;
  if (++patterns_ > query_limits.patterns) {
    complaints_.refuse(
        "too_many_patterns", word.span,
        fmt::format("more than {} words with wildcards or ~ in a query", query_limits.patterns));
    return out;
  }
  const auto pattern = pattern_of(node, word);
  if (!pattern) return out;
  out = sources_.vocabulary.expand(text_fields(node), *pattern,
                                   query_limits.expansions - expansions_);
  expansions_ += out.forms.size();
  say_what_is_missing(word, out);
  return out;
}

std::optional<Word> LeafContext::pattern_of(const Node& node, const Word& word) {
  const bool is_text = !node.field || index::info(*node.field).use == index::FieldUse::text;
  if (word.regex) return word;
  if (!word.wildcards.empty()) return is_text ? folded_pattern(word) : word;
  const std::vector<Chunk> chunks = analyze(node, word.text);
  if (chunks.size() > 1)
    complaints_.add("fuzzy_words", word.span,
                    fmt::format("~ takes one word; \"{}\" is several", word.text),
                    {fmt::format("for words close together: \"{}\"~2", word.text)});
  if (chunks.size() != 1) return std::nullopt;
  Word pattern = word;
  pattern.text = chunks.front().front().form;
  return pattern;
}

void LeafContext::say_what_is_missing(const Word& word, const Expansion& out) const {
  if (sources_.vocabulary.exhausted())
    complaints_.refuse(
        "too_costly", word.span,
        fmt::format("finding the words that {} stands for takes too long", word.text),
        {"begin it with letters, or let it take its time, a minute say:  --timeout 60000"});
  if (out.given_up > 0)
    complaints_.note("regex_given_up", word.span,
                     fmt::format("/{}/ was given up on {} words that took too many steps",
                                 word.text, out.given_up));
  if (out.left_out > 0)
    complaints_.note("expansion_cut", word.span,
                     fmt::format("{} stands for {} words or values; the {} most frequent are "
                                 "searched, for a query may have {} in all",
                                 word.text, out.forms.size() + out.left_out, out.forms.size(),
                                 query_limits.expansions));
}

bool LeafContext::count_near(const Node& node) {
  const bool fits =
      ++nears_ <= query_limits.nears && node.children.size() <= query_limits.near_operands;
  if (!fits)
    complaints_.refuse("too_many_nears", node.span,
                       fmt::format("NEAR and ADJ take at most {} words, {} times in a query",
                                   query_limits.near_operands, query_limits.nears));
  return fits;
}

void LeafContext::explain(const Node& node, std::string reading, std::vector<std::string> terms,
                          const Query& query) {
  const bool typed = !node.span.empty();
  const bool is_filter = node.kind == NodeKind::filter || node.kind == NodeKind::date;
  if (node.field && !is_filter) reading += fmt::format(" in {}", index::info(*node.field).name);
  if (node.boost != 1) reading += fmt::format(", weight {:g}", node.boost);
  out_.leaves.push_back({{typed ? std::string(node.span.of(sources_.text)) : print(node),
                          std::move(reading), std::move(terms), 0, false, excluding_},
                         query,
                         typed ? node.span.end : sources_.text.size() + 1});
}

void LeafContext::add_unit(const Node& node, MatchUnit unit) {
  if (excluding_ || node.field == Field::author) return;
  unit.scope = scope_of(node);
  out_.pattern.units.push_back(std::move(unit));
}

void LeafContext::add_units(const Node& node, const Spellings& spellings, std::uint32_t slop,
                            double weight) {
  for (const Path& path : spellings.paths) {
    MatchUnit unit;
    bool is_joined = false;
    for (const Place& place : path) {
      MatchSlot slot;
      for (const PlacedForm& each : place) {
        slot.any.push_back({each.form, false});
        is_joined = is_joined || each.width > 1;
      }
      unit.slots.push_back(std::move(slot));
    }
    if (is_joined) continue;  // the matcher sees compounds as one word: the path of one covers them
    unit.window = static_cast<std::uint32_t>(path.size()) + slop + spellings.gaps;
    unit.weight = weight;
    add_unit(node, std::move(unit));
  }
}

double LeafContext::rarity(double articles) const {
  const auto all = static_cast<double>(database().get_doccount());
  const double with = std::min(articles, all);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

double LeafContext::rarity(const std::vector<Chunk>& chunks) const {
  double greatest = 0;
  for (const Chunk& chunk : chunks) {
    double articles = 0;
    for (const std::string& stem : chunk.front().stems)
      articles += static_cast<double>(database().get_termfreq(index::stem_term(stem)));
    greatest = std::max(greatest, rarity(articles));
  }
  return greatest;
}

Query LeafContext::weightless(const Query& match) const {
  return Query(Query::OP_SCALE_WEIGHT, matchable(match, database(), is_remote()), 0);
}

Query LeafContext::nothing() {
  const std::string past_all_values(256, '\xff');
  return Query(Query::OP_VALUE_GE, static_cast<Xapian::valueno>(index::Slot::order),
               past_all_values);
}

Query LeafContext::constant(const Query& match, double weight) const {
  const Query same_weight((new Xapian::FixedWeightPostingSource(weight))->release());
  return Query(Query::OP_AND, weightless(match), same_weight);
}

// The one place that decides what word pairs are made of: any forms of the words' stems, as the
// measured ranking had positions of stems. With the typed forms alone nDCG@10 is lower on each of
// four judged collections (by .002, .004, .007, .006).
std::vector<std::string> LeafContext::proximity_forms(const QueryTerm& term) const {
  std::vector<std::string> forms{term.form};
  if (!options_.stemming) return forms;
  for (const std::string& stem : term.stems) {
    const std::vector<std::string> more = sources_.vocabulary.forms_of_stem(analyzer(), stem);
    forms.insert(forms.end(), more.begin(), more.end());
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

std::vector<Chunk> LeafContext::with_compounds(const std::vector<Chunk>& chunks) const {
  const auto is_word = [](const Chunk& chunk) {
    return chunk.size() == 1 && chunk.front().width == 1;
  };
  std::vector<Chunk> out;
  for (const Chunk& chunk : chunks) {
    const bool may_join = !out.empty() && is_word(out.back()) && is_word(chunk);
    const std::string joined = may_join ? out.back().front().form + chunk.front().form : "";
    if (!may_join || !is_known_compound(joined, 2, database())) {
      out.push_back(chunk);
      continue;
    }
    QueryTerm whole = out.back().front();
    whole.form = joined;
    whole.width = 2;
    whole.role = normalization::Token::Role::whole;
    whole.stop = false;
    whole.stems = analyzer().analyze(joined, joined).front().stems;
    out.back() = {std::move(whole), out.back().front(), chunk.front()};
  }
  return out;
}

Query LeafContext::ranked(const RankedWords& words) const {
  out_.ranked_words += length_of(words);
  return ranked_query(words, options_.scheme, metered());
}

void LeafContext::note_pairs_left_out(std::size_t pairs, base::ByteSpan where) const {
  if (pairs == 0) return;
  complaints_.note("pairs_cut", where,
                   fmt::format("{} of very frequent words {} no more where they stand close "
                               "together: there are too many such places to look at",
                               pairs == 1 ? "a pair" : fmt::format("{} pairs", pairs),
                               pairs == 1 ? "weighs" : "weigh"));
}

RankedWords LeafContext::affordable(RankedWords words, base::ByteSpan where) {
  const Evidence evidence = options_.scheme.evidence();
  if (evidence.phrase > 0 || evidence.near > 0)
    note_pairs_left_out(leave_out_costly(words, database(), pair_budget_), where);
  return words;
}

Query LeafContext::weighted(const Node& node, const Query& match,
                            const std::vector<Chunk>& chunks) {
  if (excluding_) return weightless(match);
  RankedWordList words(*this);
  for (const Chunk& chunk : with_compounds(chunks)) words.add(chunk, 1);
  return weighted(node, match, words);
}

Query LeafContext::weighted(const Node& node, const Query& match, const RankedWordList& words) {
  if (excluding_) return weightless(match);
  if (words.empty()) return constant(match, 1);
  return Query(Query::OP_AND_MAYBE, weightless(match),
               ranked(affordable(words.words(), node.span)));
}

}  // namespace technews::searcher
