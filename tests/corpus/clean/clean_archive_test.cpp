#include "tests/corpus/clean/clean_archive.h"

#include "corpus/clean/model.h"
#include "tests/corpus/clean/clean_score.h"

#include <fstream>
#include <map>

#include <catch2/catch.hpp>

// What is learned from the shared archive, measured on its 22 hand-marked pages and on 200 pages
// whose kind was marked by hand.

using namespace technews;
using namespace technews::corpus;
using technews::tests::CleanScores;
using technews::tests::MarkedPage;

namespace {

CleaningModel model_of(const std::vector<RawArticle>& pages,
                       const std::vector<MarkedPage>& marked) {
  CleaningModel model;
  for (const RawArticle& page : pages) model.learn(page);
  for (const MarkedPage& page : marked) model.learn(page.raw);
  model.finish();
  return model;
}

bool is_of_known_site(const MarkedPage& page, const CleaningModel& model) {
  const SiteModel* site = model.implementation().find_site(tests::site_of_page(page.raw));
  REQUIRE(site != nullptr);
  return site->pages > 5;
}

// id → "article", "listing" or "other".
std::map<std::string, std::string> listing_marks() {
  std::ifstream file(std::string(TECHNEWS_SOURCE_DIR) + "/tests/corpus/clean/listing_marks.tsv");
  std::map<std::string, std::string> marks;
  std::string id;
  std::string kind;
  while (file >> id >> kind) marks[id] = kind;
  return marks;
}

}  // namespace

TEST_CASE("The hand-marked pages come out as they were marked") {
  const auto shared = tests::shared_folder();
  if (!shared) return;
  const std::vector<MarkedPage> pages = tests::marked_pages(*shared);
  REQUIRE(pages.size() == 22);
  const CleaningModel model = model_of(tests::archive_pages(*shared), pages);
  CleanScores known;
  CleanScores unknown;
  CleanScores anonymous;
  for (const MarkedPage& page : pages) {
    const bool is_known = is_of_known_site(page, model);
    score_marked(page, model, is_known ? known : unknown);
    if (!is_known) continue;
    MarkedPage nameless = page;
    nameless.raw.url.clear();
    nameless.raw.title.clear();
    score_marked(nameless, model, anonymous);
  }
  WARN("sites of the archive: macro F " << known.mean() << ", worst " << known.worst()
                                        << ", titles " << known.titles << ", from the text "
                                        << known.text_titles << " of " << known.bodies.size());
  WARN("other sites: macro F " << unknown.mean() << ", worst " << unknown.worst() << ", titles "
                               << unknown.titles << " of " << unknown.bodies.size());
  WARN("without address and title: macro F " << anonymous.mean() << ", worst "
                                             << anonymous.worst());
  CHECK(known.bodies.size() == 19);
  CHECK(known.mean() >= 0.998);
  CHECK(known.worst() >= 0.98);
  CHECK(unknown.mean() >= 0.95);
  CHECK(unknown.worst() >= 0.90);
  CHECK(known.titles + unknown.titles == 22);
  CHECK(known.text_titles >= 18);
  CHECK(anonymous.mean() >= 0.99);
}

TEST_CASE("A site's own pages are enough to clean its pages, twenty of them too") {
  const auto shared = tests::shared_folder();
  if (!shared) return;
  const std::vector<MarkedPage> pages = tests::marked_pages(*shared);
  std::map<std::string, std::vector<const RawArticle*>> sites;
  const std::vector<RawArticle> archive = tests::archive_pages(*shared);
  for (const RawArticle& page : archive) sites[tests::site_of_page(page)].push_back(&page);
  for (const std::size_t most :
       {std::size_t{0}, std::size_t{20}, std::size_t{100}, archive.size()}) {
    CleanScores scores;
    for (const MarkedPage& page : pages) {
      const auto& own = sites[tests::site_of_page(page.raw)];
      if (own.size() <= 5) continue;
      CleaningModel model;
      for (std::size_t i = 0; i < std::min(most, own.size()); ++i) model.learn(*own[i]);
      model.learn(page.raw);
      model.finish();
      score_marked(page, model, scores);
    }
    WARN("at most " << most << " pages of the site alone: macro F " << scores.mean() << ", worst "
                    << scores.worst() << ", titles " << scores.titles << ", from the text "
                    << scores.text_titles << " of " << scores.bodies.size());
    CHECK(scores.mean() >= (most == 0 ? 0.85 : 0.98));
    CHECK(scores.titles == static_cast<int>(scores.bodies.size()));
  }
}

TEST_CASE("Listings are told from articles") {
  const auto shared = tests::shared_folder();
  if (!shared) return;
  const std::map<std::string, std::string> marks = listing_marks();
  REQUIRE(marks.size() == 200);
  const std::vector<RawArticle> pages = tests::archive_pages(*shared);
  const CleaningModel model = model_of(pages, {});
  std::map<std::string, int> rejected;
  std::map<std::string, int> all;
  for (const RawArticle& page : pages) {
    const auto mark = marks.find(page.id);
    if (mark == marks.end()) continue;
    ++all[mark->second];
    const Cleaned result = clean(page, model, CleanMode::flat);
    rejected[mark->second] += std::holds_alternative<Rejection>(result);
  }
  const double found = rejected["listing"];
  WARN("listings: precision " << found / (found + rejected["article"]) << ", recall "
                              << found / all["listing"] << "; " << rejected["other"] << " of "
                              << all["other"] << " other pages rejected");
  CHECK(found / (found + rejected["article"]) >= 0.98);
  CHECK(found / all["listing"] >= 0.98);
}

TEST_CASE("Page 3013 keeps every word of its article and nothing of its site") {
  const auto shared = tests::shared_folder();
  if (!shared) return;
  const CleaningModel model = model_of(tests::archive_pages(*shared), {});
  for (const MarkedPage& page : tests::marked_pages(*shared)) {
    if (page.raw.id != "3013") continue;
    const Cleaned result = clean(page.raw, model, CleanMode::flat);
    const auto* article = std::get_if<Article>(&result);
    REQUIRE(article != nullptr);
    CHECK(tests::folded(article->title.value) == tests::folded(page.title));
    CHECK(tests::bag_f1(page.body, article->text) == 1.0);
    for (const char* gone : {"View All", "VB Event", "AI Impact Tour", "Share on Facebook",
                             "Discover our Briefings"}) {
      CHECK(article->text.find(gone) == std::string::npos);
    }
  }
}
