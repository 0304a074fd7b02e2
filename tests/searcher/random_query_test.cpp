#include "tests/searcher/random_query.h"

#include "corpus/reader.h"
#include "searcher/query/parser.h"
#include "searcher/searcher.h"
#include "tests/searcher/reference_query.h"
#include "tests/searcher/search_fixture.h"

#include <cstdlib>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using searcher::MatchMode;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// As they are read, uncleaned: menus are words too.
std::vector<index::Record> read_articles(const std::string& operand, std::size_t most) {
  std::vector<index::Record> records;
  std::set<std::string> ids;
  corpus::read_operand(
      operand, {},
      [&](std::variant<corpus::RawArticle, corpus::Rejection>&& read) {
        const auto* raw = std::get_if<corpus::RawArticle>(&read);
        if (!raw) return true;
        index::Record record =
            article(raw->id.empty() ? file_name(raw->origin.path) : raw->id, raw->title, raw->body);
        record.author = raw->author;
        record.section = raw->section;
        record.site = raw->url.substr(0, raw->url.find('/', 8));
        record.site.erase(0, record.site.find("://") == std::string::npos ? 0 : 8);
        record.date = base::parse_iso_date(std::string_view(raw->date).substr(0, 10));
        record.language = raw->language.empty() ? "en" : raw->language;
        if (ids.insert(record.id).second) records.push_back(std::move(record));
        return records.size() < most;
      },
      [](const std::string&) {});
  return records;
}

// The German ones are told, so that the stems of two languages meet.
std::vector<index::Record> sample() {
  std::vector<index::Record> records =
      read_articles(std::string(TECHNEWS_SOURCE_DIR) + "/corpus/sample/pages", 1000);
  for (index::Record& record : records)
    if (record.id.starts_with("15")) record.language = "de";
  return records;
}

std::set<std::string> search(searcher::Searcher& searcher, const searcher::SearchRequest& request) {
  std::set<std::string> ids;
  for (const searcher::Hit& hit : searcher.search(request).hits) ids.insert(hit.id);
  return ids;
}

std::string only_in(const std::set<std::string>& some, const std::set<std::string>& others) {
  std::string out;
  for (const std::string& id : some)
    if (!others.contains(id)) out += (out.empty() ? "" : " ") + id;
  return out;
}

struct Tally {
  std::size_t compared = 0;
  std::size_t found = 0;  // queries that find something
};

Tally compare(const std::vector<index::Record>& records, std::uint32_t seed, std::size_t queries) {
  const SmallIndex index(records);
  searcher::Searcher searcher({index.path()});
  ReferenceScan reference(records);
  RandomQuery random(records, seed);
  Tally tally;
  for (std::size_t i = 0; i < queries; ++i) {
    searcher::SearchRequest request;
    request.query = random.next();
    request.match = static_cast<MatchMode>(i % 5 < 3 ? 0 : i % 5 - 2);
    request.group = searcher::Grouping::off;
    request.records = false;
    request.limit = records.size();
    CAPTURE(request.query, static_cast<int>(request.match));
    const searcher::ParsedQuery parsed = searcher::parse_query(request.query);
    REQUIRE(!parsed.failed());
    const auto expected = reference.find(parsed.tree, request.query, request.match);
    if (!expected) continue;
    const std::set<std::string> found = search(searcher, request);
    CHECK(only_in(*expected, found) == "");
    CHECK(only_in(found, *expected) == "");
    ++tally.compared;
    if (!expected->empty()) ++tally.found;
  }
  return tally;
}

}  // namespace

TEST_CASE("random queries over the sample archive find what a scan of its articles finds") {
  const Tally tally = compare(sample(), 20231123, 500);
  CHECK(tally.compared >= 450);
  CHECK(tally.found >= 250);
}

TEST_CASE("what is excluded by date and nearness is what a scan excludes") {
  const std::vector<index::Record> records = sample();
  const SmallIndex index(records);
  searcher::Searcher searcher({index.path()});
  ReferenceScan reference(records);
  for (const char* const query :
       {"NOT (date:2024-01..2025 Ledger e-mail ADJ/1 Share)", "apple NOT (date:2023 chip NEAR/9 a)",
        "NOT (date:2024-01..2025 Ledger e-mail ADJ/1 Share) OR Privacy ADJ/4 notice (Memory NEAR/1 "
        "tools AND Live cover ~\"in\")",
        "NOT (+chip design site:circuitledger.example)", "NOT risc-v", "NOT (the who)"}) {
    CAPTURE(query);
    searcher::SearchRequest request;
    request.query = query;
    request.group = searcher::Grouping::off;
    request.records = false;
    request.limit = records.size();
    for (const MatchMode match : {MatchMode::any, MatchMode::most, MatchMode::all}) {
      request.match = match;
      const auto expected = reference.find(searcher::parse_query(query).tree, query, match);
      REQUIRE(expected);
      CHECK(search(searcher, request) == *expected);
    }
  }
}

TEST_CASE("random queries over real articles find what a scan of them finds") {
  const char* const shared = std::getenv("TECHNEWS_SHARED");
  if (!shared) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return;
  }
  const auto records = read_articles(std::string(shared) + "/data/archive/articles.jsonl.xz", 40);
  REQUIRE(records.size() == 40);
  const Tally tally = compare(records, 7, 500);
  CHECK(tally.compared >= 450);
  CHECK(tally.found >= 250);
}

}  // namespace technews::tests
