// Whole runs of `indexer add` on small archives.
#include "indexer/add_run.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::indexer;

namespace {

struct Page {
  std::string id;
  std::string title;
  std::string body;
  std::string date;
};

std::string line_of(const Page& page) {
  return "{\"id\":\"" + page.id + "\",\"title\":\"" + page.title + "\",\"body\":\"" + page.body +
         "\",\"date\":\"" + page.date + "\",\"url\":\"https://example.com/" + page.id + "\"}\n";
}

void write_pages(const std::string& path, const std::vector<Page>& pages) {
  std::string lines;
  for (const Page& page : pages) lines += line_of(page);
  base::write_file_durably(path, lines);
}

Page page(int number, const std::string& body = "") {
  const std::string name = std::to_string(number);
  return {"id" + name, "Story " + name,
          body.empty() ? "The story number " + name + " tells something of its own." : body,
          "2023-01-0" + std::to_string(1 + number % 9)};
}

std::vector<Page> pages(int count) {
  std::vector<Page> made;
  for (int i = 0; i < count; ++i) made.push_back(page(i));
  return made;
}

AddOptions options(const tests::TemporaryFolder& folder, std::vector<std::string> operands) {
  AddOptions made;
  made.database = folder.path() + "/news.db";
  made.operands = std::move(operands);
  made.mode = corpus::CleanMode::none;
  made.batch_articles = 7;
  return made;
}

RunSummary add(const AddOptions& with) { return AddRun(with, {}).run(); }

void check_account(const Account& account, const std::map<Outcome, std::uint64_t>& expected) {
  for (std::size_t i = 0; i < outcome_names.size(); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    CAPTURE(outcome_names[i]);
    const auto found = expected.find(outcome);
    CHECK(account.of(outcome) == (found == expected.end() ? 0 : found->second));
  }
  CHECK(account.balances());
}

std::map<std::string, index::Record> records(const std::string& database) {
  std::map<std::string, index::Record> all;
  StoreView::open(database)->for_each([&all](const index::Record& record) {
    REQUIRE(all.emplace(record.id, record).second);
    return true;
  });
  return all;
}

}  // namespace

TEST_CASE("A second run finds all unchanged, a changed page is updated, a new one indexed") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.path() + "/pages.jsonl";
  std::vector<Page> archive = pages(20);
  write_pages(file, archive);
  const AddOptions with = options(folder, {file});
  check_account(add(with).account, {{Outcome::indexed, 20}});
  check_account(add(with).account, {{Outcome::unchanged, 20}});
  archive[3].body = "It was told wrongly at first.";
  archive.push_back(page(20));
  write_pages(file, archive);
  check_account(add(with).account,
                {{Outcome::indexed, 1}, {Outcome::updated, 1}, {Outcome::unchanged, 19}});
  CHECK(records(with.database).at("id3").text == "It was told wrongly at first.");
  CHECK(records(with.database).size() == 21);
}

TEST_CASE("Copies stand behind one article, within a run and across runs") {
  const tests::TemporaryFolder folder;
  const std::string first = folder.path() + "/first.jsonl";
  const std::string second = folder.path() + "/second.jsonl";
  write_pages(first, {page(5, "Shared."), page(2, "Shared."), page(1)});
  write_pages(second, {page(0, "Shared."), page(3, "Shared.")});
  const AddOptions with = options(folder, {first});
  check_account(add(with).account, {{Outcome::indexed, 2}, {Outcome::duplicate, 1}});
  AddOptions more = options(folder, {second});
  check_account(add(more).account, {{Outcome::duplicate, 2}});
  check_account(add(more).account, {{Outcome::unchanged, 1}, {Outcome::duplicate, 1}});
  const auto all = records(with.database);
  REQUIRE(all.size() == 2);
  CHECK(all.at("id0").copies.size() == 3);
  CHECK(all.at("id0").url_aliases.size() == 3);
}

TEST_CASE("The order of inputs doesn't change the index, however copies fall into batches") {
  std::vector<Page> archive = pages(60);
  for (std::size_t i = 0; i < archive.size(); i += 3)
    archive[i].body = "Shared text " + std::to_string(i % 5) + ".";
  std::mt19937 random(3);
  std::map<std::string, index::Record> expected;
  for (int round = 0; round < 4; ++round) {
    const tests::TemporaryFolder folder;
    const std::string file = folder.path() + "/pages.jsonl";
    write_pages(file, archive);
    AddOptions with = options(folder, {file});
    with.batch_articles = 1 + random() % 9;
    const RunSummary summary = add(with);
    check_account(summary.account, {{Outcome::indexed, 45}, {Outcome::duplicate, 15}});
    CHECK(summary.articles == 45);
    auto found = records(with.database);
    for (auto& [id, record] : found) {
      record.path = record.operand = "";
      record.record_number = 0;
      for (index::Record& copy : record.copies) {
        copy.path = copy.operand = "";
        copy.record_number = 0;
      }
    }
    if (round == 0) expected = found;
    CHECK(found == expected);
    check_account(add(with).account, {{Outcome::unchanged, 45}, {Outcome::duplicate, 15}});
    std::shuffle(archive.begin(), archive.end(), random);
  }
}

TEST_CASE("Pruning removes what an operand no longer holds, and most of it only when allowed") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.path() + "/pages.jsonl";
  write_pages(file, pages(10));
  AddOptions with = options(folder, {file});
  add(with);
  with.prune = true;
  write_pages(file, pages(8));
  const RunSummary pruned = add(with);
  CHECK(pruned.removed == 2);
  CHECK(pruned.articles == 8);
  write_pages(file, pages(3));
  CHECK_THROWS_AS(add(with), base::Error);
  CHECK(records(with.database).size() == 8);
  with.prune_most = true;
  CHECK(add(with).removed == 5);
  CHECK(records(with.database).size() == 3);
}

TEST_CASE("An interrupted run keeps what it read, and the next one goes on to the same index") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.path() + "/pages.jsonl";
  write_pages(file, pages(200));
  const AddOptions with = options(folder, {file});
  AddListener listener;
  std::uint64_t acknowledged = 0;
  listener.committed = [&acknowledged](const Acknowledgement& batch) {
    acknowledged += batch.articles;
  };
  listener.stop_asked = [&acknowledged] { return acknowledged > 20; };
  const RunSummary stopped = AddRun(with, listener).run();
  CHECK(stopped.interrupted);
  CHECK(stopped.account.balances());
  CHECK(stopped.account.seen() < 200);
  CHECK(stopped.articles == stopped.account.of(Outcome::indexed));
  const RunSummary rest = add(with);
  CHECK(rest.account.of(Outcome::unchanged) == stopped.articles);
  CHECK(rest.articles == 200);
}

TEST_CASE("A plan tells the account and changes nothing") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.path() + "/pages.jsonl";
  write_pages(file, {page(1), page(2), page(3, page(2).body)});
  AddOptions with = options(folder, {file});
  with.dry_run = true;
  check_account(add(with).account, {{Outcome::indexed, 2}, {Outcome::duplicate, 1}});
  CHECK_THROWS_AS(base::read_file(with.database + "/XAPIANDB", 1000), base::Error);
  with.dry_run = false;
  add(with);
  with.dry_run = true;
  check_account(add(with).account, {{Outcome::unchanged, 2}, {Outcome::duplicate, 1}});
}

TEST_CASE("Every page left out is in the report, with its reason") {
  const tests::TemporaryFolder folder;
  const std::string file = folder.path() + "/pages.jsonl";
  write_pages(file, {page(1), page(2), page(3, page(2).body), page(1)});
  base::write_file_durably(file, base::read_file(file, 100'000) + "{broken\n");
  AddOptions with = options(folder, {file});
  with.report = folder.path() + "/report";
  const RunSummary summary = add(with);
  check_account(summary.account,
                {{Outcome::indexed, 2}, {Outcome::duplicate, 2}, {Outcome::rejected, 1}});
  const std::string report = base::read_file(with.report, 100'000);
  CHECK(std::count(report.begin(), report.end(), '\n') == 3);
  CHECK(report.find("\"copy_of\":\"id2\"") != std::string::npos);
  CHECK(report.find("\"outcome\":\"rejected\"") != std::string::npos);
}
