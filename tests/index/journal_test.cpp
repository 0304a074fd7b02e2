#include "shared/index/journal.h"

#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::index;

namespace {

std::vector<std::vector<std::uint64_t>> states_of(const std::string& path) {
  std::vector<std::vector<std::uint64_t>> states;
  const auto journal = Journal::open(path);
  if (journal) states.push_back(journal->state().segments);
  return states;
}

}  // namespace

TEST_CASE("A journal gives back its identity and the state after its steps") {
  const tests::TemporaryFolder folder;
  const std::string path = folder.path() + "/journal";
  CHECK_FALSE(Journal::open(path));
  Journal::begin(path, "rules and key");
  auto journal = Journal::open(path);
  REQUIRE(journal);
  const std::string id_term("Q\0 \n:x", 6);
  journal->append({.added = {1, 2}, .metadata_file = "state-3"});
  journal->append({.added = {4}, .tombstones = {{2, id_term}}});
  journal->append({.added = {5}, .tombstones = {{4, "Qb"}}});
  journal = Journal::open(path);
  REQUIRE(journal);
  CHECK(journal->identity() == "rules and key");
  CHECK(journal->state().segments == std::vector<std::uint64_t>{1, 2, 4, 5});
  CHECK(journal->state().last_segment == 5);
  CHECK(journal->state().metadata_file == "state-3");
  CHECK(journal->state().tombstones == std::vector<Tombstone>{{2, id_term}, {4, "Qb"}});
}

TEST_CASE(
    "Merging segments buries the tombstones among them, and keeps the ones that reach further") {
  BuildState state;
  state = after(state, {.added = {1, 2, 3, 4}, .tombstones = {{1, "Qa"}, {3, "Qb"}, {4, "Qc"}}});
  const BuildState front = after(state, {.removed = {1, 2, 3}, .added = {5}});
  CHECK(front.segments == std::vector<std::uint64_t>{5, 4});
  CHECK(front.tombstones == std::vector<Tombstone>{{4, "Qc"}});
  CHECK(front.merged == 1);
  const BuildState middle = after(state, {.removed = {2, 3}, .added = {5}});
  CHECK(middle.segments == std::vector<std::uint64_t>{1, 5, 4});
  CHECK(middle.tombstones == std::vector<Tombstone>{{1, "Qa"}, {1, "Qb"}, {4, "Qc"}});
}

TEST_CASE("A journal cut or damaged at any byte holds the steps before, and goes on from them") {
  const tests::TemporaryFolder folder;
  const std::string path = folder.path() + "/journal";
  Journal::begin(path, "key");
  auto journal = Journal::open(path);
  std::vector<std::size_t> ends;
  for (std::uint64_t segment = 1; segment <= 4; ++segment) {
    ends.push_back(base::read_file(path, 10'000).size());
    journal->append({.added = {segment}});
  }
  const std::string whole = base::read_file(path, 10'000);
  for (std::size_t cut = ends.front(); cut < whole.size(); ++cut) {
    std::vector<std::uint64_t> expected;
    for (std::size_t i = 1; i < ends.size(); ++i)
      if (ends[i] <= cut) expected.push_back(i);
    base::write_file_durably(path, whole.substr(0, cut));
    CHECK(states_of(path).at(0) == expected);
    std::string damaged = whole;
    damaged[cut] = static_cast<char>(damaged[cut] ^ 1);
    base::write_file_durably(path, damaged);
    CHECK(states_of(path).at(0) == expected);
    Journal::open(path)->append({.added = {9}});
    expected.push_back(9);
    CHECK(states_of(path).at(0) == expected);
  }
}
