// One index, the same divided into shards, and shards behind Xapian's servers give the same
// answers.
#include "indexer/add_run.h"
#include "searcher/output/formats.h"
#include "searcher/query/synonyms.h"
#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"
#include "tests/searcher/tcp_server.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::searcher;

namespace {

void add(const std::string& database, const std::string& operand, std::size_t shards) {
  indexer::AddOptions options;
  options.database = database;
  options.operands = {operand};
  options.shards = shards;
  options.batch_articles = 300;
  indexer::AddRun(options, {}).run();
}

std::string shard(const std::string& database, int number) {
  return database + "/shard-" + std::to_string(number);
}

struct Asked {
  const char* query;
  MatchMode match = MatchMode::any;
  SortOrder sort = SortOrder::relevance;
  Grouping group = Grouping::story;
  const char* rank = "news";
};

// Words that the sample and an archive of technology news both hold.
const std::vector<Asked>& questions() {
  static const std::vector<Asked> asked{{"chip"},
                                        {"server chip"},
                                        {"server chip", MatchMode::all},
                                        {"language model company phone", MatchMode::most},
                                        {"new language model for a small company", MatchMode::most},
                                        {"the"},
                                        {"to be or not"},
                                        {"company OR phone"},
                                        {"company AND phone"},
                                        {"company NOT phone"},
                                        {"+company phone -security"},
                                        {"(company OR startup) AND (money OR funding)"},
                                        {"\"language model\""},
                                        {"\"the company\" new"},
                                        {"\"new (phone | chip)\""},
                                        {"\"the comp*\""},
                                        {"~\"language models\""},
                                        {"\"company new\"~4"},
                                        {"company NEAR/5 new"},
                                        {"(company OR startup) NEAR/8 (new OR first)"},
                                        {"company ADJ/3 said"},
                                        {"\"the company\" NEAR/9 new"},
                                        {"comp*"},
                                        {"*ing"},
                                        {"c?mpany"},
                                        {"s*r*r"},
                                        {"/comp(any|uter)/"},
                                        {"companny~"},
                                        {"langauge~2"},
                                        {"=company"},
                                        {"=models"},
                                        {"company^3 phone"},
                                        {"title:company"},
                                        {"title:chip company"},
                                        {"body:company"},
                                        {"title:\"language model\""},
                                        {"title:comp*"},
                                        {"author:john"},
                                        {"lang:en company"},
                                        {"site:*.example company"},
                                        {"site:venturebeat.com company"},
                                        {"section:ai model"},
                                        {"date:2023 company"},
                                        {"date:2022..2023"},
                                        {"date:..2022 chip"},
                                        {"since:2023-02 phone"},
                                        {"date:2023-01 company"},
                                        {"-company"},
                                        {"url:https* chip"},
                                        {"nosuchwordanywhere"},
                                        {"nosuchwordanywhere company"},
                                        {"2023"},
                                        {"$10 million"},
                                        {"open-source e-mail"},
                                        {"GPT-4 GPT4"}};
  return asked;
}

// In other orders, and grouped otherwise.
const std::vector<Asked>& ordered_questions() {
  constexpr MatchMode any = MatchMode::any;
  static const std::vector<Asked> asked{{"company", any, SortOrder::newest},
                                        {"company", any, SortOrder::oldest},
                                        {"company", any, SortOrder::title},
                                        {"chip OR company", any, SortOrder::oldest, Grouping::off},
                                        {"company new", any, SortOrder::relevance, Grouping::off},
                                        {"company new", any, SortOrder::relevance, Grouping::site},
                                        {"company", any, SortOrder::newest, Grouping::site},
                                        {"comp* new", any, SortOrder::title, Grouping::site}};
  return asked;
}

// Every ranking that runs on a server, and every part.
std::vector<Asked> ranked_questions() {
  std::vector<Asked> asked;
  for (const char* rank :
       {"recall", "bm25", "ineb2", "dph", "pl2", "inl2", "tfidf", "coord", "boolean",
        "bm25+fields+burst+proximity", "news+recency:half-life=90d", "news+synonyms:weight=.5"})
    for (const char* query : {"company", "new phone company", "\"the company\" chip -model"})
      asked.push_back({query, MatchMode::any, SortOrder::relevance, Grouping::off, rank});
  return asked;
}

SearchRequest request_for(const Asked& asked) {
  SearchRequest request;
  request.query = asked.query;
  request.rank = asked.rank;
  if (request.rank.find("synonyms") != std::string::npos)
    request.synonyms = std::make_shared<const Synonyms>(
        parse_synonyms("company = startup = new firm\nphone => handset", "words.txt"));
  request.suggest = true;
  request.match = asked.match;
  request.sort = asked.sort;
  request.group = asked.group;
  request.limit = 20;
  request.exact_counts = true;
  request.explain = true;
  request.facets = {FacetField::site, FacetField::year, FacetField::language};
  request.timeline = TimelineUnit::month;
  request.today = 19'700;
  return request;
}

// Everything but the last digits of scores.
std::string answer_without_scores(const SearchRequest& request, SearchResponse response) {
  for (Hit& hit : response.hits) hit.score = 0;
  Answer answer;
  answer.request = request;
  answer.response = std::move(response);
  OutputOptions options;
  options.explain = true;
  return format_json(answer, options);
}

// The number of hits.
std::size_t check_same(Searcher& one, Searcher& several, const SearchRequest& request) {
  INFO(request.query << " by " << request.rank << " from " << request.offset);
  const SearchResponse expected = one.search(request);
  const SearchResponse got = several.search(request);
  CHECK(answer_without_scores(request, got) == answer_without_scores(request, expected));
  REQUIRE(got.hits.size() == expected.hits.size());
  for (std::size_t i = 0; i < got.hits.size(); ++i)
    CHECK(std::abs(got.hits[i].score - expected.hits[i].score) <= 1e-12 * expected.hits[i].score);
  return got.hits.size();
}

void check_same(Searcher& one, const std::vector<std::string>& databases) {
  INFO("in " << databases.front());
  Searcher several(databases);
  std::vector<Asked> all = questions();
  all.insert(all.end(), ordered_questions().begin(), ordered_questions().end());
  for (const Asked& each : ranked_questions()) all.push_back(each);
  std::size_t hits = 0;
  for (const Asked& asked : all) {
    SearchRequest request = request_for(asked);
    for (const std::size_t offset : {std::size_t{0}, std::size_t{7}}) {
      request.offset = offset;
      hits += check_same(one, several, request);
    }
  }
  CHECK(hits > all.size());
  SearchRequest similar = request_for({""});
  similar.similar = one.search(request_for({"company"})).hits.front().id;
  check_same(one, several, similar);
  for (const char* misspelled : {"compnay", "new phoen", "lnaguage model"})
    check_same(one, several, request_for({misspelled}));
}

// Here and behind servers.
void check_two_ways(const std::string& operand) {
  const tests::TemporaryFolder folder;
  add(folder.path() + "/one.db", operand, 0);
  Searcher one({folder.path() + "/one.db"});
  const std::string divided = folder.path() + "/2.db";
  add(divided, operand, 2);
  check_same(one, {divided});
  if (!tests::TcpServer::is_installed()) return;
  const tests::TcpServer servers[] = {tests::TcpServer(shard(divided, 0)),
                                      tests::TcpServer(shard(divided, 1))};
  check_same(one, {servers[0].address(), servers[1].address()});
}

void check_all_ways(const std::string& operand) {
  const tests::TemporaryFolder folder;
  const std::string single = folder.path() + "/one.db";
  add(single, operand, 0);
  Searcher one({single});
  for (const int shards : {2, 3}) {
    const std::string divided = folder.path() + "/" + std::to_string(shards) + ".db";
    add(divided, operand, static_cast<std::size_t>(shards));
    std::vector<std::string> local;
    std::vector<std::string> program;
    std::vector<std::string> remote;
    std::vector<std::unique_ptr<tests::TcpServer>> servers;
    for (int i = 0; i < shards; ++i) {
      local.push_back(shard(divided, i));
      program.push_back("prog:xapian-progsrv " + shard(divided, i));
      servers.push_back(std::make_unique<tests::TcpServer>(shard(divided, i)));
      remote.push_back(servers.back()->address());
    }
    INFO(shards << " shards");
    check_same(one, {divided});
    check_same(one, {local.rbegin(), local.rend()});
    if (!tests::TcpServer::is_installed()) continue;
    check_same(one, program);
    check_same(one, remote);
    remote.front() = local.front();
    check_same(one, remote);
  }
}

// The first pages of the archive, in a file of their own.
std::string beginning_of(const std::string& archive, const std::string& path) {
  const std::string command =
      "xz -dc '" + archive + "' 2> /dev/null | head -n 1000 > '" + path + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  return path;
}

}  // namespace

TEST_CASE("Shards answer as one index does, here and behind servers") {
  if (!tests::TcpServer::is_installed())
    std::cout << "skipped: shards behind servers need xapian-tcpsrv and xapian-progsrv\n";
  check_all_ways(TECHNEWS_SOURCE_DIR "/corpus/sample/pages");
}

TEST_CASE("Shards of a real archive answer as one index does") {
  const char* const shared = std::getenv("TECHNEWS_SHARED");
  const std::string archive =
      std::string(shared == nullptr ? "" : shared) + "/data/archive/articles.jsonl.xz";
  if (!std::filesystem::exists(archive)) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return;
  }
  const tests::TemporaryFolder folder;
  check_two_ways(beginning_of(archive, folder.path() + "/pages.jsonl"));
}

TEST_CASE("A stopped server is told, or left out and the answer marked") {
  if (!tests::TcpServer::is_installed()) return;
  const tests::TemporaryFolder folder;
  const std::string divided = folder.path() + "/news.db";
  add(divided, TECHNEWS_SOURCE_DIR "/corpus/sample/pages", 2);
  auto server = std::make_unique<tests::TcpServer>(shard(divided, 1));
  const std::string address = server->address();
  const std::vector<std::string> both{shard(divided, 0), address};
  Searcher strict(both);
  Searcher partial(both, {.partial = true});
  SearchRequest request;
  request.query = "chip";
  const std::size_t all = partial.search(request).counts.articles;
  CHECK_FALSE(partial.search(request).partial);
  CHECK(strict.search(request).counts.articles == all);

  const auto check_left_out = [&](Searcher& searcher) {
    const SearchResponse rest = searcher.search(request);
    CHECK(rest.partial);
    CHECK(rest.counts.articles < all);
    REQUIRE(rest.diagnostics.size() == 1);
    CHECK(rest.diagnostics.front().code == "missing_shard");
    CHECK(rest.diagnostics.front().message.find(address) != std::string::npos);
  };

  SECTION("it ended") {
    server.reset();
    check_left_out(partial);
    Searcher later(both, {.partial = true});
    check_left_out(later);
    CHECK_THROWS_WITH(strict.search(request), Catch::Contains("cannot reach " + address));
    CHECK_THROWS_WITH(Searcher(both), Catch::Contains("cannot reach " + address));
  }
  SECTION("it hangs") {
    server->stop();
    Searcher later(both, {.partial = true, .patience = std::chrono::milliseconds(300)});
    check_left_out(later);
    CHECK_THROWS_WITH(Searcher(both, {.patience = std::chrono::milliseconds(300)}),
                      Catch::Contains("cannot reach " + address));
  }
}

TEST_CASE("An index named twice, by whatever name, is refused") {
  const tests::TemporaryFolder folder;
  const std::string database = folder.path() + "/news.db";
  add(database, TECHNEWS_SOURCE_DIR "/corpus/sample/pages", 2);
  const std::string first = shard(database, 0);
  CHECK_THROWS_WITH(Searcher({first, first}), Catch::Contains("is named twice"));
  CHECK_THROWS_WITH(Searcher({database, first}), Catch::Contains("is named twice"));
  CHECK_THROWS_WITH(Searcher({first, folder.path() + "/./news.db/shard-0"}),
                    Catch::Contains("are the same index"));
  if (!tests::TcpServer::is_installed()) return;
  CHECK_THROWS_WITH(Searcher({first, "prog:xapian-progsrv " + first}),
                    Catch::Contains("are the same index"));
}
