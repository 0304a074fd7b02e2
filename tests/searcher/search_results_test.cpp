#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "tests/searcher/search_fixture.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using searcher::Searcher;
using searcher::SearchRequest;
using searcher::SearchResponse;
using searcher::SortOrder;

SearchRequest asking(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

// Twelve articles of the same words, so that only dates and ids tell them apart.
std::vector<index::Record> alike() {
  std::vector<index::Record> all;
  for (int i = 0; i < 12; ++i) {
    index::Record record = article(std::string(1, static_cast<char>('l' - i)),
                                   "Chips " + std::to_string(i % 3), "Chips are fast.");
    if (i % 4 != 3) record.date = base::parse_iso_date("2023-0" + std::to_string(i % 4 + 1));
    all.push_back(std::move(record));
  }
  return all;
}

}  // namespace

TEST_CASE("ties rank the newest first, undated articles last, then by id") {
  const SmallIndex index(alike());
  Searcher searcher({index.path()});
  SearchRequest request = asking("fast");
  CHECK(ranked(searcher, request) == "b f j c g k d h l a e i");
  request.sort = SortOrder::newest;
  CHECK(ranked(searcher, request) == "b f j c g k d h l a e i");
  request.sort = SortOrder::oldest;
  CHECK(ranked(searcher, request) == "d h l c g k b f j a e i");
  request.sort = SortOrder::title;
  CHECK(ranked(searcher, request) == "f c l i b k h e j g d a");
}

TEST_CASE("pages follow each other and counts do not depend on them") {
  const SmallIndex index(alike());
  Searcher searcher({index.path()});
  std::string pages;
  SearchRequest request = asking("fast chips");
  request.limit = 5;
  for (request.offset = 0; request.offset < 15; request.offset += 5) {
    const SearchResponse response = searcher.search(request);
    CHECK(response.counts.articles == 12);
    CHECK(response.counts.exact);
    CHECK(response.counts.all_words == 12);
    for (const searcher::Hit& hit : response.hits) {
      CHECK(hit.rank == pages.size() + 1);
      pages += hit.id;
    }
  }
  CHECK(pages == "bfjcgkdhlaei");
}

TEST_CASE("a response holds records, highlights, reading and canonical text") {
  index::Record record =
      article("x", "Chips for all", "They said chips are fast. Others disagree.");
  const SmallIndex index({record, article("y", "Slow", "Nothing")});
  Searcher searcher({index.path()});
  SearchRequest request = asking(" chip   \"are fast\"");
  request.explain = true;
  const SearchResponse response = searcher.search(request);
  REQUIRE(response.hits.size() == 1);
  CHECK(response.canonical == "chip \"are fast\"");
  CHECK(response.rank == "news:k1=1.2,b=0.6,title=0.3,burst=0.5,phrase=0.1,near=0.1");
  const searcher::Hit& hit = response.hits.front();
  CHECK(hit.record.text == record.text);
  CHECK(hit.title == std::vector<searcher::Segment>{{"Chips", true}, {" for all", false}});
  REQUIRE(hit.snippets.size() == 1);
  std::vector<std::string> marked;
  for (const searcher::Segment& segment : hit.snippets.front().segments)
    if (segment.hit) marked.push_back(segment.text);
  CHECK(marked == std::vector<std::string>{"chips", "are fast"});
  REQUIRE(response.leaves.size() == 2);
  CHECK(response.leaves[0].reading == "stem chip");
  CHECK(response.leaves[1].reading == "phrase of 2");
  CHECK(response.leaves[1].frequency == 1);
}

TEST_CASE("counts tell articles with any word from those with all") {
  const SmallIndex index({article("a", "", "one two three"), article("b", "", "one two"),
                          article("c", "", "three"), article("d", "", "four")});
  Searcher searcher({index.path()});
  const SearchResponse response = searcher.search(asking("one two three"));
  CHECK(response.counts.articles == 3);
  CHECK(response.counts.all_words == 1);
  CHECK(!searcher.search(asking("one")).counts.all_words);
}

TEST_CASE("stop words alone rank by phrase, then by standing near in that order") {
  const SmallIndex index({article("a", "", "who are the best of them"),
                          article("b", "", "the who are a band"),
                          article("c", "", "the band of those who play")});
  Searcher searcher({index.path()});
  CHECK(ranked(searcher, asking("the who")) == "b c a");
}

TEST_CASE("dates that only overlap a range are counted in a note") {
  std::vector<index::Record> all{article("a", "", "chips"), article("b", "", "chips")};
  all[0].date = base::parse_iso_date("2023-01-05");
  all[1].date = base::parse_iso_date("2023");
  const SmallIndex index(all);
  Searcher searcher({index.path()});
  const SearchResponse response = searcher.search(asking("chips date:2023-01"));
  CHECK(response.counts.articles == 1);
  REQUIRE(response.diagnostics.size() == 1);
  CHECK(response.diagnostics[0].code == "loose_dates");
  CHECK(response.diagnostics[0].severity == base::Severity::note);
}

TEST_CASE("phrases and filters beside the query count as if typed after it") {
  std::vector<index::Record> all{article("a", "", "fast chips"), article("b", "", "chips fast"),
                                 article("c", "", "fast chips")};
  all[0].site = "x.com";
  all[1].site = "x.com";
  all[2].site = "y.com";
  const SmallIndex index(all);
  Searcher searcher({index.path()});
  SearchRequest request = asking("chips?");
  request.plain = true;
  request.phrases = {"fast chips"};
  request.filters = {{index::Field::site, {"x.com", "z.com"}}};
  CHECK(found(searcher, request) == "a");
  CHECK(searcher.search(request).canonical == "chips\\? \"fast chips\" site:(x.com OR z.com)");
}

TEST_CASE("without stemming words match as they are written") {
  const SmallIndex index({article("a", "", "chip maker"), article("b", "", "chips")});
  Searcher searcher({index.path()});
  SearchRequest request = asking("chips");
  CHECK(found(searcher, request) == "a b");
  request.stemming = false;
  CHECK(found(searcher, request) == "b");
}

TEST_CASE("a word becomes its stems in the languages of the index") {
  std::vector<index::Record> all{article("de", "", "Die Häuser am Meer"),
                                 article("en", "", "The housing by the sea")};
  all[0].language = "de";
  const SmallIndex index(all);
  Searcher searcher({index.path()});
  CHECK(found(searcher, asking("haus")) == "de");
  CHECK(found(searcher, asking("house")) == "en");
}

TEST_CASE("what one language makes of a word is not taken for another's stem") {
  // French cuts openai to open.
  std::vector<index::Record> all{article("en", "", "An open window"),
                                 article("fr", "", "La fenêtre de la maison")};
  all[1].language = "fr";
  const SmallIndex index(all);
  Searcher searcher({index.path()});
  CHECK(found(searcher, asking("openai")).empty());
  CHECK(found(searcher, asking("open")) == "en");
}

TEST_CASE("find gives an article's record or nothing") {
  index::Record whole = article("a", "Title", "Text");
  index::Record copy = article("a2", "Title", "");
  whole.copies.push_back(copy);
  const SmallIndex index({whole});
  Searcher searcher({index.path()});
  REQUIRE(searcher.find("a"));
  CHECK(searcher.find("a")->title == "Title");
  REQUIRE(searcher.find("a2"));
  CHECK(searcher.find("a2")->text == "Text");
  CHECK(!searcher.find("b"));
  CHECK(found(searcher, asking("id:a2")) == "a");
}

TEST_CASE("runs need no records and strict queries no notes") {
  const SmallIndex index({article("some-id", "", "chips")});
  Searcher searcher({index.path()});
  SearchRequest request = asking("chips ...");
  request.records = false;
  const SearchResponse run = searcher.search(request);
  REQUIRE(run.hits.size() == 1);
  CHECK(run.hits[0].id == "some-id");
  CHECK(run.hits[0].record.id.empty());
  request.strict = true;
  const SearchResponse strict = searcher.search(request);
  CHECK(strict.failed);
  CHECK(strict.hits.empty());
}

TEST_CASE("an unknown ranking is refused by name") {
  const SmallIndex index({article("a", "", "chips")});
  Searcher searcher({index.path()});
  SearchRequest request = asking("chips");
  request.rank = "bm52";
  CHECK_THROWS_AS(searcher.search(request), base::Error);
}

TEST_CASE("of a story the best article is shown, with the number of the others") {
  std::vector<index::Record> records;
  for (const char* id : {"a", "b", "c", "d", "e", "f"})
    records.push_back(article(id, "Chips", "Chips are fast."));
  records[1].story = records[3].story = records[4].story = "b";
  records[3].title = "Fast chips";
  records[4].text = "Slow.";
  records[0].site = records[1].site = "x.org";
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  SearchRequest request = asking("fast");
  SearchResponse response = searcher.search(request);
  CHECK(ranked(searcher, request) == "d a c f");
  REQUIRE(response.hits.size() == 4);
  CHECK(response.hits[0].copies == 1);
  CHECK(response.hits[1].copies == 0);
  CHECK(response.counts.articles == 5);
  CHECK(response.counts.stories == 4);

  request.offset = 1;
  request.limit = 2;
  CHECK(ranked(searcher, request) == "a c");
  request = asking("fast");
  request.group = searcher::Grouping::site;
  CHECK(ranked(searcher, request) == "d a c f");
  CHECK(searcher.search(request).counts.articles == 5);
  CHECK_FALSE(searcher.search(request).counts.stories.has_value());
  request.group = searcher::Grouping::off;
  CHECK(ranked(searcher, request) == "d a b c f");
}

TEST_CASE("grouping changes no count, whatever the query") {
  std::vector<index::Record> records;
  for (int i = 0; i < 200; ++i) {
    const std::string id = std::to_string(1000 + i);
    std::string text;
    for (int word = 0; word < 8; ++word)
      if (i >> word & 1) text += "word" + std::to_string(word) + " ";
    records.push_back(article(id, "", text));
    if (i % 3 == 0) records.back().story = std::to_string(1000 + i % 30);
  }
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  for (const char* query :
       {"word0", "word1 word2", "word3 AND NOT word4", "word7", "word0 word7"}) {
    INFO(query);
    SearchRequest request = asking(query);
    request.limit = 3;
    const SearchResponse grouped = searcher.search(request);
    request.group = searcher::Grouping::off;
    request.limit = 1000;
    const SearchResponse all = searcher.search(request);
    std::set<std::string> stories;
    std::map<std::string, std::size_t> members;
    for (const searcher::Hit& hit : all.hits) {
      stories.insert(hit.record.story.empty() ? "alone " + hit.id : hit.record.story);
      ++members[hit.record.story];
    }
    CHECK(grouped.counts.articles == all.hits.size());
    CHECK(all.counts.articles == all.hits.size());
    CHECK(grouped.counts.stories == stories.size());
    for (const searcher::Hit& hit : grouped.hits)
      CHECK(hit.copies == (hit.record.story.empty() ? 0 : members[hit.record.story] - 1));
  }
}

TEST_CASE("a word weighs the same in an article of a rare language") {
  std::vector<index::Record> records;
  for (int i = 0; i < 30; ++i) {
    records.push_back(
        article("en" + std::to_string(i), "", i % 2 == 0 ? "deep learning" : "other"));
    records.back().language = "en";
  }
  records.push_back(article("pt", "", "deep learning"));
  records.back().language = "pt";
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  const SearchResponse response = searcher.search(asking("learning"));
  REQUIRE(response.hits.size() == 10);
  SearchRequest all = asking("learning");
  all.limit = 100;
  for (const searcher::Hit& hit : searcher.search(all).hits)
    CHECK(hit.score == Approx(response.hits.front().score));
}

}  // namespace technews::tests
