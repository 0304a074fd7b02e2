#include "tests/indexer/memory_index.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::indexer;
using index::Record;

namespace {

Rival never(const Record&) { return Rival::earlier_run; }
Rival always(const Record&) { return Rival::placed; }

std::vector<std::string> ids_of(const std::vector<Record>& records) {
  std::vector<std::string> ids;
  for (const Record& record : records) ids.push_back(record.id);
  return ids;
}

}  // namespace

TEST_CASE("A text stands once: under its earliest date, then its smallest id") {
  struct Row {
    std::vector<Record> in;
    std::string first;
    std::vector<std::string> copies;
  };
  const std::vector<Row> rows{
      {{article("b", "t", 2020), article("a", "t", 2021)}, "b", {"a"}},
      {{article("b", "t", 2020), article("a", "t", 2020)}, "a", {"b"}},
      {{article("b", "t"), article("c", "t", 2022)}, "c", {"b"}},
      {{article("c", "t"), article("b", "t"), article("a", "t")}, "a", {"b", "c"}},
  };
  for (Row row : rows) {
    std::sort(row.in.begin(), row.in.end(),
              [](const Record& x, const Record& y) { return x.id < y.id; });
    do {
      for (const bool in_one_batch : {true, false}) {
        MemoryIndex index;
        Batch batch(index, never);
        for (const Record& record : row.in) {
          batch.place(record);
          if (!in_one_batch) index.apply(batch);
        }
        index.apply(batch);
        REQUIRE(index.records().size() == 1);
        const Record& kept = index.records().begin()->second;
        CHECK(kept.id == row.first);
        CHECK(kept.text == "t");
        CHECK(kept.title == "Title of " + row.first);
        CHECK(ids_of(kept.copies) == row.copies);
        CHECK(kept.url_aliases.size() == row.copies.size());
      }
    } while (std::next_permutation(row.in.begin(), row.in.end(),
                                   [](const Record& x, const Record& y) { return x.id < y.id; }));
  }
}

TEST_CASE("Placing tells what became of an article") {
  MemoryIndex index;
  Batch batch(index, never);
  CHECK(batch.place(article("a", "one")).outcome == Outcome::indexed);
  CHECK(batch.place(article("b", "two")).outcome == Outcome::indexed);
  index.apply(batch);
  CHECK(batch.place(article("a", "one, corrected")).outcome == Outcome::updated);
  const Placing copy = batch.place(article("c", "two"));
  CHECK(copy.outcome == Outcome::duplicate);
  CHECK(copy.left_out.id == "c");
  CHECK(copy.stands == "b");
  CHECK_FALSE(copy.same_id);
  CHECK(batch.place(article("d", "")).outcome == Outcome::indexed);
  CHECK(batch.place(article("e", "")).outcome == Outcome::indexed);  // no text is nobody's text
}

TEST_CASE("Every article stays when copies are not aliased") {
  MemoryIndex index;
  Batch batch(index, never, false);
  CHECK(batch.place(article("a", "same")).outcome == Outcome::indexed);
  CHECK(batch.place(article("b", "same")).outcome == Outcome::indexed);
  index.apply(batch);
  CHECK(index.records().size() == 2);
}

TEST_CASE("Of two versions read in one run the later dated stays, then the smaller hash") {
  const Record old = article("x", "old", 2020);
  const Record late = article("x", "late", 2021);
  Record twin = article("x", "twin", 2021);
  twin.raw_hash = "a" + late.raw_hash;
  for (const bool late_first : {true, false}) {
    MemoryIndex index;
    Batch batch(index, always);
    batch.place(late_first ? late : old);
    const Placing second = batch.place(late_first ? old : late);
    CHECK(second.outcome == Outcome::duplicate);
    CHECK(second.same_id);
    CHECK(second.left_out.raw_hash == old.raw_hash);
    batch.place(twin);
    index.apply(batch);
    CHECK(index.records().at("x").text == "twin");
  }
}

TEST_CASE("What is read now replaces what an earlier run read, unless it is dated earlier") {
  struct Row {
    int year;
    std::string path;
    Outcome expected;
  };
  const Row rows[] = {{2022, "/elsewhere", Outcome::updated},
                      {2021, "/elsewhere", Outcome::updated},
                      {2020, "/elsewhere", Outcome::duplicate},
                      {0, "/elsewhere", Outcome::duplicate},
                      {2020, "/archive", Outcome::updated}};
  for (const Row& row : rows) {
    CAPTURE(row.year, row.path);
    MemoryIndex index;
    Batch batch(index, never);
    batch.place(article("x", "old", 2021));
    index.apply(batch);
    Record now = article("x", "new", row.year);
    now.path = row.path;
    CHECK(batch.place(now).outcome == row.expected);
  }
}

TEST_CASE("When an article changes or goes, a copy of it takes its place") {
  const auto fill = [](MemoryIndex& index) {
    Batch batch(index, never);
    for (const char* id : {"a", "b", "c"}) batch.place(article(id, "shared"));
    index.apply(batch);
  };
  SECTION("it changes") {
    MemoryIndex index;
    fill(index);
    Batch batch(index, never);
    CHECK(batch.place(article("a", "its own now")).outcome == Outcome::updated);
    index.apply(batch);
    REQUIRE(index.records().size() == 2);
    CHECK(index.records().at("a").copies.empty());
    CHECK(index.records().at("b").text == "shared");
    CHECK(index.records().at("b").title == "Title of b");
    CHECK(ids_of(index.records().at("b").copies) == std::vector<std::string>{"c"});
  }
  SECTION("it goes") {
    MemoryIndex index;
    fill(index);
    Batch batch(index, never);
    CHECK(batch.remove("a"));
    CHECK(batch.remove("b"));
    CHECK_FALSE(batch.remove("nobody"));
    index.apply(batch);
    REQUIRE(index.records().size() == 1);
    CHECK(index.records().at("c").text == "shared");
    CHECK(index.records().at("c").copies.empty());
  }
  SECTION("a copy changes") {
    MemoryIndex index;
    fill(index);
    Batch batch(index, never);
    CHECK(batch.place(article("b", "its own now")).outcome == Outcome::updated);
    index.apply(batch);
    CHECK(ids_of(index.records().at("a").copies) == std::vector<std::string>{"c"});
    CHECK(index.records().at("b").text == "its own now");
  }
  SECTION("only its title changes") {
    MemoryIndex index;
    fill(index);
    Batch batch(index, never);
    Record again = article("a", "shared");
    again.title = "Better title";
    CHECK(batch.place(again).outcome == Outcome::updated);
    index.apply(batch);
    REQUIRE(index.records().size() == 1);
    CHECK(index.records().at("a").title == "Better title");
    CHECK(ids_of(index.records().at("a").copies) == std::vector<std::string>{"b", "c"});
  }
}

TEST_CASE("Of two copies the one that doesn't stand is left out, whichever comes last") {
  for (const bool first_last : {true, false}) {
    MemoryIndex index;
    Batch batch(index, never);
    batch.place(article(first_last ? "b" : "a", "t"));
    const Placing second = batch.place(article(first_last ? "a" : "b", "t"));
    CHECK(second.outcome == Outcome::duplicate);
    CHECK(second.left_out.id == "b");
    CHECK(second.stands == "a");
  }
}

TEST_CASE("A page cleaned again is unchanged when it comes out as before") {
  MemoryIndex index;
  Batch batch(index, always);
  for (const char* id : {"a", "b", "c"})
    batch.place(article(id, id == std::string("c") ? "u" : "t"));
  index.apply(batch);
  CHECK(batch.place(article("a", "t")).outcome == Outcome::unchanged);
  CHECK(batch.place(article("b", "t")).outcome == Outcome::duplicate);
  CHECK(batch.place(article("c", "u")).outcome == Outcome::unchanged);
  Batch again(index, [](const Record&) { return Rival::input; });
  Record cleaner = article("c", "cleaner");
  cleaner.raw_hash = article("c", "u").raw_hash;
  CHECK(again.place(cleaner).outcome == Outcome::updated);
}

TEST_CASE("The order of inputs and the size of batches don't change the index") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Record> articles;
    for (int i = 0; i < 12; ++i)
      articles.push_back(article("id" + std::to_string(i), "text" + std::to_string(random() % 5),
                                 2018 + static_cast<int>(random() % 3)));
    std::vector<std::map<std::string, Record>> results;
    for (int order = 0; order < 3; ++order) {
      std::shuffle(articles.begin(), articles.end(), random);
      MemoryIndex index;
      Batch batch(index, always);
      for (const Record& record : articles) {
        batch.place(record);
        if (random() % 4 == 0) index.apply(batch);
      }
      index.apply(batch);
      results.push_back(index.records());
    }
    REQUIRE(results[0] == results[1]);
    REQUIRE(results[0] == results[2]);
  }
}

TEST_CASE("pages of byte-identical bodies are copies, whatever was cut out of each") {
  std::vector<Record> in{article("b", "long text", 2020), article("a", "text", 2021),
                         article("c", "long text of it", 2019)};
  for (Record& record : in) record.body_hash = "0123456789abcdef0123456789abcdef";
  std::sort(in.begin(), in.end(), [](const Record& x, const Record& y) { return x.id < y.id; });
  do {
    for (const bool in_one_batch : {true, false}) {
      MemoryIndex index;
      Batch batch(index, never);
      for (const Record& record : in) {
        batch.place(record);
        if (!in_one_batch) index.apply(batch);
      }
      index.apply(batch);
      REQUIRE(index.records().size() == 1);
      const Record& first = index.records().at("c");
      CHECK(first.text == "long text of it");
      CHECK(ids_of(first.copies) == std::vector<std::string>{"b", "a"});
    }
  } while (std::next_permutation(in.begin(), in.end(),
                                 [](const Record& x, const Record& y) { return x.id < y.id; }));
}
