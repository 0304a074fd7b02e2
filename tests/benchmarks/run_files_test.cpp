#include "benchmarks/ranking/run_files.h"

#include "benchmarks/ranking/manifest.h"
#include "benchmarks/ranking/search_run.h"
#include "shared/base/error.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("Runs are named after their rankings") {
  CHECK(run_file_names({{"news", "news"}, {"bm25:k1=.9,b=.4", "bm25:k1=.9,b=.4"}}) ==
        std::vector<std::string>{"news.run", "bm25_k1=.9_b=.4.run"});
  CHECK(run_file_names({{"../x", "news"}}) == std::vector<std::string>{".._x.run"});
  CHECK_THROWS_AS(run_file_names({{"a:b", "news"}, {"a,b", "bm25"}}), technews::base::Error);
}

TEST_CASE("Percentiles are by nearest rank") {
  CHECK(percentile({}, .5) == 0);
  CHECK(percentile({3, 1, 2}, .5) == 2);
  CHECK(percentile({3, 1, 2}, .95) == 3);
  CHECK(percentile({4, 3, 2, 1}, .5) == 2);
  CHECK(percentile({5}, 0) == 5);
}

TEST_CASE("A manifest is read back as it was written") {
  Manifest manifest;
  manifest.program = "rankbench 1";
  manifest.topics = {"t.tsv", "aa"};
  manifest.qrels = FileIdentity{"q.txt", "bb"};
  manifest.index = {{"news.db", 10, 3, 2, "ff"}};
  manifest.settings.databases = {"news.db"};
  manifest.settings.limit = 50;
  manifest.settings.addresses = true;
  manifest.settings.now = "2026-11-01";
  manifest.runs = {{"news.run", "news:k1=1.2", "cc", {1, 2, 3, 4, 2}}};
  const std::string text = to_text(manifest);
  const Manifest again = parse_manifest(text, "m.json");
  CHECK(to_text(again) == text);
  CHECK(again.settings.databases == manifest.settings.databases);
  CHECK(changes_between(manifest, again).empty());
}

TEST_CASE("What changed since a manifest is named") {
  Manifest before;
  before.index = {{"a.db", 10, 3, 2, "ff"}};
  Manifest now = before;
  now.index = {{"a.db", 12, 4, 2, "ff"}};
  CHECK(changes_between(before, now) ==
        std::vector<std::string>{"articles of a.db: 10 -> 12", "revision of a.db: 3 -> 4"});
}
