#include "tests/indexer/memory_index.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::indexer;
using index::Record;

namespace {

// Texts of 60 words; those of one topic differ in their first words, or last ones for negative
// numbers: 0 is near to 5 and -5, which are not near to each other.
std::string text_of(int topic, int number) {
  std::string text;
  for (int word = 0; word < 60; ++word) {
    const bool is_changed = word < number || word >= 60 + number;
    text += "t" + std::to_string(topic) + (is_changed ? "x" : "w") + std::to_string(word) + " ";
  }
  return text;
}

std::map<std::string, std::set<std::string>> stories_of(const MemoryIndex& index) {
  std::map<std::string, std::set<std::string>> stories;
  for (const auto& [id, record] : index.records())
    if (!record.story.empty()) stories[record.story].insert(id);
  return stories;
}

// What the stories of these articles are: each pair compared, the connected put together.
std::map<std::string, std::set<std::string>> stories_by_all_pairs(const MemoryIndex& index) {
  std::map<std::string, std::string> root;
  for (const auto& [id, record] : index.records()) root[id] = id;
  for (const auto& [left, one] : index.records()) {
    for (const auto& [right, other] : index.records()) {
      if (corpus::story_similarity(one.text, other.text) < 0.8) continue;
      const std::string low = std::min(root[left], root[right]);
      const std::string high = std::max(root[left], root[right]);
      for (auto& [id, of] : root)
        if (of == high) of = low;
    }
  }
  std::map<std::string, std::set<std::string>> stories;
  for (const auto& [id, of] : root) stories[of].insert(id);
  std::erase_if(stories, [](const auto& story) { return story.second.size() < 2; });
  return stories;
}

Rival earlier(const Record&) { return Rival::earlier_run; }

}  // namespace

TEST_CASE("near copies share a story, other articles have none") {
  MemoryIndex index;
  Batch batch(index, earlier);
  batch.place(article("b", text_of(1, 0)));
  batch.place(article("a", text_of(1, 2)));
  batch.place(article("c", text_of(2, 0)));
  index.apply(batch);
  CHECK(index.records().at("a").story == "a");
  CHECK(index.records().at("b").story == "a");
  CHECK(index.records().at("c").story.empty());
}

TEST_CASE("an article joins the story of an earlier run, and a bridge joins two") {
  MemoryIndex index;
  Batch batch(index, earlier);
  batch.place(article("m", text_of(1, 5)));
  batch.place(article("z", text_of(1, -5)));
  index.apply(batch);
  REQUIRE(stories_of(index).empty());
  batch.place(article("n", text_of(1, 0)));
  index.apply(batch);
  CHECK(stories_of(index) == std::map<std::string, std::set<std::string>>{{"m", {"m", "n", "z"}}});

  SECTION("and when the bridge goes, they are apart again") {
    batch.remove("n");
    index.apply(batch);
    CHECK(stories_of(index).empty());
  }
  SECTION("and when the first goes, the others have another name") {
    batch.remove("m");
    index.apply(batch);
    CHECK(stories_of(index) == std::map<std::string, std::set<std::string>>{{"n", {"n", "z"}}});
  }
}

TEST_CASE("where copies stay apart, stories do too") {
  MemoryIndex index;
  Batch batch(index, earlier, false);
  batch.place(article("a", text_of(1, 0)));
  batch.place(article("b", text_of(1, 0)));
  index.apply(batch);
  CHECK(stories_of(index).empty());
}

TEST_CASE("stories are the same whatever the order, the batches and the changes") {
  std::mt19937 random(7);
  const auto below = [&random](unsigned limit) { return static_cast<int>(random() % limit); };
  for (int round = 0; round < 60; ++round) {
    MemoryIndex index;
    Batch batch(index, earlier);
    for (int step = 0; step < 40; ++step) {
      const std::string id = "id" + std::to_string(below(14));
      if (below(4) == 0)
        batch.remove(id);
      else
        batch.place(article(id, text_of(below(2), below(25) - 12)));
      if (below(5) == 0) index.apply(batch);
    }
    index.apply(batch);
    CHECK(stories_of(index) == stories_by_all_pairs(index));
  }
}
