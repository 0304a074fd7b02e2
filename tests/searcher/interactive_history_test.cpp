#include "searcher/interactive/history.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher::interactive {

using Lines = std::vector<std::string>;

TEST_CASE("Queries are kept from one run to the next, for their owner alone") {
  const tests::TemporaryFolder folder;
  const std::string state = folder.path() + "/state/technews";
  CHECK(History(state).read().empty());
  History(state).add("apple pie");
  History(state).add("“größer” OR 中文");
  CHECK(History(state).read() == Lines{"apple pie", "“größer” OR 中文"});
  const auto rights = std::filesystem::status(state + "/history").permissions();
  CHECK((rights & std::filesystem::perms::mask) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("Lines of the file that could steer a terminal are passed over") {
  const tests::TemporaryFolder folder;
  std::ofstream(folder.path() + "/history") << "good\n\nbad \x1B[31m\n\xFF\nalso good";
  CHECK(History(folder.path()).read() == Lines{"good", "also good"});
}

TEST_CASE("The file is cut back to the newest queries") {
  const tests::TemporaryFolder folder;
  {
    std::ofstream file(folder.path() + "/history");
    for (int i = 0; i < 5000; ++i) file << "query " << i << "\n";
  }
  CHECK(History(folder.path()).read().size() == History::most_queries);
  History(folder.path()).add("last");
  const auto queries = History(folder.path()).read();
  CHECK(queries.size() == History::most_queries);
  CHECK(queries.back() == "last");
  CHECK(queries[queries.size() - 2] == "query 4999");
  CHECK(std::filesystem::file_size(folder.path() + "/history") < 20'000);
}

TEST_CASE("Without a folder nothing is kept") {
  History(std::nullopt).add("apple");
  CHECK(History(std::nullopt).read().empty());
}

}  // namespace technews::searcher::interactive
