#include "searcher/output/article.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "tests/searcher/output_answers.h"
#include "tests/searcher/snippet_marks.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace technews::searcher {
namespace {

class Folder {
 public:
  Folder() {
    char name[] = "/tmp/technews-output-XXXXXX";
    path_ = ::mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

index::Record article() {
  index::Record record = plain_hit(1, 1).record;
  record.text = "OpenAI’s board met.\nNobody says why.";
  return record;
}

TEST_CASE("an article is its title, facts and text, the query's words marked") {
  normalization::Analyzer analyzer;
  const std::string text = article_text(article(), words("openai"), {std::nullopt, {}}, analyzer);
  CHECK(text ==
        "OpenAI and Microsoft\n"
        "example.com  2023-01-23  AI  #a1\n"
        "by A. Writer\n"
        "https://example.com/a1\n"
        "\n"
        "OpenAI’s board met.\n"
        "Nobody says why.\n");
  const std::string colored =
      article_text(article(), words("openai"), {std::nullopt, {.color = true}}, analyzer);
  CHECK(colored.find("OpenAI’s\x1b[0m board") != std::string::npos);
}

TEST_CASE("the terms of an article are its stems, the most frequent first") {
  normalization::Analyzer analyzer;
  CHECK(article_terms(article(), analyzer).starts_with("2\topenai\n1\tboard\n"));
}

TEST_CASE("the facts of an article say where it was read and what was kept") {
  index::Record record = article();
  record.path = "/archive/a1.txt";
  record.kept = {{10, 20}, {30, 1040}};
  const std::string facts = article_facts(record, {std::nullopt, {}});
  CHECK(facts.find("read from /archive/a1.txt\n") != std::string::npos);
  CHECK(facts.find("kept      1,020 bytes of the page, in 2 pieces\n") != std::string::npos);
  CHECK(facts.find("date      2023-01-23, from the url\n") != std::string::npos);
}

TEST_CASE("the page of an article is read again, unless it is gone or changed") {
  const Folder folder;
  normalization::Analyzer analyzer;
  index::Record record = article();
  record.path = folder.file("a1.txt");
  const std::string page = "Menu Login\nOpenAI’s board met.\nShare\nNobody says why.\nFooter\n";
  const std::string first = "OpenAI’s board met.";
  const std::string second = "Nobody says why.";
  record.kept = {{page.find(first), page.find(first) + first.size()},
                 {page.find(second), page.find(second) + second.size()}};
  CHECK_THROWS_AS(article_source(record, {}, analyzer), base::Error);  // no such file
  base::write_file_durably(record.path, page);
  CHECK(article_source(record, {}, analyzer) == page);
  base::write_file_durably(record.path, "A new line. " + page);
  CHECK_THROWS_WITH(article_source(record, {}, analyzer),
                    Catch::Contains("has changed since it was indexed"));
  record.record_number = 3;
  CHECK_THROWS_WITH(article_source(record, {}, analyzer), Catch::Contains("one of several"));
}

}  // namespace
}  // namespace technews::searcher
