// The library's front door: a request in, a response out. Programs and tests use only this.
#pragma once

#include "searcher/facets.h"
#include "searcher/query/match_pattern.h"
#include "searcher/snippet/segments.h"
#include "shared/base/date.h"
#include "shared/base/diagnostic.h"
#include "shared/index/fields.h"
#include "shared/index/record.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace technews::searcher {

enum class MatchMode : std::uint8_t { any, most, all };
enum class SortOrder : std::uint8_t { relevance, newest, oldest, title };
enum class Grouping : std::uint8_t { story, site, off };

// A condition given beside the query (--site, --section, --author, --lang): the field holds one of
// the values. Read as the same words after "field:" would be; without weight.
struct FieldFilter {
  index::Field field = index::Field::site;
  std::vector<std::string> values;
};

struct Synonyms;  // query/synonyms.h

struct SearchRequest {
  std::string query;
  std::vector<std::string> phrases;  // each required as a whole, as if quoted; also with plain
  std::vector<FieldFilter> filters;  // all of them must hold
  std::shared_ptr<const Synonyms> synonyms;  // that words and phrases match too; none: nullptr
  bool plain = false;    // words only: no operators, fields, quotes or wildcards
  bool lenient = false;  // query errors become notes
  bool strict = false;   // notes become errors
  MatchMode match = MatchMode::any;
  SortOrder sort = SortOrder::relevance;
  Grouping group = Grouping::story;
  std::string rank = "news";  // scheme text, as parse_scheme() takes it
  std::size_t limit = 10;
  std::size_t offset = 0;
  std::size_t snippets = 1;         // fragments per hit; 0: none
  std::size_t snippet_width = 160;  // columns per fragment
  bool exact_counts = false;        // counts are exact anyway where hits tell their copies
  bool explain = false;  // fill the response's leaves; they are filled too when nothing matches
  bool records = true;   // false: only ids and scores (runs)
  bool matched = false;  // fill each hit's `matched`
  bool explain_scores = false;  // fill each hit's contributions
  // Find what is like this article (an id, as find() takes it); of that, what the query matches
  // when there is one.
  std::string similar;
  // Of what matches, only articles the hashes of whose ids aren't among these (unseen.h); sorted.
  // Newest first and ungrouped, whatever sort and group say.
  std::optional<std::vector<std::uint64_t>> seen;
  // With one of these, a request without a query is about all articles.
  std::vector<FacetField> facets;
  std::optional<TimelineUnit> timeline;
  bool stemming = true;
  bool suggest = false;  // fill the response's suggestions
  bool correct = false;  // search for the first suggestion instead, if there is one
  std::optional<base::DayRange> dates;
  bool overlapping_dates = false;        // what only overlaps a range of dates matches it too
  base::DayNumber today = 0;             // UTC: what 7d and yesterday count from
  std::chrono::milliseconds timeout{0};  // 0: none
  // Without a timeout, what takes more work is refused: units of a Meter; not set, what
  // query_limits.work() allows.
  std::optional<std::uint64_t> work;
};

// The words of the article that the query matched in one of its fields: folded, sorted.
struct FieldMatch {
  index::Field field = index::Field::body;
  std::vector<std::string> words;

  friend bool operator==(const FieldMatch&, const FieldMatch&) = default;
};

// A part of a hit's score.
struct Contribution {
  // One, or several that are taken for the same, or that weigh as a whole; as in the index: stems.
  std::vector<std::string> words;
  // "title", "article" for title and text together, "author", …; "length": what the article's
  // length adds, whatever its words.
  std::string field;
  std::string because;  // "phrase", "near": weighs because it stands so; empty: wherever it stands
  double score = 0;
};

struct Hit {
  std::string id;
  double score = 0;
  std::size_t rank = 0;  // from 1, over all pages
  index::Record record;  // empty unless request.records
  std::vector<Segment> title;
  std::vector<Snippet> snippets;
  // Other articles of the same text, and other matching ones of the same group.
  std::size_t copies = 0;
  std::vector<FieldMatch> matched;          // in the order of the fields
  std::vector<Contribution> contributions;  // the largest first; their sum is the score
};

struct Counts {
  std::size_t articles = 0;              // that match; an estimate unless exact
  std::optional<std::size_t> all_words;  // of those, with every word of an `any` query
  std::optional<std::size_t> stories;    // of articles, grouped by story
  bool exact = false;
};

// What was done to the query, one row a leaf, in the order typed; conditions of flags come last.
struct ExplainedLeaf {
  std::string text;                // as typed
  std::string reading;             // "stem openai in title", "phrase of 3", "site venturebeat.com"
  std::vector<std::string> terms;  // after expansion
  std::uint64_t frequency = 0;     // articles that it matches
  bool required = false;           // nothing is found without it, whatever request.match says
  bool excluded = false;           // what it matches is left out
};

// The words that an article was compared by.
struct SimilarTo {
  struct Term {
    std::string word;
    double weight = 0;           // the largest first
    std::uint64_t articles = 0;  // that have it
  };
  std::string id;
  std::string title;
  std::vector<Term> terms;
};

// Another query that may have been meant.
struct Suggestion {
  std::string query;  // the whole of it, conditions of flags included, in the query language
  std::size_t articles = 0;
  std::optional<std::size_t> all_words;  // as Counts

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct SearchResponse {
  std::string canonical;  // the query as understood, in the query language
  std::string rank;       // the scheme's canonical text
  Counts counts;
  std::vector<Hit> hits;
  std::vector<ExplainedLeaf> leaves;
  std::vector<base::Diagnostic> diagnostics;
  std::vector<Facet> facets;  // in the order asked for
  std::optional<Timeline> timeline;
  std::optional<SimilarTo> similar_to;
  std::vector<std::uint64_t> matching_ids;  // with request.seen: of all that match; sorted
  std::vector<Suggestion> suggestions;      // the likeliest first
  std::string corrected_from;  // the query as typed, when its first suggestion was searched for
  MatchPattern pattern;        // what hits of this query look like in a text
  bool failed = false;         // an error is among the diagnostics: there are no hits
  bool partial = false;        // time ran out or a shard is missing
  std::chrono::microseconds elapsed{0};
};

struct VocabularyAnswer;  // vocabulary_rows.h
struct ArchiveInfo;       // archive_info.h

struct ShardOptions {
  bool partial = false;  // search without shards that are not there, or don't answer
  std::chrono::milliseconds patience{10'000};  // how long a remote one may be silent
};

// Searches one index, or several shards as one. Not thread-safe: one per thread.
class Searcher {
 public:
  // databases: as index::IndexReader takes them. Throws Error(no_index), Error(index_corrupt),
  // Error(io) for a remote one that doesn't answer.
  explicit Searcher(const std::vector<std::string>& databases, const ShardOptions& options = {});
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // Sees the newest published state of the index. Query errors are diagnostics, not exceptions;
  // throws Error for a broken index only.
  SearchResponse search(const SearchRequest& request);

  // The record of an article, or nullopt. id may also be a short one (short_id.h), with or without
  // #; Error(usage) when several articles share it. Throws Error(index_corrupt)
  // when the record is damaged.
  std::optional<index::Record> find(const std::string& id);

  // The words of the vocabulary that one word or pattern of a query stands for: vocabulary_rows.h.
  VocabularyAnswer vocabulary(const std::string& pattern);

  // What the databases hold together.
  ArchiveInfo info();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace technews::searcher
