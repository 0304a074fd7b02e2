#include "searcher/rank/pairs.h"
#include "searcher/searcher.h"
#include "shared/index/terms.h"
#include "tests/index/temporary_folder.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::searcher;

namespace {

// Stems "one", "two" and "three", of so many articles of ten.
Xapian::Database stems(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (int i = 0; i < 10; ++i) {
    Xapian::Document document;
    document.add_term(index::stem_term("one"));
    if (i < 6) document.add_term(index::stem_term("two"));
    if (i < 3) document.add_term(index::stem_term("three"));
    database.add_document(document);
  }
  database.commit();
  return Xapian::Database(path);
}

RankedWords words() {
  RankedWords words;
  for (const char* stem : {"one", "two", "three"}) words.words.push_back({{stem}, {}, 1, {}});
  words.neighbours = {{0, 1}, {1, 2}, {2, 0}};
  return words;
}

}  // namespace

TEST_CASE("The cheapest of many costs are those that fit, as far as they go") {
  struct Case {
    std::vector<double> costs;
    double budget;
    std::vector<bool> fits;
    double left;
  };
  const Case cases[] = {{{}, 5, {}, 5},
                        {{3, 1, 2}, 6, {true, true, true}, 0},
                        {{3, 1, 2}, 5.5, {false, true, true}, 2.5},
                        {{2, 2, 2}, 4, {true, true, false}, 0},
                        {{7}, 5, {false}, 5}};
  for (const Case& each : cases) {
    double budget = each.budget;
    CHECK(affordable(each.costs, budget) == each.fits);
    CHECK(budget == each.left);
  }
}

TEST_CASE("Pairs of the most frequent words are left out when there are too many places") {
  const tests::TemporaryFolder folder;
  const auto database = stems(folder.path() + "/stems");
  struct Case {
    double budget;
    std::size_t left_out;
    std::vector<std::size_t> firsts;  // of the pairs that stay
  };
  // one two: 6 articles; two three and three one: 3 each.
  const Case cases[] = {
      {1000, 0, {0, 1, 2}}, {12, 0, {0, 1, 2}}, {11, 1, {1, 2}}, {3, 2, {1}}, {2, 3, {}}};
  for (const Case& each : cases) {
    INFO(each.budget);
    RankedWords ranked = words();
    double budget = each.budget;
    CHECK(leave_out_costly(ranked, database, budget) == each.left_out);
    std::vector<std::size_t> firsts;
    for (const RankedPair& pair : ranked.neighbours) firsts.push_back(pair.first);
    CHECK(firsts == each.firsts);
  }
}

TEST_CASE("A small archive affords all pairs of a long query") {
  const tests::TemporaryFolder folder;
  CHECK(pair_budget(stems(folder.path() + "/stems")) > 10.0 * 256);
}
