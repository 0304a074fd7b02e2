#include "searcher/output/formats.h"
#include "shared/base/utf8.h"
#include "tests/searcher/output_answers.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

double number(const std::string& text) {
  double value = 0;
  REQUIRE(std::from_chars(text.data(), text.data() + text.size(), value).ptr ==
          text.data() + text.size());
  return value;
}

TEST_CASE("tsv gives the default columns, a line an article") {
  CHECK(lines_of(format_tsv(full_answer(), {})) ==
        std::vector<std::string>{
            "a1\t7.25\t2023-01-23\texample.com\tOpenAI and Microsoft\thttps://example.com/a1",
            "a2\t7.25\t2023-01-23\texample.com\tOpenAI and Microsoft\thttps://example.com/a2",
            "a3\t0.3333333333333333\t2023-01-23\texample.com\tOpenAI and "
            "Microsoft\thttps://example.com/a3"});
}

TEST_CASE("csv has a heading, and quotes what needs quotes") {
  OutputOptions options;
  options.columns = {Column::rank, Column::title, Column::snippet, Column::copies};
  Answer answer = full_answer();
  answer.response.hits.resize(1);
  answer.response.hits[0].record.title = "=A, \"B\"";
  CHECK(format_csv(answer, options) ==
        "rank,title,snippet,copies\n1,\"'=A, \"\"B\"\"\",…Then OpenAI said no.…,2\n");
}

TEST_CASE("a column left empty keeps its place") {
  Answer answer = full_answer();
  answer.response.hits = {Hit{}};
  CHECK(format_tsv(answer, {}) == "\t0\t\t\t\t\n");
}

TEST_CASE("scores of a run fall strictly, in the order of the hits") {
  Answer answer = full_answer();
  answer.response.hits = {plain_hit(1, 2), plain_hit(2, 2), plain_hit(3, 2), plain_hit(4, 1),
                          plain_hit(5, 0), plain_hit(6, 0), plain_hit(7, -3)};
  const auto lines = lines_of(format_trec(answer));
  REQUIRE(lines.size() == 7);
  CHECK(lines[0] == "1 Q0 a1 1 2 news");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto before = words_of(lines[i - 1]);
    const auto here = words_of(lines[i]);
    REQUIRE(here.size() == 6);
    CHECK(number(before[4]) > number(here[4]));
    CHECK(number(here[4]) == Approx(answer.response.hits[i].score).margin(1e-300));
    CHECK(here[3] == std::to_string(i + 1));
  }
}

TEST_CASE("ids are one a line") { CHECK(format_ids(full_answer()) == "a1\na2\na3\n"); }

TEST_CASE("no match is no line, but csv's heading") {
  Answer answer = full_answer();
  answer.response.hits.clear();
  CHECK(format_tsv(answer, {}).empty());
  CHECK(format_trec(answer).empty());
  CHECK(format_ids(answer).empty());
  CHECK(format_csv(answer, {}) == "id,score,date,site,title,url\n");
}

TEST_CASE("hostile text stays in its field, its line and its format") {
  OutputOptions all;
  all.columns.clear();
  for (const char* name : {"rank", "id", "score", "date", "site", "section", "author", "lang",
                           "title", "url", "copies", "snippet"})
    all.columns.push_back(*column_named(name));
  const Answer answer = hostile_answer();
  const auto tsv = lines_of(format_tsv(answer, all));
  REQUIRE(tsv.size() == 1);
  CHECK(std::ranges::count(tsv[0], '\t') == 11);
  CHECK(lines_of(format_ids(answer)).size() == 1);
  const auto trec = lines_of(format_trec(answer));
  REQUIRE(trec.size() == 1);
  CHECK(words_of(trec[0]).size() == 6);
  for (const std::string& text : {format_tsv(answer, all), format_csv(answer, all),
                                  format_trec(answer), format_ids(answer)}) {
    CHECK(base::is_valid_utf8(text));
    CHECK(std::ranges::none_of(text, [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == '\x7f';
    }));
    for (const char* hidden : {"\u202e", "\u200b", "\u009b", "\u0085"})
      CHECK(text.find(hidden) == std::string::npos);
  }
}

TEST_CASE("every column has a name that finds it") {
  std::istringstream names(column_names());
  std::size_t count = 0;
  for (std::string name; names >> name; ++count) {
    const auto column = column_named(name);
    REQUIRE(column);
    CHECK(name_of(*column) == name);
  }
  CHECK(count == 12);
  CHECK_FALSE(column_named("titel"));
}

}  // namespace
}  // namespace technews::searcher
