#include "indexer/cleaning_score.h"

#include "shared/base/error.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace technews;
using namespace technews::indexer;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

corpus::RawArticle page(const std::string& name) {
  corpus::RawArticle made;
  made.id = name;
  made.origin.path = "archive/" + name + ".txt";
  return made;
}

corpus::Article article(const std::string& title, const std::string& text) {
  corpus::Article made;
  made.title.value = title;
  made.text = text;
  // Midnight in Japan.
  made.date = corpus::SourcedDate{*base::parse_iso_date("2023-01-23"), "meta", 1674399600};
  return made;
}

// What the score of these pages writes.
std::string scored(const std::string& gold, bool json) {
  const std::string path = gold + "/score";
  {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    base::Output out(::fileno(file), path);
    CleaningScore score(gold, out, json);
    score.add(page("1"), article("Chips, again", "alpha beta gamma delta"));
    score.add(page("2"), article("Other", "alpha"));
    score.add(page("9"), article("Not in the gold", "words"));
    score.finish();
    out.flush();
    std::fclose(file);
  }
  std::ifstream read(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(read), {}};
}

}  // namespace

TEST_CASE("words are counted as often as both texts have them") {
  struct Row {
    std::string wanted;
    std::string given;
    std::size_t common;
    double f1;
  };
  normalization::Analyzer analyzer;
  for (const Row& row : std::vector<Row>{{"a b c d", "a b c d", 4, 1.0},
                                         {"a b", "c d", 0, 0.0},
                                         {"chip chip chip", "Chip, chip!", 2, 0.8},
                                         {"“GPT-4” costs", "gpt4 costs", 2, 1.0},
                                         {"", "", 0, 1.0},
                                         {"a", "", 0, 0.0}}) {
    INFO(row.wanted << " / " << row.given);
    const Overlap overlap = shared_words(analyzer, row.wanted, row.given);
    CHECK(overlap.common == row.common);
    CHECK(overlap.f1() == Approx(row.f1));
  }
}

TEST_CASE("pages are scored against the gold, and those that are missing count as empty") {
  const tests::TemporaryFolder gold;
  write(gold.path() + "/1.txt", "alpha beta gamma delta");
  write(gold.path() + "/2.txt", "alpha beta gamma");
  write(gold.path() + "/3.txt", "alpha");
  write(gold.path() + "/titles.json", R"({"1": "chips again", "2": "Another", "3": ""})");
  const std::string text = scored(gold.path(), false);
  CHECK(text.starts_with("3 pages  macro F1 0.5000  worst 0.0000\n"));
  CHECK(text.find("missing 3  extra 0\n") != std::string::npos);
  CHECK(text.find("title  1 of 2 are those of the gold\n") != std::string::npos);
  CHECK(text.find("\n3  F1 0.0000") < text.find("\n2  F1 0.5000"));
  const std::string json = scored(gold.path(), true);
  CHECK(json.find(R"("exact":{"title":{"same":1,"wanted":2}})") != std::string::npos);
  CHECK(json.find(R"("macro_f1":0.5,)") != std::string::npos);
}

TEST_CASE("the moment of publication is judged by its day in UTC, the date by the page's own") {
  const tests::TemporaryFolder gold;
  write(gold.path() + "/1.txt", "alpha");
  write(gold.path() + "/dates.json", R"({"1": "2023-01-23", "2": "2023-01-22"})");
  write(gold.path() + "/metadata.json",
        R"({"1": {"date": "2023-01-22T15:00:00.000Z"}, "2": {"date": "2023-01-23"}})");
  const std::string text = scored(gold.path(), false);
  CHECK(text.find("date   1 of 2 are those of the gold\n") != std::string::npos);
  CHECK(text.find("published 1 of 2 are those of the gold\n") != std::string::npos);
}

TEST_CASE("a folder that is no gold is refused") {
  const tests::TemporaryFolder gold;
  base::Output out(2, "error stream");
  CHECK_THROWS_AS(CleaningScore(gold.path(), out, false), base::Error);
  CHECK_THROWS_AS(CleaningScore(gold.path() + "/none", out, false), base::Error);
  write(gold.path() + "/1.txt", "alpha");
  write(gold.path() + "/metadata.json", R"({"1": "no object"})");
  CHECK_THROWS_AS(CleaningScore(gold.path(), out, false), base::Error);
}
