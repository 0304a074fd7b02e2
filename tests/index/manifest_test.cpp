#include "shared/index/manifest.h"

#include "shared/base/file.h"
#include "tests/index/articles.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::index;

TEST_CASE("A manifest fits what was published and finds any flipped byte or missing file") {
  const tests::TemporaryFolder folder;
  {
    IndexWriter writer(folder.path(), {});
    for (int i = 0; i < 20; ++i) tests::add(writer, std::to_string(i), "some words of a text");
    writer.publish();
  }
  const std::string generation = folder.path() + "/gen-000001";
  const std::string manifest = generation + "/manifest";
  const std::string database = generation + "/db";
  CHECK(check_manifest(manifest, database).applies);
  CHECK(check_manifest(manifest, database).problems.empty());
  for (const char* table : {"postlist.glass", "docdata.glass", "position.glass", "iamglass"}) {
    const std::string path = database + "/" + table;
    const std::string whole = base::read_file(path, 10'000'000);
    for (const std::size_t at : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0x20);
      base::write_file_durably(path, changed);
      CAPTURE(table, at);
      const ManifestCheck check = check_manifest(manifest, database);
      CHECK_FALSE((check.applies && check.problems.empty()));
    }
    base::write_file_durably(path, whole);
  }
  CHECK(check_manifest(manifest, database).problems.empty());
  std::filesystem::remove(database + "/docdata.glass");
  CHECK_FALSE(check_manifest(manifest, database).problems.empty());
}

TEST_CASE("A manifest doesn't apply to a database that was added to") {
  const tests::TemporaryFolder folder;
  IndexWriter(folder.path(), {}).publish();
  IndexWriter writer(folder.path(), {});
  tests::add(writer, "a", "one");
  writer.commit();
  CHECK_FALSE(
      check_manifest(folder.path() + "/gen-000001/manifest", folder.path() + "/gen-000001/db")
          .applies);
}
