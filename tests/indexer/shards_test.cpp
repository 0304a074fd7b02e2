// `indexer add --shards`: one index in several databases, whatever is added, removed or
// interrupted.
#include "shared/index/shards.h"

#include "indexer/add_run.h"
#include "indexer/index_summary.h"
#include "indexer/store.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace technews;
using namespace technews::indexer;

namespace {

const std::string sample = TECHNEWS_SOURCE_DIR "/corpus/sample/pages";

AddOptions options(const std::string& database, std::size_t shards) {
  AddOptions made;
  made.database = database;
  made.operands = {sample};
  made.shards = shards;
  made.batch_articles = 9;
  made.jobs = 2;
  return made;
}

// Every record of an index, as bytes.
// But for the rounds of learning: a run that was killed may have been one, another one none.
std::set<std::string> records_of(const std::string& database) {
  std::set<std::string> records;
  const auto store = StoreView::open(database);
  store->for_each([&records](index::Record record) {
    record.model_version = 0;
    for (index::Record& copy : record.copies) copy.model_version = 0;
    records.insert(index::serialize(record));
    return true;
  });
  CHECK(records.size() == store->articles());
  return records;
}

}  // namespace

TEST_CASE("The articles, copies and stories of an index don't depend on its shards") {
  const tests::TemporaryFolder folder;
  const std::string one = folder.path() + "/one.db";
  const Account account = AddRun(options(one, 0), {}).run().account;
  for (const std::size_t shards : {2, 3, 7}) {
    const std::string divided = folder.path() + "/" + std::to_string(shards) + ".db";
    const RunSummary summary = AddRun(options(divided, shards), {}).run();
    for (std::size_t i = 0; i < outcome_names.size(); ++i)
      CHECK(summary.account.of(static_cast<Outcome>(i)) == account.of(static_cast<Outcome>(i)));
    CHECK(records_of(divided) == records_of(one));
    const IndexSummary counted = summarize(divided);
    CHECK(counted.shards.size() == shards);
    for (std::size_t i = 0; i < shards; ++i) CHECK(counted.shards[i].articles > 0);
    CHECK(counted.stories == summarize(one).stories);
  }
}

TEST_CASE("A divided index is updated, pruned and rebuilt as one is") {
  const tests::TemporaryFolder folder;
  const std::string pages = folder.path() + "/pages";
  std::filesystem::copy(sample, pages, std::filesystem::copy_options::recursive);
  const std::string divided = folder.path() + "/divided.db";
  const std::string one = folder.path() + "/one.db";
  const auto run_both = [&](bool prune, bool rebuild) {
    for (const auto& [database, shards] : {std::pair{one, 0}, std::pair{divided, 3}}) {
      AddOptions with = options(database, static_cast<std::size_t>(shards));
      with.operands = {pages};
      with.prune = prune;
      with.prune_most = true;
      with.rebuild = rebuild;
      AddRun(with, {}).run();
    }
    CHECK(records_of(divided) == records_of(one));
  };
  run_both(false, false);
  int number = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sample))
    if (entry.is_regular_file() && ++number % 3 == 0)
      std::filesystem::remove(pages / std::filesystem::relative(entry.path(), sample));
  run_both(true, false);
  std::filesystem::copy(
      sample, pages,
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::skip_existing);
  run_both(false, false);
  run_both(false, true);
}

TEST_CASE("Another number of shards, and adding to a shard alone, are refused") {
  const tests::TemporaryFolder folder;
  const std::string divided = folder.path() + "/divided.db";
  const std::string one = folder.path() + "/one.db";
  AddRun(options(divided, 2), {}).run();
  AddRun(options(one, 1), {}).run();
  CHECK_FALSE(index::shard_count(one));
  CHECK_THROWS_WITH(AddRun(options(divided, 3), {}), Catch::Contains("has 2 shards, not 3"));
  CHECK_THROWS_WITH(AddRun(options(one, 2), {}), Catch::Contains("has 1 shard, not 2"));
  CHECK_THROWS_WITH(AddRun(options(divided + "/shard-1", 0), {}), Catch::Contains("is a shard of"));
}

TEST_CASE("Killed at any moment, a divided index goes on to be what it would have been") {
  const tests::TemporaryFolder folder;
  const std::string whole = folder.path() + "/whole.db";
  AddRun(options(whole, 2), {}).run();
  const auto expected = records_of(whole);
  const std::string divided = folder.path() + "/killed.db";
  for (int moment = 0; moment < 12; ++moment) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        AddOptions with = options(divided, 2);
        with.rebuild = moment > 6;
        with.reclean = true;
        AddRun(with, {}).run();
      } catch (...) {
      }
      std::_Exit(0);
    }
    ::usleep(static_cast<useconds_t>(20'000 + 61'000 * moment));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  AddRun(options(divided, 2), {}).run();
  CHECK(records_of(divided) == expected);
  CHECK_FALSE(std::filesystem::exists(divided + "/batch-live"));
  CHECK_FALSE(std::filesystem::exists(divided + "/publishing"));
}
