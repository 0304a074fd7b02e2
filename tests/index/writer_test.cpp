#include "shared/index/writer.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/index/articles.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <random>

#include <catch2/catch.hpp>
#include <unistd.h>

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
    IndexReader reader({directory});
  } catch (const base::Error& error) {
    return error;
  }
  throw std::runtime_error("it could be read");
}

}  // namespace

TEST_CASE("A build is seen when it is published, and then added to in place") {
  const tests::TemporaryFolder folder;
  const std::string directory = folder.path() + "/news.db";
  {
    IndexWriter writer(directory, {});
    CHECK(writer.is_build());
    add(writer, "a", "red fish");
    writer.commit();
    CHECK(writer.committed().get_doccount() == 1);
    CHECK(error_of_reading(directory).code() == base::ErrorCode::no_index);
    add(writer, "b", "blue fish");
    writer.publish();
  }
  CHECK(articles_of(directory) == Articles{{"a", "red fish"}, {"b", "blue fish"}});
  IndexWriter writer(directory, {});
  CHECK_FALSE(writer.is_build());
  add(writer, "c", "old fish");
  add(writer, "a", "new fish");
  writer.remove("b");
  writer.remove("never there");
  CHECK(articles_of(directory).size() == 2);
  writer.commit();
  CHECK(articles_of(directory) == Articles{{"a", "new fish"}, {"c", "old fish"}});
}

TEST_CASE("A batch that isn't committed is gone with its writer") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}});
  {
    IndexWriter writer(folder.path(), {});
    add(writer, "b", "two");
    writer.set_metadata("cursor", "2");
    CHECK(writer.metadata("cursor") == "2");
  }
  CHECK(articles_of(folder.path()) == Articles{{"a", "one"}});
  CHECK(IndexReader({folder.path()}).metadata("cursor").empty());
}

TEST_CASE("An empty index can be published and searched") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {});
  CHECK(articles_of(folder.path()).empty());
}

TEST_CASE("Any order of adds, replacements and removals in a build ends as in a map") {
  const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{3});
  const auto seed = static_cast<unsigned>(threads);
  CAPTURE(threads);
  std::mt19937 random(seed);
  const tests::TemporaryFolder folder;
  Articles expected;
  Articles acknowledged;
  auto writer = std::make_unique<IndexWriter>(folder.path(), WriterOptions{.threads = threads});
  for (int step = 0; step < 700; ++step) {
    const std::string id = "id" + std::to_string(random() % 40);
    if (random() % 4 == 0) {
      writer->remove(id);
      expected.erase(id);
    } else {
      expected[id] = "word" + std::to_string(step) + " fish";
      add(*writer, id, expected[id]);
    }
    if (random() % 12 == 0) {  // often enough that segments are merged on the way
      writer->commit();
      acknowledged = expected;
    }
    if (random() % 200 == 0) {
      writer.reset();
      writer = std::make_unique<IndexWriter>(folder.path(), WriterOptions{.threads = threads});
      CHECK(writer->resumed_articles() == acknowledged.size());
      expected = acknowledged;
    }
  }
  writer->publish();
  writer.reset();
  CHECK(articles_of(folder.path()) == expected);
}

TEST_CASE("Metadata of any size is committed with the articles and stays") {
  const tests::TemporaryFolder folder;
  std::string large(5'000'000, '\0');
  std::mt19937 random(5);
  for (char& c : large) c = static_cast<char>(random());
  {
    IndexWriter writer(folder.path(), {});
    writer.set_metadata("cleaning/model", large);
    writer.set_metadata("cursor", "1");
    writer.commit();
    writer.set_metadata("cursor", "not committed");
  }
  {
    IndexWriter writer(folder.path(), {});
    CHECK(writer.metadata("cleaning/model") == large);
    CHECK(writer.metadata("cursor") == "1");
    writer.publish();
  }
  CHECK(IndexReader({folder.path()}).metadata("cleaning/model") == large);
  IndexWriter writer(folder.path(), {});
  CHECK(writer.metadata("cleaning/model") == large);
  large += "more";
  writer.set_metadata("cleaning/model", large);
  writer.commit();
  CHECK(writer.metadata("cleaning/model") == large);
  CHECK(writer.metadata("unknown").empty());
}

TEST_CASE("A rebuild leaves the index in use alone until it is published") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "old text"}});
  IndexReader reader({folder.path()});
  {
    IndexWriter writer(folder.path(), {.rebuild = true});
    CHECK(writer.is_build());
    add(writer, "b", "new text");
    writer.commit();
    CHECK(articles_of(reader) == Articles{{"a", "old text"}});
    writer.publish();
  }
  CHECK(articles_of(reader) == Articles{{"b", "new text"}});
  CHECK(reader.info().front().generation == "gen-000002");
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/gen-000001"));
}

TEST_CASE("A rebuild goes on with one of the same key only") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "old"}});
  {
    IndexWriter writer(folder.path(), {.rebuild = true, .resume_key = "x"});
    add(writer, "b", "new");
    writer.commit();
  }
  CHECK(IndexWriter(folder.path(), {.rebuild = true, .resume_key = "x"}).resumed_articles() == 1);
  CHECK_FALSE(IndexWriter(folder.path(), {}).is_build());
  CHECK(IndexWriter(folder.path(), {.rebuild = true, .resume_key = "y"}).resumed_articles() == 0);
  CHECK(articles_of(folder.path()) == Articles{{"a", "old"}});
}

TEST_CASE("A build begins and goes on under any key, line ends and all") {
  const tests::TemporaryFolder folder;
  const WriterOptions options{.rebuild = true, .resume_key = "one\ntwo\n"};
  {
    IndexWriter writer(folder.path(), options);
    add(writer, "a", "text");
    writer.commit();
  }
  CHECK(IndexWriter(folder.path(), options).resumed_articles() == 1);
  CHECK(IndexWriter(folder.path(), {.rebuild = true, .resume_key = "one\nother"})
            .resumed_articles() == 0);
}

TEST_CASE("A second writer is refused and told who the first is") {
  const tests::TemporaryFolder folder;
  const IndexWriter first(folder.path(), {});
  try {
    const IndexWriter second(folder.path(), {});
    FAIL("was let in");
  } catch (const base::Error& error) {
    CHECK(error.code() == base::ErrorCode::no_index);
    CHECK_THAT(error.what(),
               Catch::Contains("is being written by process " + std::to_string(::getpid())));
  }
}

TEST_CASE("What a crash leaves after publishing is tidied up by the next writer") {
  const tests::TemporaryFolder folder;
  build(folder.path(), {{"a", "one"}});
  IndexWriter(folder.path(), {.rebuild = true}).publish();
  const std::string live = folder.path() + "/gen-000002";
  std::filesystem::create_directories(folder.path() + "/gen-000001/db");
  std::filesystem::create_directories(live + "/segments/7");
  base::write_file_durably(live + "/journal", "torn");
  base::write_file_durably(live + "/state-3", "");
  CHECK_FALSE(IndexWriter(folder.path(), {}).is_build());
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/gen-000001"));
  for (const char* name : {"/segments", "/journal", "/state-3"})
    CHECK_FALSE(std::filesystem::exists(live + name));
  CHECK(articles_of(folder.path()).empty());
}

TEST_CASE("A generation whose creation was cut short anywhere is started over") {
  const tests::TemporaryFolder folder;
  const std::string generation = folder.path() + "/gen-000001";
  const int cut = GENERATE(0, 1, 2);
  std::filesystem::create_directories(generation);
  if (cut > 0) base::write_file_durably(generation + "/journal", "");
  if (cut > 1) base::write_file_durably(generation + "/journal", "0123456789abcdef 1 1-x");
  build(folder.path(), {{"a", "one"}});
  CHECK(articles_of(folder.path()) == Articles{{"a", "one"}});
}

TEST_CASE("A build in which articles were replaced and removed numbers them without gaps") {
  const tests::TemporaryFolder folder;
  const std::string directory = folder.path() + "/news.db";
  {
    IndexWriter writer(directory, {});
    for (int i = 0; i < 40; ++i) add(writer, "a" + std::to_string(i), "first text");
    writer.commit();
    for (int i = 0; i < 10; ++i) add(writer, "a" + std::to_string(i), "second text");
    for (int i = 10; i < 15; ++i) writer.remove("a" + std::to_string(i));
    writer.publish();
  }
  const Articles all = articles_of(directory);
  CHECK(all.size() == 35);
  for (int i = 0; i < 40; ++i) {
    const auto found = all.find("a" + std::to_string(i));
    REQUIRE((found != all.end()) == (i < 10 || i >= 15));
    if (found != all.end()) CHECK(found->second == (i < 10 ? "second text" : "first text"));
  }
  IndexReader reader({directory});
  reader.with_retry([](const Xapian::Database& database) {
    CHECK(database.get_lastdocid() == database.get_doccount());
    return true;
  });
}
