// The small parts: page hashes, sources, spools, reports, flags, the choice of cleaning.
#include "indexer/clean_choice.h"
#include "indexer/flags.h"
#include "indexer/page_hash.h"
#include "indexer/record_builder.h"
#include "indexer/report.h"
#include "indexer/spool.h"
#include "indexer/worker_pool.h"
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"

#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace technews;
using namespace technews::indexer;

TEST_CASE("A page's hash changes with any field, and not with its place") {
  corpus::RawArticle page;
  page.title = "Title";
  page.body = "Body";
  const std::string hash = page_hash(page);
  corpus::RawArticle moved = page;
  moved.origin.path = "elsewhere";
  moved.id = "named";
  CHECK(page_hash(moved) == hash);
  std::vector<corpus::RawArticle> changed(6, page);
  changed[0].title = "Other";
  changed[1].body = "Other";
  changed[2].date = "2023";
  changed[3].tags = {"tag"};
  changed[4].title = "Titl";
  changed[4].body = "eBody";
  changed[5].form = corpus::BodyForm::html;
  for (const corpus::RawArticle& other : changed) CHECK(page_hash(other) != hash);
}

TEST_CASE("Sources are known by absolute paths") {
  struct Row {
    corpus::Origin origin;
    Source source;
    std::string path;
  };
  const Row rows[] = {
      {{"data/", "data/a.gz!b"}, {"data/", "/x/data"}, "/x/data/a.gz!b"},
      {{"data", "data/1.txt"}, {"data", "/x/data"}, "/x/data/1.txt"},
      {{"a.zip", "a.zip!1"}, {"a.zip", "/x/a.zip"}, "/x/a.zip!1"},
      {{"-", "-!1"}, {"-", "-"}, "-!1"},
  };
  for (const Row& row : rows) CHECK(source_path(row.origin, row.source) == row.path);
  CHECK(source_name("/a/./b/../c/") == "/a/c");
  CHECK(source_name("-") == "-");
}

TEST_CASE("A pipe is spooled, and the spool goes when it is no longer needed") {
  const tests::TemporaryFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(is_read_once(pipe));
  CHECK_FALSE(is_read_once(folder.path()));
  std::string path;
  std::thread writer([&pipe] {
    if (std::FILE* file = std::fopen(pipe.c_str(), "w")) {
      std::fputs("some lines", file);
      std::fclose(file);
    }
  });
  {
    const Spool spool(pipe, folder.path(), 100);
    path = spool.path();
    CHECK(base::read_file(path, 100) == "some lines");
    CHECK_FALSE(is_read_once(path));
  }
  writer.join();
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("A report line is one line of ASCII JSON, whatever the input is called") {
  const std::string line =
      to_json({Outcome::listing, "id\n1", "/a", "/a/\x1b[31mñ\xff", 7, 0, "a list", ""});
  CHECK(line.find('\n') == line.size() - 1);
  for (const char c : line) CHECK((c == '\n' || (c >= ' ' && c <= '~')));
  const auto parsed = nlohmann::json::parse(line);
  CHECK(parsed["outcome"] == "listing");
  CHECK(parsed["id"] == "id\n1");
  CHECK(parsed["record"] == 7);
  CHECK_FALSE(parsed.contains("copy_of"));
}

TEST_CASE("A pool gives every result to the one who submitted the task") {
  WorkerPool pool(3);
  std::vector<std::future<int>> results;
  for (int i = 0; i < 200; ++i) results.push_back(pool.submit([i] { return i * i; }));
  for (int i = 0; i < 200; ++i) CHECK(results[static_cast<std::size_t>(i)].get() == i * i);
  auto failing = pool.submit([]() -> int { throw std::runtime_error("no"); });
  CHECK_THROWS_AS(failing.get(), std::runtime_error);
}

TEST_CASE("The flag tables have no mistakes") {
  for (const std::string& mistake : terminal::table_mistakes(program())) FAIL_CHECK(mistake);
}

namespace {

// One of 25^3 invented words.
std::string invented_word(int number) {
  std::string letters = "o";
  for (int i = 0; i < 3; ++i, number /= 25) letters += static_cast<char>('a' + number % 25);
  return letters;
}

}  // namespace

TEST_CASE("Records that repeat each other are pages to clean, others are left whole") {
  for (const bool scraped : {true, false}) {
    CleanChoice choice;
    corpus::CleaningModel model;
    corpus::RawArticle page;
    for (int i = 0; i < 40; ++i) {
      page.origin = {"pages.jsonl", "pages.jsonl", static_cast<std::uint64_t>(i) + 1, 0};
      page.url = "https://example.com/story-" + std::to_string(i);
      std::string words;
      for (int j = 0; j < 120; ++j)
        words += invented_word((i * 7919 + j * 104729) % 15625) + (j % 12 == 11 ? ". " : " ");
      const std::string menu =
          "Home News Reviews Videos Newsletters Events Podcasts Subscribe Sign in Search Share on "
          "social networks Follow us everywhere you like Read our mission statement ";
      page.body = scraped ? menu + words + menu : words;
      model.learn(page);
      choice.look_at(page, page_hash(page));
    }
    model.finish();
    choice.decide(model);
    CHECK(choice.mode_for(page) ==
          (scraped ? corpus::CleanMode::automatic : corpus::CleanMode::none));
    REQUIRE(choice.notes().size() == 1);
    // A page alone in its file is what a scraper wrote.
    page.origin.record = 0;
    CHECK(choice.mode_for(page) == corpus::CleanMode::automatic);
  }
}
