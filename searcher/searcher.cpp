#include "searcher/searcher.h"

#include "searcher/archive_info.h"
#include "searcher/matched.h"
#include "searcher/matching.h"
#include "searcher/query/query_tokens.h"
#include "searcher/query/synonym_table.h"
#include "searcher/request_tree.h"
#include "searcher/short_id.h"
#include "searcher/snippet/snippet.h"
#include "searcher/suggest/suggest.h"
#include "searcher/vocabulary_rows.h"
#include "shared/base/error.h"
#include "shared/index/reader.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <map>
#include <utility>

namespace technews::searcher {
namespace {

using Clock = std::chrono::steady_clock;

// The record of a copy keeps no text of its own.
template <class Wanted>
std::optional<index::Record> as_asked(index::Record record, const Wanted& wanted) {
  if (wanted(record.id)) return record;
  for (index::Record& copy : record.copies) {
    if (!wanted(copy.id)) continue;
    copy.text = record.text;
    return std::move(copy);
  }
  return std::nullopt;
}

std::optional<index::Record> record_of(const Xapian::Database& database, const std::string& term) {
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) return std::nullopt;
  return index::IndexReader::record(database, *first);
}

[[noreturn]] void refuse_ambiguous(const std::vector<index::Record>& records,
                                   const std::string& id) {
  std::vector<std::string> hints;
  for (const index::Record& record : records) hints.push_back(record.id);
  std::ranges::sort(hints);
  throw base::Error(base::ErrorCode::usage, "several articles have the short id " + id, hints);
}

void make_notes_errors(SearchResponse& response) {
  for (base::Diagnostic& each : response.diagnostics) each.severity = base::Severity::error;
  if (response.diagnostics.empty()) return;
  response.failed = true;
  response.hits.clear();
}

}  // namespace

class Searcher::Implementation {
 public:
  Implementation(const std::vector<std::string>& databases, const ShardOptions& options)
      : reader_(databases, {.partial = options.partial, .patience = options.patience}) {}

  SearchResponse search(const SearchRequest& request) {
    const Clock::time_point start = Clock::now();
    const RankingScheme scheme = parse_scheme(request.rank);
    if (reader_.has_remote()) require_remote(scheme);
    ParsedQuery parsed = parse_request(request);
    SearchResponse response;
    const auto similar_to = words_of_similar(request, parsed.diagnostics);
    if (!parsed.failed()) {
      response = reader_.with_retry([&](const Xapian::Database& database) {
        return searched(parsed.tree, request,
                        {database, scheme, start, similar_to ? &*similar_to : nullptr});
      });
    }
    response.failed = response.failed || parsed.failed();
    if (response.canonical.empty()) response.canonical = print(parsed.tree);
    response.rank = scheme.to_text();
    response.diagnostics.insert(response.diagnostics.begin(), parsed.diagnostics.begin(),
                                parsed.diagnostics.end());
    if (request.strict) make_notes_errors(response);
    tell_left_out(response);
    for (Hit& hit : response.hits) highlight_hit(hit, request, response.pattern);
    response.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    return response;
  }

  std::optional<index::Record> find(const std::string& id) {
    auto record = reader_.with_retry([&id](const Xapian::Database& database) {
      auto found = record_of(database, index::filter_term(index::Field::id, id));
      return found ? found : record_of(database, index::copy_term(id));
    });
    if (record) {
      record =
          as_asked(std::move(*record), [&id](const std::string& known) { return known == id; });
      if (record) return record;
    }
    return looks_like_short_id(id) ? find_short(id) : std::nullopt;
  }

  VocabularyAnswer vocabulary(const std::string& pattern) {
    return reader_.with_retry([&](const Xapian::Database& database) {
      Vocabulary vocabulary(database, Clock::time_point::max());
      return look_up(pattern, vocabulary, analyzer_for(database), database);
    });
  }

  ArchiveInfo info() {
    ArchiveInfo info = reader_.with_retry(archive_info);
    info.databases = reader_.info();
    return info;
  }

 private:
  std::optional<ArticleWords> words_of_similar(const SearchRequest& request,
                                               std::vector<base::Diagnostic>& diagnostics) {
    if (request.similar.empty()) return std::nullopt;
    const auto record = find(request.similar);
    if (record) return words_of(*record, snippet_analyzer(record->language));
    diagnostics.push_back(
        {base::Severity::error, {}, "unknown_id", "no article has the id " + request.similar, {}});
    return std::nullopt;
  }

  struct Setting {
    const Xapian::Database& database;
    const RankingScheme& scheme;
    Clock::time_point start;
    const ArticleWords* similar_to;
  };

  SearchResponse searched(const Node& tree, const SearchRequest& request, const Setting& setting) {
    const bool timed = request.timeout.count() > 0;
    const auto for_patterns =
        reader_.has_remote() ? query_limits.remote_expansion_time : query_limits.expansion_time;
    Vocabulary vocabulary(setting.database,
                          timed ? setting.start + request.timeout : Clock::time_point::max(),
                          timed ? std::max(for_patterns, request.timeout) : for_patterns);
    const CompileSources sources{
        setting.database, vocabulary,           analyzer_for(setting.database),
        request.query,    reader_.has_remote(), meter_for(request, setting)};
    const WithSynonyms with = with_synonyms(tree, request, setting.scheme, sources);
    SearchResponse response;
    try {
      response = match({with.tree, request, setting.scheme, setting.similar_to}, sources);
    } catch (const TooMuchWork&) {
      return refused_as_too_costly(request);
    }
    if (with.left_out > 0) response.diagnostics.push_back(synonyms_cut(with.left_out));
    if (!(request.suggest || request.correct) || response.failed || response.partial)
      return response;
    try {  // a word that has synonyms is no misspelling
      response.suggestions = suggestions_for(with.tree, request, response, sources);
    } catch (const TooMuchWork&) {  // the answer stands without them
    }
    if (sources.meter.expired() && !response.partial) {  // they were not all counted
      response.suggestions.clear();
      response.partial = true;
    }
    if (!request.correct || response.suggestions.empty()) return response;
    return corrected(std::move(response), tree, request, setting);
  }

  Meter meter_for(const SearchRequest& request, const Setting& setting) const {
    if (request.timeout.count() > 0) {
      const auto end = setting.start + request.timeout;
      return reader_.has_remote() ? Meter::watching(end) : Meter::until(end);
    }
    if (reader_.has_remote()) return {};
    return Meter::of_work(
        request.work.value_or(query_limits.work(setting.database.get_doccount())));
  }

  static SearchResponse refused_as_too_costly(const SearchRequest& request) {
    SearchResponse response;
    response.failed = true;
    response.diagnostics.push_back(
        {base::Severity::error,
         {0, request.query.size()},
         "too_costly",
         "this query asks for more words and places than a search looks at",
         {"ask for rarer words, or fewer wildcards, words and phrases",
          "or let it take its time, a minute say:  --timeout 60000"}});
    return response;
  }

  WithSynonyms with_synonyms(const Node& tree, const SearchRequest& request,
                             const RankingScheme& scheme, const CompileSources& sources) {
    const Settings* part = scheme.synonyms();
    if (part != nullptr && !request.synonyms)
      throw base::Error(base::ErrorCode::usage, "ranking part synonyms needs a file of synonyms",
                        {"name it with --synonyms FILE"});
    if (!request.synonyms) return {tree, 0};
    if (!synonyms_ || !synonyms_->is_of(request.synonyms, sources.analyzer, request.stemming))
      synonyms_.emplace(request.synonyms, sources.analyzer, request.stemming);
    return synonyms_->add_to(tree, sources, part == nullptr ? 1 : (*part)["weight"]);
  }

  // The same request with its first suggestion as the query. The suggestion holds the conditions of
  // the flags too, and what it stands for has its places in another text than the one typed.
  SearchResponse corrected(SearchResponse typed, const Node& tree, SearchRequest request,
                           const Setting& setting) {
    const std::size_t typed_bytes = request.query.size();
    request.query = typed.suggestions.front().query;
    request.plain = false;
    request.correct = false;
    request.suggest = false;
    const ParsedQuery parsed = parse_query(request.query);
    SearchResponse response = searched(parsed.tree, request, setting);
    for (base::Diagnostic& each : response.diagnostics) each.span = {0, typed_bytes};
    response.canonical = request.query;
    response.corrected_from = print(tree);
    typed.suggestions.erase(typed.suggestions.begin());
    response.suggestions = std::move(typed.suggestions);
    return response;
  }

  void tell_left_out(SearchResponse& response) const {
    for (const index::LeftOut& each : reader_.left_out()) {
      response.diagnostics.push_back({base::Severity::note,
                                      {},
                                      "missing_shard",
                                      "the answer is without " + each.database + ": " + each.why,
                                      {}});
      response.partial = true;
    }
  }

  std::optional<index::Record> find_short(const std::string& typed) {
    const std::string wanted = typed.starts_with('#') ? typed.substr(1) : typed;
    const auto has_it = [&wanted](const std::string& known) { return short_id(known) == wanted; };
    auto found = reader_.with_retry([&](const Xapian::Database& database) {
      const std::string term = index::short_id_term(wanted);
      std::vector<index::Record> records;
      for (auto post = database.postlist_begin(term); post != database.postlist_end(term); ++post)
        if (auto record = as_asked(index::IndexReader::record(database, *post), has_it))
          records.push_back(std::move(*record));
      return records;
    });
    if (found.size() > 1) refuse_ambiguous(found, typed);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  QueryAnalyzer& analyzer_for(const Xapian::Database& database) {
    std::vector<std::string> languages = languages_of(database);
    if (languages.empty()) languages.push_back("en");
    if (!query_analyzer_ || query_analyzer_->languages() != languages)
      query_analyzer_.emplace(std::move(languages));
    return *query_analyzer_;
  }

  // An article is read by the rules it was indexed by.
  normalization::Analyzer& snippet_analyzer(const std::string& language) {
    const auto found = snippet_analyzers_.find(language);
    if (found != snippet_analyzers_.end()) return found->second;
    constexpr std::size_t most = 32;
    if (snippet_analyzers_.size() >= most) snippet_analyzers_.clear();
    normalization::AnalyzerSpec spec;
    if (!language.empty()) spec.language = language;
    return snippet_analyzers_.emplace(language, normalization::Analyzer(spec)).first->second;
  }

  void highlight_hit(Hit& hit, const SearchRequest& request, const MatchPattern& pattern) {
    if (!request.records) return;
    normalization::Analyzer& analyzer = snippet_analyzer(hit.record.language);
    hit.title = highlight(hit.record.title, pattern, MatchScope::title, analyzer);
    if (request.matched) add_matched_words(hit, pattern, analyzer);
    if (request.snippets == 0) return;
    SnippetOptions options;
    options.fragments = request.snippets;
    options.columns = request.snippet_width;
    hit.snippets = make_snippets(hit.record.text, pattern, options, analyzer);
  }

  index::IndexReader reader_;
  std::optional<QueryAnalyzer> query_analyzer_;
  std::optional<SynonymTable> synonyms_;
  std::map<std::string, normalization::Analyzer> snippet_analyzers_;
};

Searcher::Searcher(const std::vector<std::string>& databases, const ShardOptions& options)
    : implementation_(std::make_unique<Implementation>(databases, options)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

SearchResponse Searcher::search(const SearchRequest& request) {
  return implementation_->search(request);
}

std::optional<index::Record> Searcher::find(const std::string& id) {
  return implementation_->find(id);
}

VocabularyAnswer Searcher::vocabulary(const std::string& pattern) {
  return implementation_->vocabulary(pattern);
}

ArchiveInfo Searcher::info() { return implementation_->info(); }

}  // namespace technews::searcher
