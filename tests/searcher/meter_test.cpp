#include "searcher/meter.h"

#include "tests/index/temporary_folder.h"

#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using searcher::Meter;
using searcher::TooMuchWork;
using Xapian::Query;

namespace {

// Each document has "a" and "b", side by side in every tenth.
Xapian::Database pairs(const std::string& path, unsigned documents) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (unsigned i = 1; i <= documents; ++i) {
    Xapian::Document document;
    document.add_posting("a", 1);
    document.add_posting("b", i % 10 == 0 ? 2 : 5);
    database.add_document(document);
  }
  database.commit();
  return Xapian::Database(path);
}

Query side_by_side() {
  const Query words[] = {Query("a"), Query("b")};
  return Query(Query::OP_PHRASE, std::begin(words), std::end(words), 2);
}

std::vector<Xapian::docid> matches(const Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents;
  for (auto each = found.begin(); each != found.end(); ++each) documents.push_back(*each);
  return documents;
}

}  // namespace

TEST_CASE("A meter changes nothing of what matches as long as its work lasts") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 1000);
  const std::vector<Query> queries{Query("a"), side_by_side(), Query::MatchAll,
                                   Query(Query::OP_AND_NOT, Query("a"), side_by_side())};
  const Meter meters[] = {Meter(), Meter::of_work(1'000'000),
                          Meter::until(Meter::Clock::now() + std::chrono::hours(1)),
                          Meter::watching(Meter::Clock::now() + std::chrono::hours(1))};
  for (const Meter& meter : meters)
    for (const Query& query : queries) {
      INFO(query.get_description());
      CHECK(matches(meter.metered(query, 1), database) == matches(query, database));
      CHECK_FALSE(meter.expired());
    }
}

TEST_CASE("Each article that a phrase is looked for in costs the same work each time") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 1000);
  CHECK(matches(Meter::of_work(3000).metered(side_by_side(), 3), database).size() == 100);
  CHECK_THROWS_AS(matches(Meter::of_work(2999).metered(side_by_side(), 3), database), TooMuchWork);
  const Meter twice = Meter::of_work(2000);
  matches(twice.metered(side_by_side(), 1), database);
  matches(twice.metered(side_by_side(), 1), database);
  CHECK_THROWS_AS(matches(twice.metered(side_by_side(), 1), database), TooMuchWork);
}

TEST_CASE("Once time is up nothing more is found, within a phrase too") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 1000);
  const Meter over = Meter::until(Meter::Clock::now() - std::chrono::seconds(1));
  CHECK_FALSE(over.expired());
  const Query part = over.metered(side_by_side(), 1);
  CHECK(matches(Query(Query::OP_OR, part, Query("c")), database).empty());
  CHECK(over.expired());
}

TEST_CASE("A meter that is lifted ends nothing, and still tells that time was up") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 1000);
  const Meter over = Meter::until(Meter::Clock::now() - std::chrono::seconds(1));
  CHECK(matches(over.metered(side_by_side(), 1), database).empty());
  over.lift();
  CHECK(matches(over.metered(side_by_side(), 1), database).size() == 100);
  CHECK(over.expired());
  const Meter early = Meter::until(Meter::Clock::now() - std::chrono::seconds(1));
  early.lift();
  CHECK(matches(early.metered(Query("a"), 1), database).size() == 1000);
  CHECK_FALSE(early.expired());
}

TEST_CASE("What is bounded otherwise ends with the time, and costs no work") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 1000);
  const Meter over = Meter::until(Meter::Clock::now() - std::chrono::seconds(1));
  CHECK(matches(over.timed(side_by_side()), database).empty());
  for (const Meter& meter : {Meter::of_work(0), Meter()})
    CHECK(matches(meter.timed(side_by_side()), database).size() == 100);
}

TEST_CASE("Words that rank cost what their postings do, as long as there is no end") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 100);
  CHECK(matches(Meter::of_work(100).metered(Query("a"), database), database).size() == 100);
  CHECK_THROWS_AS(matches(Meter::of_work(99).metered(Query("a"), database), database), TooMuchWork);
  const Meter hour = Meter::until(Meter::Clock::now() + std::chrono::hours(1));
  CHECK(matches(hour.metered(Query("a"), database), database).size() == 100);
}

TEST_CASE("A meter that only watches tells that time is up and ends nothing") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 100);
  const Meter over = Meter::watching(Meter::Clock::now() - std::chrono::seconds(1));
  CHECK(matches(over.metered(Query("a"), 1), database).size() == 100);
  CHECK(over.expired());
}

TEST_CASE("Articles that many words find cost the postings of the average article") {
  const tests::TemporaryFolder folder;
  const auto database = pairs(folder.path() + "/pairs", 100);
  CHECK(searcher::postings_of(Query("a"), database) == 1);
  std::vector<Query> words{Query("a"), Query("b")};
  while (words.size() < 200) words.emplace_back("absent" + std::to_string(words.size()));
  const Query many(Query::OP_OR, words.begin(), words.end());
  CHECK(searcher::postings_of(many, database) == 1 + 2 * 8 / 2);
  CHECK(searcher::postings_of(many, Xapian::Database()) == 1);
}
