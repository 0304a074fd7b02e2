#include "searcher/unseen.h"

#include "searcher/searcher.h"
#include "tests/searcher/search_fixture.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {

TEST_CASE("what was seen is left out, the rest comes newest first, in pages of any size") {
  std::vector<index::Record> records;
  for (int i = 0; i < 1200; ++i) {
    // Every third id is longer than what order keys keep of one.
    const std::string id = std::to_string(10000 + i) + std::string(i % 3 == 0 ? 230 : 0, 'x');
    records.push_back(article(id, "", i % 4 == 0 ? "chips" : "chips phones"));
    records.back().date = base::date_of(19000 + i);
    records.back().story = "10000";
  }
  const SmallIndex early({records.begin(), records.begin() + 500});
  searcher::SearchRequest request;
  request.query = "phones";
  request.limit = 2000;
  request.seen.emplace();
  const auto first = searcher::Searcher({early.path()}).search(request);
  CHECK(first.counts.articles == 375);
  CHECK(first.hits.size() == 375);
  CHECK(std::is_sorted(first.matching_ids.begin(), first.matching_ids.end()));

  const SmallIndex late(records);
  searcher::Searcher searcher({late.path()});
  request.seen = first.matching_ids;
  const auto second = searcher.search(request);
  CHECK(second.counts.articles == 525);
  REQUIRE(second.hits.size() == 525);
  std::string pages;
  std::string whole;
  for (std::size_t i = 0; i < second.hits.size(); ++i) {
    CHECK(second.hits[i].rank == i + 1);
    if (i > 0)
      CHECK(second.hits[i].record.date->last_day() < second.hits[i - 1].record.date->last_day());
    CHECK(second.hits[i].record.date->last_day() >= 19500);
    whole += second.hits[i].id;
  }
  request.limit = 200;
  for (; request.offset < 525; request.offset += 200)
    for (const searcher::Hit& hit : searcher.search(request).hits) pages += hit.id;
  CHECK(pages == whole);
  request.seen = second.matching_ids;
  request.offset = 0;
  CHECK(searcher.search(request).hits.empty());
}

}  // namespace technews::tests
