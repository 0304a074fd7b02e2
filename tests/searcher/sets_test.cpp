#include "searcher/query/compile_sets.h"
#include "tests/index/temporary_folder.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using searcher::any_at_once;
using searcher::at_least;
using searcher::documents_of;
using searcher::DocumentSet;
using Xapian::Query;

namespace {

using Documents = std::vector<Xapian::docid>;

// Documents of random words w0 … w99, each followed by the next; every seventh one removed again.
Xapian::Database random_database(const std::string& path, unsigned documents, unsigned seed) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  std::mt19937 random(seed);
  for (unsigned i = 0; i < documents; ++i) {
    Xapian::Document document;
    for (unsigned position = 1; position <= 12; ++position)
      document.add_posting("w" + std::to_string(random() % 100), position);
    database.add_document(document);
  }
  for (unsigned i = 7; i <= documents; i += 7) database.delete_document(i);
  database.commit();
  return Xapian::Database(path);
}

Documents matches(const Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  Documents documents;
  for (auto each = found.begin(); each != found.end(); ++each) documents.push_back(*each);
  return documents;
}

Documents all_of(const DocumentSet& set) {
  Documents documents;
  for (auto each = set.next(0); each != 0; each = set.next(each + 1)) documents.push_back(each);
  return documents;
}

Query word(unsigned number) { return Query("w" + std::to_string(number)); }

Query joined(Query::op op, const std::vector<Query>& queries) {
  return Query(op, queries.begin(), queries.end());
}

}  // namespace

TEST_CASE("A set gives its documents in their order, across words of bits") {
  DocumentSet set(200);
  CHECK(set.next(1) == 0);
  for (const Xapian::docid each : {1U, 63U, 64U, 65U, 128U, 200U}) set.add(each);
  set.add(64);
  CHECK(set.size() == 6);
  CHECK(all_of(set) == Documents{1, 63, 64, 65, 128, 200});
  CHECK(set.next(66) == 128);
  CHECK(set.next(201) == 0);
  CHECK(set.next(100'000) == 0);
}

TEST_CASE("The documents of any query are those that Xapian finds") {
  const tests::TemporaryFolder folder;
  const auto database = random_database(folder.path() + "/words", 500, 1);
  const std::vector<Query> queries{
      word(1),
      joined(Query::OP_OR, {word(1), word(2), word(3)}),
      Query(Query::OP_SCALE_WEIGHT, joined(Query::OP_OR, {word(4), word(5)}), 0),
      joined(Query::OP_AND, {word(1), word(2)}),
      joined(Query::OP_OR, {word(1), joined(Query::OP_AND, {word(2), word(3)})}),
      joined(Query::OP_PHRASE, {word(1), word(2)}),
      joined(Query::OP_AND_NOT, {Query::MatchAll, word(9)}),
      Query("nowhere"),
      Query::MatchAll,
  };
  for (const Query& query : queries) {
    INFO(query.get_description());
    CHECK(all_of(documents_of(query, database)) == matches(query, database));
  }
}

TEST_CASE("Many words at once find what the words joined find, in one and several databases") {
  const tests::TemporaryFolder folder;
  Xapian::Database both = random_database(folder.path() + "/one", 400, 2);
  const Xapian::Database one = both;
  both.add_database(random_database(folder.path() + "/two", 300, 3));
  std::vector<Query> words;
  for (unsigned i = 0; i < 100; i += 9) words.push_back(word(i));
  const Query any = any_at_once(words);
  const Query plain = joined(Query::OP_OR, words);
  for (const Xapian::Database& database : {one, both}) {
    CHECK(matches(any, database) == matches(plain, database));
    for (unsigned other = 0; other < 20; ++other)
      for (const auto op : {Query::OP_AND, Query::OP_AND_NOT, Query::OP_OR, Query::OP_FILTER}) {
        CHECK(matches(Query(op, word(other), any), database) ==
              matches(Query(op, word(other), plain), database));
        CHECK(matches(Query(op, any, word(other)), database) ==
              matches(Query(op, plain, word(other)), database));
      }
  }
}

TEST_CASE("At least so many conditions: each counts as often as it is there") {
  const tests::TemporaryFolder folder;
  const auto database = random_database(folder.path() + "/words", 500, 4);
  const std::vector<Query> conditions{word(1),
                                      word(2),
                                      word(1),
                                      word(3),
                                      joined(Query::OP_OR, {word(4), word(5)}),
                                      any_at_once({word(6), word(7)}),
                                      any_at_once({word(8), word(9)})};
  for (std::size_t count = 1; count <= conditions.size(); ++count) {
    std::vector<std::size_t> met(database.get_lastdocid() + 1);
    for (const Query& condition : conditions)
      for (const Xapian::docid each : matches(condition, database)) ++met[each];
    Documents expected;
    for (Xapian::docid each = 1; each < met.size(); ++each)
      if (met[each] >= count) expected.push_back(each);
    CHECK(matches(at_least(conditions, count), database) == expected);
  }
}
