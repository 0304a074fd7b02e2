#include "searcher/matching.h"

#include "searcher/date_overlaps.h"
#include "searcher/explain_scores.h"
#include "searcher/matched.h"
#include "searcher/query/compile_full_terms.h"
#include "searcher/rank/models.h"
#include "searcher/rank/rank.h"
#include "searcher/rank/recency.h"
#include "searcher/rank/ties.h"
#include "searcher/request_tree.h"
#include "searcher/tally.h"
#include "searcher/unseen.h"
#include "shared/index/reader.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;
using index::Slot;

constexpr Xapian::valueno number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

constexpr auto order_slot = number(Slot::order);

void sort_by(SortOrder sort, Xapian::Enquire& enquire) {
  switch (sort) {
    case SortOrder::relevance:
      return enquire.set_sort_by_relevance_then_value(order_slot, false);
    case SortOrder::newest:
      return enquire.set_sort_by_value(order_slot, false);
    case SortOrder::oldest:
      return enquire.set_sort_by_value(number(Slot::oldest), false);
    case SortOrder::title:
      return enquire.set_sort_by_value(number(Slot::title), false);
  }
}

std::string id_of(const Xapian::Database& database, Xapian::docid document) {
  constexpr std::size_t date_bytes = 4;
  constexpr std::size_t whole_until = 200;
  const std::string key = database.get_document(document).get_value(order_slot);
  if (key.size() > date_bytes && key.size() < date_bytes + whole_until)
    return key.substr(date_bytes);
  return index::IndexReader::record(database, document).id;
}

class Match {
 public:
  Match(const Question& question, const CompileSources& sources)
      : tree_(question.tree),
        request_(question.request),
        sources_(sources),
        complaints_(request_.lenient) {
    options_.match = request_.match;
    options_.stemming = request_.stemming;
    options_.plain = request_.plain;
    options_.overlapping_dates = request_.overlapping_dates;
    options_.lists_words = request_.explain_scores;
    options_.scheme = question.scheme;
    if (question.similar_to != nullptr)
      likeness_ = likeness_of(*question.similar_to, sources.database);
  }

  SearchResponse run() {
    SearchResponse response;
    CompiledQuery compiled = compile_query(tree_, sources_, options_, complaints_);
    response.diagnostics = complaints_.take();
    response.failed = has_error(response.diagnostics);
    if (compiled.query.empty() && !response.failed && !asks_without_words()) {
      response.diagnostics.push_back({base::Severity::error,
                                      {0, sources_.text.size()},
                                      "empty_query",
                                      "there is nothing to search for",
                                      {}});
      response.failed = true;
    }
    if (response.failed) return response;
    if (likeness_) {
      look_for_likeness(compiled, response);
    } else if (compiled.query.empty()) {
      compiled.query = Xapian::Query::MatchAll;
    }
    const bool by_dates = has_dates(tree_) && !request_.overlapping_dates && !likeness_;
    const bool is_reckoned = request_.seen || is_counted() || by_dates;
    const Xapian::Query unweighted =
        is_reckoned ? unweighted_query(compiled.query) : compiled.query;
    response.pattern = std::move(compiled.pattern);
    if (request_.seen) {
      find_unseen(compiled, unweighted, response);
      return response;
    }
    fetch(compiled, response);
    if (sources_.vocabulary.late()) {  // some words were not looked up
      response.partial = true;
      response.counts.exact = false;
    }
    if (is_counted() && !response.partial) count_articles(unweighted, response);
    if (response.counts.exact && compiled.all_words)
      response.counts.all_words = count(*compiled.all_words);
    if (by_dates && !response.partial) note_overlaps(unweighted, response);
    if (sources_.meter.expired()) {  // what was counted last may be too little
      response.partial = true;
      response.counts.all_words.reset();
    }
    const bool tells_missing = response.counts.articles == 0 && !response.partial;
    if (request_.explain || tells_missing) add_leaves(compiled, response);
    return response;
  }

 private:
  static bool has_error(const std::vector<base::Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const base::Diagnostic& each) {
      return each.severity == base::Severity::error;
    });
  }

  // All articles are asked for, or those like another one.
  bool asks_without_words() const {
    return tree_.kind == NodeKind::nothing && (is_about_values() || likeness_);
  }

  // What is like the article, of what the query matches; its words are what hits show.
  void look_for_likeness(CompiledQuery& compiled, SearchResponse& response) {
    compiled.query = compiled.query.empty() ? likeness_->query
                                            : Xapian::Query(Xapian::Query::OP_FILTER,
                                                            likeness_->query, compiled.query);
    compiled.all_words.reset();
    compiled.pattern = std::move(likeness_->pattern);
    response.similar_to = std::move(likeness_->similar_to);
  }

  bool is_about_values() const { return !request_.facets.empty() || request_.timeline; }

  // Hits tell the number of their copies, which only counting knows.
  bool is_counted() const {
    const bool tells_copies = request_.group != Grouping::off && request_.records;
    return request_.exact_counts || is_about_values() || tells_copies;
  }

  // What stands close together changes scores, never what matches: counting leaves it out.
  Xapian::Query unweighted_query(const Xapian::Query& query) const {
    CompileOptions options = options_;
    options.scheme = options_.scheme.for_counting();
    const bool is_counting_query =
        options.scheme == options_.scheme || likeness_ || tree_.kind == NodeKind::nothing;
    if (is_counting_query) return without_weight(query);
    Complaints unused(true);
    return without_weight(compile_query(tree_, sources_, options, unused).query);
  }

  Xapian::Query without_weight(const Xapian::Query& query) const {
    return matchable(query, sources_.database, sources_.remote);
  }

  std::size_t count(const Xapian::Query& query) const {
    if (query.empty()) return 0;
    Xapian::Enquire enquire(sources_.database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(sources_.meter.metered(without_weight(query), 1));
    const Xapian::doccount all = sources_.database.get_doccount();
    return enquire.get_mset(0, 0, all).get_matches_estimated();
  }

  void fetch(const CompiledQuery& compiled, SearchResponse& response) {
    const Xapian::Database& database = sources_.database;
    Xapian::Enquire enquire(database);
    const bool weighs = options_.scheme.model().component.name != boolean_model.component.name;
    const Xapian::Query query = weighs ? compiled.query : without_weight(compiled.query);
    enquire.set_query(sources_.meter.metered(query, database));
    enquire.set_weighting_scheme(*term_weight(options_.scheme, database, compiled.ranked_words));
    sort_by(request_.sort, enquire);
    if (const auto slot = group_slot()) enquire.set_collapse_key(number(*slot));
    const Xapian::doccount all = database.get_doccount();
    const auto cut = [all](std::size_t number) {
      return static_cast<Xapian::doccount>(std::min<std::size_t>(number, all));
    };
    // Servers stop looking for better matches by themselves.
    if (sources_.remote && request_.timeout.count() > 0)
      enquire.set_time_limit(std::chrono::duration<double>(request_.timeout).count());
    const bool by_relevance = request_.sort == SortOrder::relevance;
    const Settings* recency = by_relevance ? options_.scheme.recency() : nullptr;
    const std::size_t first = recency == nullptr ? request_.offset : 0;
    std::size_t wanted = request_.offset - first + request_.limit;
    if (recency != nullptr) wanted = std::max(wanted, static_cast<std::size_t>((*recency)["top"]));
    RankedPage page =
        fetch_page(enquire, database,
                   {cut(first), cut(wanted), by_relevance, options_.scheme.model().few_scores});
    const Xapian::MSet& matches = page.matches;
    std::vector<RankedArticle>& articles = page.articles;
    response.partial = sources_.meter.expired();
    const bool ungrouped = request_.group == Grouping::off;
    response.counts.articles =
        ungrouped ? matches.get_matches_estimated() : matches.get_uncollapsed_matches_estimated();
    response.counts.exact = ungrouped && !response.partial &&
                            matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    if (recency != nullptr)
      articles = with_recency(std::move(articles), *recency, database, request_.today);
    const std::size_t end = std::min(articles.size(), request_.offset - first + request_.limit);
    std::map<Xapian::docid, std::string> ids;
    for (std::size_t i = request_.offset - first; i < end; ++i) {
      const Xapian::docid document = articles[i].document;
      response.hits.push_back(hit(articles[i], first + i + 1));
      ids[document] = response.hits.back().id;
      if (request_.matched) response.hits.back().matched = matched_terms(enquire, document);
    }
    if (!request_.explain_scores || ids.empty()) return;
    if (response.partial) sources_.meter.lift();  // what is shown is told whole
    const auto of_words = term_weight(options_.scheme, database, 0);
    auto contributions = explain_scores({database, compiled.query, *of_words}, ids);
    for (std::size_t i = 0; i < response.hits.size(); ++i) {
      const RankedArticle& article = articles[request_.offset - first + i];
      response.hits[i].contributions = std::move(contributions[article.document]);
      complete_contributions(response.hits[i], article.factor);
    }
  }

  // Recency multiplies what the words are worth; what they don't add up to is the article's length.
  static void complete_contributions(Hit& hit, double factor) {
    double rest = hit.score;
    for (Contribution& part : hit.contributions) rest -= part.score *= factor;
    constexpr double rounding = 1e-9;
    if (std::abs(rest) > rounding * (1 + hit.score))
      hit.contributions.push_back({{}, "length", "", rest});
  }

  // All that match are known by their order keys, which one spy brings; only what is shown of the
  // unseen is fetched.
  void find_unseen(const CompiledQuery& compiled, const Xapian::Query& unweighted,
                   SearchResponse& response) const {
    const MatchingKeys keys = matching_keys(sources_.database, unweighted, *request_.seen);
    response.matching_ids = keys.ids;
    response.counts.articles = keys.unseen.size();
    response.counts.exact = true;
    const std::size_t first = std::min(request_.offset, keys.unseen.size());
    const std::size_t last = first + std::min(request_.limit, keys.unseen.size() - first);
    constexpr std::size_t at_once = 500;
    for (std::size_t at = first; at < last; at += at_once) {
      const auto begin = keys.unseen.begin() + static_cast<std::ptrdiff_t>(at);
      const auto count = std::min(at_once, last - at);
      Xapian::Enquire enquire(sources_.database);
      enquire.set_query(
          Xapian::Query(Xapian::Query::OP_FILTER, compiled.query, articles_of({begin, count})));
      enquire.set_weighting_scheme(
          *term_weight(options_.scheme, sources_.database, compiled.ranked_words));
      enquire.set_sort_by_value(order_slot, false);
      const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        response.hits.push_back(
            hit({*match, match.get_weight(), {}}, at + std::size_t{match.get_rank()} + 1));
        if (request_.matched) response.hits.back().matched = matched_terms(enquire, *match);
      }
    }
  }

  std::optional<Slot> group_slot() const {
    if (request_.group == Grouping::off) return std::nullopt;
    return request_.group == Grouping::story ? Slot::story : Slot::site;
  }

  void count_articles(const Xapian::Query& query, SearchResponse& response) const {
    Tally::Wanted wanted;
    wanted.stories = is_about_values();
    wanted.dates = request_.timeline.has_value();
    for (const FacetField field : request_.facets) want(field, wanted);
    if (request_.group == Grouping::site) wanted.slots.insert(Slot::site);
    const Tally tally(sources_.database, sources_.meter.metered(query, 1), wanted);
    response.partial = sources_.meter.expired();
    response.counts.exact = !response.partial;
    response.counts.articles = tally.all().articles;
    if (request_.group != Grouping::site) response.counts.stories = tally.all().stories();
    if (const auto slot = group_slot())
      for (Hit& hit : response.hits) add_copies(hit, tally, *slot);
    for (const FacetField field : request_.facets)
      response.facets.push_back(make_facet(field, tally));
    if (!request_.timeline) return;
    const Tally archive(sources_.database, Xapian::Query::MatchAll,
                        {.slots = {}, .dates = true, .stories = false});
    response.timeline = make_timeline(*request_.timeline, tally, archive);
  }

  static void add_copies(Hit& hit, const Tally& tally, Slot slot) {
    const std::string& value = slot == Slot::story ? hit.record.story : hit.record.site;
    if (value.empty()) return;
    const auto& counts = tally.by_value(slot);
    const auto found = counts.find(value);
    if (found != counts.end()) hit.copies += found->second.articles - 1;
  }

  Hit hit(const RankedArticle& article, std::size_t rank) const {
    Hit hit;
    hit.score = article.score;
    hit.rank = rank;
    if (!request_.records) {
      hit.id = id_of(sources_.database, article.document);
      return hit;
    }
    hit.record = index::IndexReader::record(sources_.database, article.document);
    hit.id = hit.record.id;
    hit.copies = hit.record.copies.size();
    return hit;
  }

  // A page dated only 2023 isn't known to be of January.
  void note_overlaps(const Xapian::Query& unweighted, SearchResponse& response) const {
    const std::size_t within = response.counts.exact ? response.counts.articles : count(unweighted);
    CompileOptions options = options_;
    options.overlapping_dates = true;
    options.scheme = options_.scheme.for_counting();
    Complaints unused(true);
    const CompiledQuery looser = compile_query(tree_, sources_, options, unused);
    const std::size_t all = count(looser.query);
    if (all <= within) return;
    const Xapian::Query more(Xapian::Query::OP_AND_NOT, without_weight(looser.query), unweighted);
    std::string told = told_overlaps(all - within, more, sources_.database);
    if (sources_.meter.expired()) return;
    response.diagnostics.push_back({base::Severity::note,
                                    {0, sources_.text.size()},
                                    "loose_dates",
                                    std::move(told),
                                    {"to take them too: --dates overlap"}});
  }

  void add_leaves(CompiledQuery& compiled, SearchResponse& response) const {
    sources_.meter.lift();
    std::ranges::stable_sort(compiled.leaves, {}, &CompiledLeaf::place);
    for (CompiledLeaf& leaf : compiled.leaves) {
      leaf.row.frequency = count(leaf.query);
      response.leaves.push_back(std::move(leaf.row));
    }
  }

  const Node& tree_;
  const SearchRequest& request_;
  CompileSources sources_;
  CompileOptions options_;
  Complaints complaints_;
  std::optional<Likeness> likeness_;
};

}  // namespace

SearchResponse match(const Question& question, const CompileSources& sources) {
  return Match(question, sources).run();
}

std::vector<std::string> languages_of(const Xapian::Database& database) {
  constexpr std::size_t most = 32;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const std::string prefix = index::beginning_of_terms(Field::language, "");
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const std::string spelled = *term;
    if (const auto language = index::form_of(Field::language, spelled))
      found.emplace_back(term.get_termfreq(), *language);
  }
  std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first > right.first : left.second < right.second;
  });
  std::vector<std::string> languages;
  for (const auto& [articles, language] : found)
    if (languages.size() < most) languages.push_back(language);
  return languages;
}

}  // namespace technews::searcher
