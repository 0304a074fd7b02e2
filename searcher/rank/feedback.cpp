#include "searcher/rank/feedback.h"

#include "searcher/rank/ties.h"
#include "shared/index/fields.h"
#include "shared/index/terms.h"

#include <map>

namespace technews::searcher {
namespace {

using index::Slot;

// Adds to each stem of the article its share of the article, times how relevant the article is.
void add_article(const Xapian::Database& database, Xapian::docid article, double relevance,
                 std::map<std::string, double>& shares) {
  std::vector<std::pair<std::string, double>> counts;
  double length = 0;
  const std::string first = index::beginning_of_stems();
  const auto end = database.termlist_end(article);
  auto term = database.termlist_begin(article);
  for (term.skip_to(first); term != end; ++term) {
    const std::string spelled = *term;
    if (!spelled.starts_with(first)) break;
    const auto stem = index::stem_of(spelled);
    const auto count = static_cast<double>(term.get_wdf());
    if (!stem || count == 0) continue;
    counts.emplace_back(*stem, count);
    length += count;
  }
  for (const auto& [stem, count] : counts) shares[stem] += relevance * count / length;
}

}  // namespace

const Component feedback_component{
    "rm3",
    // Ten articles, as is usual. A gentler weight than the usual half, which harms what the query
    // itself finds well; and any word, however common: README.md has both measured.
    {{"docs", 10, 1, 100, ParameterUnit::count},
     {"terms", 20, 1, 200, ParameterUnit::count},
     {"weight", 0.2, 0, 1},
     {"common", 1, 0, 1}}};

std::vector<FeedbackWord> relevance_model(const MeteredDatabase& index, const Xapian::Query& query,
                                          const Xapian::Weight& weight, const Settings& settings) {
  const Xapian::Database& database = index.database;
  Xapian::Enquire enquire(database);
  enquire.set_query(index.meter.metered(query, database));
  enquire.set_weighting_scheme(weight);
  enquire.set_sort_by_relevance_then_value(static_cast<Xapian::valueno>(Slot::order), false);
  enquire.set_collapse_key(static_cast<Xapian::valueno>(Slot::story));
  const auto docs = static_cast<Xapian::doccount>(settings["docs"]);
  const RankedPage best = fetch_page(enquire, database, {.limit = docs});
  double scores = 0;
  for (const RankedArticle& each : best.articles) scores += each.score;
  std::map<std::string, double> shares;
  for (const RankedArticle& each : best.articles)
    add_article(database, each.document, scores > 0 ? each.score / scores : 1, shares);

  const double most = settings["common"] * static_cast<double>(database.get_doccount());
  std::vector<FeedbackWord> words;
  for (const auto& [stem, share] : shares) words.push_back({stem, share});
  sort_by_score(std::span(words), &FeedbackWord::share, &FeedbackWord::stem);
  std::vector<FeedbackWord> kept;
  double sum = 0;
  for (FeedbackWord& word : words) {
    if (static_cast<double>(kept.size()) >= settings["terms"]) break;
    if (static_cast<double>(database.get_termfreq(index::stem_term(word.stem))) > most) continue;
    sum += word.share;
    kept.push_back(std::move(word));
  }
  for (FeedbackWord& word : kept) word.share /= sum;
  return kept;
}

}  // namespace technews::searcher
