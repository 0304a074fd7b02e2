#include "searcher/query/compile_full_terms.h"
#include "tests/index/temporary_folder.h"
#include "tests/searcher/tcp_server.h"

#include <string>

#include <catch2/catch.hpp>

using namespace technews;
using searcher::matchable;
using Xapian::Query;

namespace {

// All documents have "all", every third has "third"; the first ones are removed again.
Xapian::Database database_with_gaps(const std::string& path, int documents, int removed) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (int i = 1; i <= documents; ++i) {
    Xapian::Document document;
    document.add_posting("all", 1, 0);
    if (i % 3 == 0) document.add_boolean_term("third");
    database.add_document(document);
  }
  for (int i = 1; i <= removed; ++i) database.delete_document(static_cast<Xapian::docid>(i));
  database.commit();
  return Xapian::Database(path);
}

std::size_t count(const Query& query, const Xapian::Database& database, bool remote = false) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(matchable(query, database, remote));
  return enquire.get_mset(0, database.get_doccount()).size();
}

const Query all("all");
const Query third("third");

}  // namespace

TEST_CASE("A word that all documents have is found where document numbers have gaps") {
  const tests::TemporaryFolder folder;
  const auto database = database_with_gaps(folder.path() + "/gaps", 3000, 300);
  const std::pair<Query, std::size_t> expected[] = {
      {all, 2700},
      {Query(Query::OP_SCALE_WEIGHT, all, 0), 2700},
      {Query(Query::OP_OR, third, all), 2700},
      {Query(Query::OP_SYNONYM, third, all), 2700},
      {Query(Query::OP_FILTER, third, all), 900},
      {Query(Query::OP_AND_NOT, Query::MatchAll, all), 0},
      {Query(Query::OP_AND_NOT, all, third), 1800},
      {Query(Query::OP_AND_NOT, third, Query(Query::OP_AND, third, all)), 0},
      {Query(Query::OP_AND_MAYBE, third, all), 900},
  };
  for (const auto& [query, articles] : expected) {
    INFO(query.get_description());
    CHECK(count(query, database) == articles);
  }
}

TEST_CASE("A word that all documents have is found through a server") {
  if (!tests::TcpServer::is_installed()) return;
  const tests::TemporaryFolder folder;
  database_with_gaps(folder.path() + "/gaps", 3000, 300);
  const tests::TcpServer server(folder.path() + "/gaps");
  const std::string address = server.address();
  const auto port = static_cast<unsigned>(std::stoi(address.substr(address.rfind(':') + 1)));
  const Xapian::Database database = Xapian::Remote::open("127.0.0.1", port);
  CHECK(count(all, database, true) == 2700);
  CHECK(count(Query(Query::OP_AND_NOT, all, third), database, true) == 1800);
}

TEST_CASE("A word that all documents of one of several databases have is found in all") {
  const tests::TemporaryFolder folder;
  Xapian::Database both;
  both.add_database(database_with_gaps(folder.path() + "/gaps", 3000, 300));
  both.add_database(database_with_gaps(folder.path() + "/whole", 60, 0));
  Xapian::WritableDatabase other(folder.path() + "/other", Xapian::DB_CREATE);
  for (int i = 0; i < 4000; ++i) other.add_document(Xapian::Document());
  other.commit();
  both.add_database(Xapian::Database(folder.path() + "/other"));
  CHECK(count(all, both) == 2760);
  CHECK(count(Query(Query::OP_AND_NOT, Query::MatchAll, all), both) == 4000);
}

TEST_CASE("Nothing is rewritten without need") {
  const tests::TemporaryFolder folder;
  const auto whole = database_with_gaps(folder.path() + "/whole", 600, 0);
  const auto gaps = database_with_gaps(folder.path() + "/gaps", 2000, 2);
  const Query places[] = {all, third};
  const Query phrase(Query::OP_PHRASE, std::begin(places), std::end(places));
  CHECK(matchable(all, whole, false).get_type() == Query::LEAF_TERM);
  CHECK(matchable(third, gaps, false).get_type() == Query::LEAF_TERM);
  CHECK(matchable(phrase, gaps, false).get_description() == phrase.get_description());
  for (const bool remote : {false, true})
    CHECK(matchable(all, gaps, remote).get_type() == Query::LEAF_MATCH_ALL);
}
