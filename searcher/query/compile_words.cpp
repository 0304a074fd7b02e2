#include "searcher/query/compile_words.h"

#include "searcher/query/compile_full_terms.h"
#include "searcher/query/compile_sets.h"
#include "searcher/rank/rank.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

Query any_of(const std::vector<std::string>& terms) {
  std::vector<Query> queries;
  for (const std::string& term : terms) queries.emplace_back(term);
  return Query(Query::OP_OR, queries.begin(), queries.end());
}

// The term's stems in title and text, in the title, or in the text.
Query stem_match(const QueryTerm& term, std::optional<Field> field) {
  std::vector<std::string> stems;
  std::vector<std::string> title_only;
  for (const std::string& stem : term.stems) {
    stems.push_back(field == Field::title ? index::title_stem_term(stem) : index::stem_term(stem));
    title_only.push_back(index::title_only_term(stem));
  }
  if (field != Field::body) return any_of(stems);
  return Query(Query::OP_AND_NOT, any_of(stems), any_of(title_only));
}

// The chunk's forms in order, a single word by its stem.
Query chunk_match(const Node& node, const Chunk& chunk, const LeafContext& context) {
  const Spellings spellings = spellings_of({stretch_of(chunk, context.database())});
  const bool exact = node.word.exact || !context.options().stemming || node.field == Field::author;
  if (exact) return positional_query(spellings, text_fields(node), 0, context.metered());
  Query whole = stem_match(chunk.front(), node.field);
  if (chunk.front().width == 1) return whole;
  return Query(Query::OP_OR, whole,
               positional_query(spellings, text_fields(node), 0, context.metered()));
}

// A typed word that the analyzer takes for several (and/or, 人工智能) is their phrase.
Query match_of(const Node& node, const std::vector<Chunk>& chunks, const LeafContext& context) {
  if (chunks.size() == 1) return chunk_match(node, chunks.front(), context);
  const Spellings spellings = spellings_of(stretches_of(chunks, context.database()));
  return positional_query(spellings, text_fields(node), 0, context.metered());
}

void highlight(const Node& node, const std::vector<Chunk>& chunks, LeafContext& context) {
  const bool exact = node.word.exact || !context.options().stemming;
  for (const Chunk& chunk : chunks) {
    for (const QueryTerm& term : chunk) {
      if (!term.ranks() && &term != &chunk.front()) continue;
      MatchUnit unit;
      unit.weight = context.rarity({{term}});
      MatchSlot slot;
      slot.any.push_back({term.form, false});
      if (!exact)
        for (const std::string& stem : term.stems) slot.any.push_back({stem, true});
      unit.slots.push_back(std::move(slot));
      context.add_unit(node, std::move(unit));
    }
    if (chunk.front().width > 1)
      context.add_units(node, spellings_of({stretch_of(chunk, context.database())}), 0,
                        context.rarity({chunk}));
  }
}

void explain_word(const Node& node, const std::vector<Chunk>& chunks, const Query& match,
                  LeafContext& context) {
  const bool exact = node.word.exact || !context.options().stemming || node.field == Field::author;
  std::vector<std::string> terms;
  for (const Chunk& chunk : chunks)
    for (const QueryTerm& term : chunk) {
      if (term.stop) continue;
      for (const std::string& each : exact ? std::vector{term.form} : term.stems)
        if (std::ranges::find(terms, each) == terms.end()) terms.push_back(each);
    }
  const Chunk& first = chunks.front();
  const bool all_stop = terms.empty();
  std::string reading =
      exact ? "form " + first.front().form : "stem " + first.front().stems.front();
  if (first.front().width > 1) reading = "compound " + first.front().form;
  if (chunks.size() > 1) reading = fmt::format("phrase of {}", chunks.size());
  if (all_stop) reading = "stop word " + first.front().form;
  context.explain(node, std::move(reading), std::move(terms), match);
}

struct RunWord {
  ListedWord listed;
  std::vector<Chunk> chunks;

  const Node& node() const { return *listed.node; }
  bool weighs_here() const { return listed.concept_number == 0; }
};

// The words are analyzed together, so that "$10 billion" is read as it is in a text, and then
// handed out again by where they begin.
std::vector<RunWord> analyze_run(const std::vector<ListedWord>& words, LeafContext& context) {
  std::string text;
  std::vector<std::size_t> ends;
  for (const ListedWord& word : words) {
    if (!text.empty()) text += ' ';
    text += word.node->word.text;
    ends.push_back(text.size());
  }
  const std::vector<Chunk> chunks = chunks_of(context.analyzer().analyze(text, text));
  std::vector<RunWord> run;
  std::size_t next = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    RunWord word{words[i], {}};
    for (; next < chunks.size() && chunks[next].front().span.begin < ends[i]; ++next) {
      for (const QueryTerm& term : chunks[next]) covered = std::max(covered, term.span.end);
      word.chunks.push_back(chunks[next]);
    }
    if (word.chunks.empty() && covered < ends[i] && !context.options().plain)
      context.complaints().note(
          "no_word", word.node().span,
          fmt::format("\"{}\" has no letters or digits to search for", word.node().word.text));
    if (!word.chunks.empty()) run.push_back(std::move(word));
  }
  return run;
}

bool ranks(const Chunk& chunk) {
  return std::any_of(chunk.begin(), chunk.end(),
                     [](const QueryTerm& term) { return term.ranks(); });
}

// Stop words are found as they are written.
Query as_written(const RunWord& word, const LeafContext& context) {
  const Spellings spellings = spellings_of(stretches_of(word.chunks, context.database()));
  return positional_query(spellings, {Field::body, Field::title}, 0, context.metered());
}

// Words side by side that all are stop words, each pair once.
struct StopPairs {
  std::vector<Spellings> pairs;
  std::vector<double> costs;
};

StopPairs stop_pairs(const std::vector<Chunk>& chunks, const std::vector<Stretch>& stretches,
                     const LeafContext& context) {
  constexpr double effort = 5;  // articles have many places of a stop word
  const auto articles = [&context](const Chunk& chunk) {
    const std::string term = index::exact_term(Field::body, chunk.front().form);
    return static_cast<double>(context.database().get_termfreq(term));
  };
  StopPairs out;
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
    const bool is_new = known.emplace(chunks[i].front().form, chunks[i + 1].front().form).second;
    if (!is_new || known.size() > query_limits.paired_words) continue;
    out.pairs.push_back(spellings_of({stretches[i], stretches[i + 1]}));
    out.costs.push_back(effort * std::min(articles(chunks[i]), articles(chunks[i + 1])));
  }
  return out;
}

// Words that all are stop words weigh nothing: their phrase ranks first, then pairs of them.
Query stop_word_query(const std::vector<RunWord>& run, base::ByteSpan where, LeafContext& context) {
  constexpr double of_phrase = 1;
  constexpr double of_pair = 0.1;
  constexpr std::uint32_t close_together = 6;  // more words than the two
  const std::vector<Field> fields{Field::body, Field::title};
  std::vector<Chunk> chunks;
  for (const RunWord& word : run)
    chunks.insert(chunks.end(), word.chunks.begin(), word.chunks.end());
  const std::vector<Stretch> stretches = stretches_of(chunks, context.database());
  const auto in_order = [&](const Spellings& spellings, std::uint32_t slop) {
    return positional_query(spellings, fields, slop, context.metered());
  };
  std::vector<Query> parts;
  std::set<std::string> known;
  for (std::size_t i = 0; i < stretches.size(); ++i)
    if (known.insert(chunks[i].front().form).second)
      parts.push_back(context.weightless(in_order(spellings_of({stretches[i]}), 0)));
  const StopPairs pairs = stop_pairs(chunks, stretches, context);
  const std::vector<bool> fits = affordable(pairs.costs, context.pair_budget());
  for (std::size_t i = 0; i < fits.size(); ++i)
    for (const std::uint32_t slop : {std::uint32_t{0}, close_together})
      if (fits[i]) parts.push_back(context.constant(in_order(pairs.pairs[i], slop), of_pair));
  context.note_pairs_left_out(static_cast<std::size_t>(std::ranges::count(fits, false)), where);
  if (stretches.size() > 2 && stretches.size() <= query_limits.phrase_words)
    parts.push_back(context.constant(in_order(spellings_of(stretches), 0), of_phrase));
  return Query(Query::OP_OR, parts.begin(), parts.end());
}

// The words, and those that join them by feedback.
Query ranked_run(const std::vector<RunWord>& run, const RankedWords& words, LeafContext& context) {
  const RankingScheme& scheme = context.options().scheme;
  Query ranked = context.ranked(words);
  const RankedWords joining = feedback_words(words, scheme, context.metered());
  if (joining.words.empty()) return ranked;
  Query query = with_feedback(ranked, joining, scheme, context.metered());
  std::vector<std::string> stems;
  for (const RankedWord& word : joining.words) stems.push_back(word.stems.front());
  Node all;
  all.span = {run.front().node().span.begin, run.back().node().span.end};
  context.explain(all, fmt::format("{} words by feedback", stems.size()), stems,
                  context.weightless(query));
  return query;
}

}  // namespace

CompiledRun run_query(const std::vector<ListedWord>& words, LeafContext& context) {
  CompiledRun out;
  const std::vector<RunWord> run = analyze_run(words, context);
  if (run.empty()) return out;
  std::vector<Query> stop_matches;
  for (const RunWord& word : run) {
    if (!word.weighs_here()) continue;
    const bool is_stop = std::none_of(word.chunks.begin(), word.chunks.end(), ranks);
    const Query match =
        is_stop ? as_written(word, context) : match_of(word.node(), word.chunks, context);
    explain_word(word.node(), word.chunks, match, context);
    (is_stop ? stop_matches : out.matches).push_back(context.weightless(match));
    if (!is_stop) highlight(word.node(), word.chunks, context);
  }
  if (context.excluding()) {
    if (out.matches.empty()) out.matches = std::move(stop_matches);
    out.ranked = Query(Query::OP_OR, out.matches.begin(), out.matches.end());
    return out;
  }
  const base::ByteSpan where{words.front().node->span.begin, words.back().node->span.end};
  RankedWordList ranked(context);
  for (const RunWord& word : run)
    for (const Chunk& chunk : word.chunks)
      ranked.add(chunk, word.node().boost, word.listed.concept_number);
  if (ranked.pairs_cut())
    context.complaints().note("pairs_cut", where,
                              fmt::format("only the first {} words weigh more where they stand "
                                          "close together",
                                          query_limits.paired_words));
  if (ranked.empty()) {
    out.matches = std::move(stop_matches);
    out.ranked = stop_word_query(run, where, context);
    for (const RunWord& word : run) highlight(word.node(), word.chunks, context);
    return out;
  }
  out.ranked = ranked_run(run, context.affordable(ranked.words(), where), context);
  if (context.options().stemming) return out;
  const Query any(Query::OP_OR, out.matches.begin(), out.matches.end());
  out.ranked = Query(Query::OP_AND_MAYBE, any, out.ranked);
  return out;
}

Query word_query(const Node& node, LeafContext& context) {
  const std::vector<Chunk> chunks = context.analyze(node, node.word.text);
  if (chunks.empty()) return {};
  const Query match = match_of(node, chunks, context);
  explain_word(node, chunks, match, context);
  highlight(node, chunks, context);
  const Query query = node.field == Field::author ? context.weightless(match)
                                                  : context.weighted(node, match, chunks);
  return node.boost == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, node.boost);
}

Query pattern_word_query(const Node& node, LeafContext& context) {
  const Expansion expansion = context.expand(node, node.word);
  std::vector<Query> forms;
  MatchUnit unit;
  unit.slots.emplace_back();
  double articles = 0;
  for (const std::string& form : expansion.forms) {
    for (const Field field : text_fields(node)) {
      const std::string term = index::exact_term(field, form);
      const Xapian::doccount having = context.database().get_termfreq(term);
      articles += static_cast<double>(having);
      if (having > 0) forms.emplace_back(term);
    }
    unit.slots.front().any.push_back({form, false});
  }
  const bool stays_list = context.is_remote() || context.options().lists_words;
  const Query match =
      stays_list || forms.size() <= few_alternatives ? any_of_many(forms) : any_at_once(forms);
  const std::size_t count = expansion.forms.size();
  context.explain(node,
                  fmt::format("{} word{} like {}", count, count == 1 ? "" : "s", node.word.text),
                  expansion.forms, match);
  if (expansion.forms.empty()) return LeafContext::nothing();
  unit.weight = context.rarity(articles);
  context.add_unit(node, std::move(unit));
  return context.constant(match, node.boost * context.rarity(articles));
}

}  // namespace technews::searcher
