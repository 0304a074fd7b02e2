#include "shared/index/reader.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/index/fields.h"
#include "shared/index/metadata.h"
#include "shared/normalization/analyzer.h"
#include "tests/index/articles.h"
#include "tests/index/temporary_folder.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::index;
using technews::tests::add;
using technews::tests::articles_of;
using Articles = std::map<std::string, std::string>;

namespace {

void build(const std::string& directory, const Articles& articles) {
  IndexWriter writer(directory, {});
  for (const auto& [id, text] : articles) add(writer, id, text);
  writer.publish();
}

base::Error error_of_reading(const std::string& directory) {
  try {
    (void)articles_of(directory);
  } catch (const base::Error& error) {
    return error;
  }
  throw std::runtime_error("it could be read");
}

// Changes an index behind its writer's back.
void set_raw_metadata(const std::string& directory, const std::string& key,
                      const std::string& value) {
  Xapian::WritableDatabase database(directory + "/gen-000001/db", Xapian::DB_OPEN);
  database.set_metadata(key, value);
  database.commit();
}

}  // namespace

TEST_CASE("A missing index is an error with the command that creates one") {
  const tests::TemporaryFolder folder;
  const std::string directory = GENERATE_REF(folder.path() + "/none", folder.path());
  const base::Error error = error_of_reading(directory);
  CHECK(error.code() == base::ErrorCode::no_index);
  CHECK(error.what() == "no index at " + directory);
  REQUIRE(error.hints().size() == 1);
  CHECK(error.hints()[0] == "create one:  indexer add -d " + directory + " FILE_OR_DIR...");
}

TEST_CASE("An index of other text rules or another schema is refused with the mending command") {
  struct Row {
    std::string key;
    std::string value;
    std::string message;
  };
  const std::string ours = normalization::fingerprint();
  const std::string number = ours.substr(0, ours.find('-'));
  const Row row = GENERATE_REF(
      Row{"technews/fingerprint", "999-ab",
          " was built by text rules 999, this program uses " + number},
      Row{"technews/fingerprint", number + "-other",
          " was built with other versions of the text libraries (" + number +
              "-other, this program: " + ours + ")"},
      Row{"technews/schema", "999",
          " was built with schema 999, this program uses " + std::to_string(schema_version)});
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}});
  set_raw_metadata(folder.path(), row.key, row.value);
  const base::Error error = error_of_reading(folder.path());
  CHECK(error.code() == base::ErrorCode::no_index);
  CHECK(error.what() == folder.path() + row.message);
  CHECK_THAT(error.hints().at(0), Catch::StartsWith("rebuild it:  indexer add --rebuild -d "));
  CHECK_THROWS_AS(IndexWriter(folder.path(), {}), base::Error);
  IndexWriter(folder.path(), {.rebuild = true}).publish();
  CHECK(articles_of(folder.path()).empty());
}

TEST_CASE("A database of another program is not taken for an index") {
  const tests::TemporaryFolder folder;
  Xapian::WritableDatabase(folder.path(), Xapian::DB_CREATE_OR_OVERWRITE).commit();
  const base::Error error = error_of_reading(folder.path());
  CHECK(error.code() == base::ErrorCode::no_index);
  CHECK_THAT(error.what(), Catch::Contains("another program"));
}

TEST_CASE("Several indexes are searched as one") {
  const tests::TemporaryFolder folder;
  build(folder.path() + "/one", {{"a", "red"}});
  build(folder.path() + "/two", {{"b", "blue"}, {"c", "green"}});
  IndexReader reader({folder.path() + "/one", folder.path() + "/two"});
  CHECK(articles_of(reader).size() == 3);
  const auto infos = reader.info();
  REQUIRE(infos.size() == 2);
  CHECK(infos[0].articles == 1);
  CHECK(infos[1].articles == 2);
  CHECK(infos[1].generation == "gen-000001");
  CHECK(infos[1].schema == schema_version);
  CHECK(infos[1].fingerprint == normalization::fingerprint());
  CHECK(infos[1].bytes > 1000);
}

TEST_CASE("An open reader finishes its query on the old generation while a new one is published") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one two"}});
  IndexReader reader({folder.path()});
  const auto text = reader.with_retry([&](const Xapian::Database& database) {
    IndexWriter writer(folder.path(), {.rebuild = true});
    add(writer, "a", "three");
    writer.publish();
    CHECK(database.get_termfreq("two") == 1);
    CHECK(std::distance(database.positionlist_begin(1, "two"),
                        database.positionlist_end(1, "two")) == 1);
    return IndexReader::record(database, 1).text;
  });
  CHECK(text == "one two");
  CHECK(articles_of(reader) == Articles{{"a", "three"}});
}

TEST_CASE("Readers under a committing and rebuilding writer see whole batches and no error") {
  const tests::TemporaryFolder folder;
  const auto batch = [](int number) {
    Articles articles;
    for (int i = 0; i < 20; ++i)
      articles["id" + std::to_string(i)] = "batch " + std::to_string(number) + " of many";
    return articles;
  };
  build(folder.path(), batch(0));
  std::atomic<bool> is_done = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> reads = 0;
  std::mutex mutex;
  std::string problems;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      IndexReader reader({folder.path()});
      while (!is_done) {
        try {
          const Articles seen = articles_of(reader);
          for (const auto& [id, text] : seen) wrong += text != seen.begin()->second ? 1 : 0;
          wrong += seen.size() != 20 ? 1 : 0;
        } catch (const std::exception& error) {
          ++wrong;
          const std::lock_guard lock(mutex);
          problems += std::string(error.what()) + "\n";
        }
        ++reads;
      }
    });
  }
  for (int number = 1; number <= 60; ++number) {
    IndexWriter writer(folder.path(), {.rebuild = number % 15 == 0});
    for (const auto& [id, text] : batch(number)) add(writer, id, text);
    writer.publish();
  }
  is_done = true;
  for (std::thread& thread : threads) thread.join();
  CAPTURE(problems);
  CHECK(wrong == 0);
  CHECK(reads > 0);
  CHECK(articles_of(folder.path()) == batch(60));
}

TEST_CASE("A damaged stub, missing files and damaged metadata are said to be damage") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}});
  const std::string directory = folder.path();
  const int kind = GENERATE(0, 1, 2, 3);
  CAPTURE(kind);
  if (kind == 0) base::write_file_durably(directory + "/XAPIANDB", "auto /etc\n");
  if (kind == 1) std::filesystem::remove_all(directory + "/gen-000001");
  if (kind == 2) std::filesystem::resize_file(directory + "/gen-000001/db/iamglass", 3);
  if (kind == 3) {
    set_raw_metadata(directory, "user/cursor", "123456789");
    CHECK_THROWS_AS(IndexReader({directory}).metadata("cursor"), base::Error);
    return;
  }
  CHECK(error_of_reading(directory).code() == base::ErrorCode::index_corrupt);
}

TEST_CASE("A record that is damaged in the database is an error, not a text") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}, {"b", "two"}});
  {
    Xapian::WritableDatabase database(folder.path() + "/gen-000001/db", Xapian::DB_OPEN);
    Xapian::Document document = database.get_document(2);
    std::string data = document.get_data();
    data[data.size() / 2] = static_cast<char>(data[data.size() / 2] ^ 4);
    document.set_data(data);
    database.replace_document(2, document);
    database.commit();
  }
  const base::Error error = error_of_reading(folder.path());
  CHECK(error.code() == base::ErrorCode::index_corrupt);
  CHECK_THAT(error.what(), Catch::Contains("document 2"));
}

TEST_CASE("Xapian's own programs open an index by its directory") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}, {"b", "two"}});
  const Xapian::Database database(folder.path());
  CHECK(database.get_doccount() == 2);
  CHECK(database.get_metadata("technews/schema") == std::to_string(schema_version));
}

TEST_CASE("An address that is none and a server that isn't there are said so") {
  struct Row {
    std::string name;
    base::ErrorCode code;
  };
  const Row row = GENERATE(
      Row{"tcp:nowhere", base::ErrorCode::usage}, Row{"tcp:host:port", base::ErrorCode::usage},
      Row{"tcp::7007", base::ErrorCode::usage}, Row{"tcp:localhost:99999", base::ErrorCode::usage},
      Row{"tcp:127.0.0.1:1", base::ErrorCode::io},
      Row{"prog:/nonexistent/server x", base::ErrorCode::io});
  CAPTURE(row.name);
  try {
    const IndexReader reader({row.name});
    FAIL("was opened");
  } catch (const base::Error& error) {
    CHECK(error.code() == row.code);
    CHECK_THAT(error.what(), Catch::Contains(row.name));
  }
}
