#include "corpus/identity.h"
#include "tests/corpus/reader_support.h"

#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

TEST_CASE("the real pairs are read from their archive, each with title, year and address") {
  const auto shared = shared_folder();
  if (shared.empty()) return;
  const Reading reading = read((shared / "data/archive/raw-pairs.tar.xz").string());
  CHECK(reading.articles.size() == 303);
  CHECK(reading.rejections.empty());
  std::set<std::string> ids;
  for (const RawArticle& article : reading.articles) {
    CAPTURE(article.origin.path);
    CHECK_FALSE(article.title.empty());
    CHECK(article.date.size() == 4);
    CHECK_FALSE(site_of(article.url).empty());
    CHECK_FALSE(article.body.empty());
    ids.insert(identify(article).id);
  }
  CHECK(ids.size() > 290);
}

TEST_CASE("the real archive of JSON Lines is read whole") {
  const auto shared = shared_folder();
  if (shared.empty()) return;
  std::size_t articles = 0;
  std::size_t rejections = 0;
  const ReadSummary summary =
      read_operand((shared / "data/archive/articles.jsonl.xz").string(), {},
                   [&](std::variant<RawArticle, Rejection>&& record) {
                     ++(std::holds_alternative<RawArticle>(record) ? articles : rejections);
                     return true;
                   },
                   [](const std::string&) {});
  CHECK(articles == 10'663);
  CHECK(rejections == 0);
  CHECK(summary.complete);
}
