// What the compilers of leaves share: sources, options, and where results are collected.
#pragma once

#include "searcher/query/compile.h"
#include "searcher/query/compile_positions.h"
#include "searcher/query/limits.h"
#include "searcher/rank/pairs.h"
#include "searcher/rank/words.h"

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

class RankedWordList;

// Not thread-safe.
class LeafContext {
 public:
  LeafContext(const CompileSources& sources, const CompileOptions& options, Complaints& complaints,
              CompiledQuery& out)
      : sources_(sources),
        options_(options),
        complaints_(complaints),
        out_(out),
        pair_budget_(searcher::pair_budget(sources.database)) {}

  const Xapian::Database& database() const { return sources_.database; }
  MeteredDatabase metered() const { return {sources_.database, sources_.meter}; }
  Vocabulary& vocabulary() const { return sources_.vocabulary; }
  QueryAnalyzer& analyzer() const { return sources_.analyzer; }
  bool is_remote() const { return sources_.remote; }
  const CompileOptions& options() const { return options_; }
  Complaints& complaints() const { return complaints_; }

  // Within what is excluded nothing is highlighted and nothing weighs. Not only to save the work:
  // Xapian 1.4 reads an uninitialised value where OP_AND_MAYBE stands in an OP_AND or OP_FILTER on
  // the right of OP_AND_NOT, and then finds more or less by chance.
  void set_excluding(bool on) { excluding_ = on; }
  bool excluding() const { return excluding_; }

  // The words and compounds of a piece of the query. Complains when there are none.
  std::vector<Chunk> analyze(const Node& node, std::string_view text);

  // The forms that a pattern stands for in the node's fields (values, for a filter's),
  // noted when cut short. Refuses more such words than a query may have.
  Expansion expand(const Node& node, const Word& word);

  // Refuses more NEARs than a query may have.
  bool count_near(const Node& node);

  // The forms that may stand where the term does, when words are close to each other: sorted.
  std::vector<std::string> proximity_forms(const QueryTerm& term) const;

  // The node's field and weight are added to the reading.
  void explain(const Node& node, std::string reading, std::vector<std::string> terms,
               const Xapian::Query& query);
  // Highlights the unit where the node's field allows it. weight: see rarity().
  void add_unit(const Node& node, MatchUnit unit);
  // Units for every spelling of a phrase, so heavy.
  void add_units(const Node& node, const Spellings& spellings, std::uint32_t slop, double weight);

  // log(1 + (N - df + .5) / (df + .5)) (Lucene's form of BM25's idf, never negative).
  double rarity(double articles) const;
  // The chunks as they weigh: neighbours that the index also knows as a compound (GPT 4, where some
  // write GPT-4) are that compound.
  std::vector<Chunk> with_compounds(const std::vector<Chunk>& chunks) const;

  // Of the rarest of the words.
  double rarity(const std::vector<Chunk>& chunks) const;

  // What is left for pairs of words of this query; see rank/pairs.h.
  double& pair_budget() { return pair_budget_; }
  // Notes so many pairs of words at `where` that the budget didn't allow for.
  void note_pairs_left_out(std::size_t pairs, base::ByteSpan where) const;
  // The words without the pairs that the budget doesn't allow for, noted.
  RankedWords affordable(RankedWords words, base::ByteSpan where);

  // The match with the weight of the words in it, or the same weight everywhere; with none when
  // excluding.
  Xapian::Query weighted(const Node& node, const Xapian::Query& match,
                         const std::vector<Chunk>& chunks);
  Xapian::Query weighted(const Node& node, const Xapian::Query& match, const RankedWordList& words);
  // The words as the scheme ranks them; counted in CompiledQuery::ranked_words.
  Xapian::Query ranked(const RankedWords& words) const;
  Xapian::Query constant(const Xapian::Query& match, double weight) const;
  Xapian::Query weightless(const Xapian::Query& match) const;
  // Matches no article. Xapian's own MatchNothing is the empty query, which here means that there
  // was nothing to search for.
  static Xapian::Query nothing();

 private:
  std::optional<Word> pattern_of(const Node& node, const Word& word);
  void say_what_is_missing(const Word& word, const Expansion& out) const;

  CompileSources sources_;
  const CompileOptions& options_;
  Complaints& complaints_;
  CompiledQuery& out_;
  bool excluding_ = false;
  std::size_t patterns_ = 0;
  std::size_t expansions_ = 0;
  std::size_t nears_ = 0;
  double pair_budget_;
};

// The text fields a node's words are looked for in: its own, or title and body.
std::vector<index::Field> text_fields(const Node& node);

// Collects the words that rank and who stands beside whom.
class RankedWordList {
 public:
  explicit RankedWordList(const LeafContext& context) : context_(context) {}

  // The next word or compound of the query. Stop words are left out. Words of a concept (0: of
  // none) weigh elsewhere, and so do pairs of them.
  void add(const Chunk& chunk, double boost, std::size_t concept_number = 0);

  bool empty() const { return words_.words.empty(); }
  // There were more words than are looked for side by side.
  bool pairs_cut() const { return paired_ > query_limits.paired_words; }
  const RankedWords& words() const { return words_; }

 private:
  struct Neighbour {
    std::size_t place = 0;
    QueryTerm term;
    std::size_t concept_number = 0;
  };

  std::size_t place_of(const QueryTerm& term, std::optional<std::size_t> whole, double boost);
  void stand_beside(const Neighbour& word);
  void find_forms(const Neighbour& word);

  const LeafContext& context_;
  RankedWords words_;
  std::optional<Neighbour> before_;
  std::size_t paired_ = 0;
};

}  // namespace technews::searcher
