#include "corpus/reader_csv.h"

#include "corpus/csv_rows.h"
#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

namespace {

class TextStream : public ByteStream {
 public:
  explicit TextStream(std::string text) : text_(std::move(text)) {}
  std::string_view next() override {
    return std::exchange(given_, true) ? "" : std::string_view(text_);
  }
  const std::string& failure() const override { return failure_; }

 private:
  std::string text_;
  std::string failure_;
  bool given_ = false;
};

std::vector<Strings> rows_of(const std::string& text, char delimiter) {
  TextStream stream(text);
  InputBuffer bytes(stream);
  CsvRows rows(bytes, delimiter, 1000);
  CsvRows::Row row;
  std::vector<Strings> result;
  while (rows.next(row)) result.push_back(row.error.empty() ? row.fields : Strings{"!", row.error});
  return result;
}

}  // namespace

TEST_CASE("rows are cut as RFC 4180 says, and as people write them") {
  struct Row {
    std::string text;
    std::vector<Strings> expected;
  };
  const std::vector<Row> rows{
      {"a,b\nc,d\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\r\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"\"a,b\",\"c\"\"d\"\n", {{"a,b", "c\"d"}}},
      {"\"two\r\nlines\",b\n", {{"two\r\nlines", "b"}}},
      {"a,,\n", {{"a", "", ""}}},
      {"\"\",x\n\n  \nb,y\n", {{"", "x"}, {"b", "y"}}},
      {"a \"b\" c,d\n", {{"a \"b\" c", "d"}}},
      {"\"a\" b,c\n", {{"\"a\" b", "c"}}},
      {"\"a\"", {{"a"}}},
      {"a,\"b\nc,d\n", {{"!", "a quote in the row is not closed"}, {"c", "d"}}},
      {"", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(rows_of(row.text, ',') == row.expected);
  }
  CHECK(rows_of("a\t\"b\nc\t\"d\" e\n", '\t') ==
        std::vector<Strings>{{"a", "\"b"}, {"c", "\"d\" e"}});
}

TEST_CASE("the delimiter is the one that cuts the header into most fields") {
  CHECK(delimiter_of("id,title,text") == ',');
  CHECK(delimiter_of("id;title;text, whole") == ';');
  CHECK(delimiter_of("id\ttitle\ttext") == '\t');
  CHECK(delimiter_of("id|title|text") == '|');
  CHECK(delimiter_of("\"a;b;c\",text") == ',');
  CHECK(delimiter_of("text") == ',');
}

TEST_CASE("tables give an article a row, their columns found by name") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> rows{
      {"a.csv", "id,Title,Content,Published At,region\n1,One,\"Body, one\",2023-01-02,x\n"},
      {"b.csv",
       "\xef\xbb\xbfid;Title;Content;Published At;region\r\n1;One;Body, one;2023-01-02;x\r\n"},
      {"c.tsv", "id\tTitle\tContent\tPublished At\tregion\n1\tOne\tBody, one\t2023-01-02\tx\n"},
      {"d", "id,title,content,date,region\n1,One,\"Body, one\",2023-01-02,x\n"},
  };
  for (const auto& [name, table] : rows) {
    const Reading reading = read(folder.write(name, table));
    CAPTURE(name, reading.reason());
    REQUIRE(reading.bodies() == Strings{"Body, one"});
    CHECK(reading.rejections.empty());
    CHECK(reading.articles[0].title == "One");
    CHECK(reading.articles[0].id == "1");
    CHECK(reading.articles[0].date == "2023-01-02");
    CHECK(reading.articles[0].origin.record == 1);
    CHECK(reading.articles[0].origin.line == 2);
    REQUIRE(!reading.notes.empty());
    CHECK(contains(reading.notes[0], "not used: region"));
  }
}

TEST_CASE("rows of markup are told from rows of text") {
  const TemporaryFolder folder;
  const Reading reading = read(
      folder.write("a.csv", "title,body\na,<p>One</p>\nb,Two < three\nc,\"x <p>1</p><p>2</p>\"\n"));
  REQUIRE(reading.articles.size() == 3);
  CHECK(reading.articles[0].form == BodyForm::html);
  CHECK(reading.articles[1].form == BodyForm::flat);
  CHECK(reading.articles[2].form == BodyForm::html);
}

TEST_CASE("a row that doesn't fit its header is told with its line and costs itself alone") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write(
      "a.csv",
      "id,title,text\n1,one,\"first\nline\"\n2,two\n3,three,x,y\n4,four,last,,\n5,five,\"open\n"));
  CHECK(reading.bodies() == Strings{"first\nline", "last"});
  REQUIRE(reading.rejections.size() == 3);
  CHECK(contains(reading.rejections[0].reason, "line 4: has 2 fields where the header names 3"));
  CHECK(contains(reading.rejections[1].reason, "line 5: has 4 fields"));
  CHECK(contains(reading.rejections[2].reason, "line 7: a quote in the row is not closed"));
  CHECK(reading.rejections[1].origin.line == 5);
  CHECK_FALSE(reading.summary.complete);
}

TEST_CASE("a table without a column of text is refused, unless it is told which one it is") {
  const TemporaryFolder folder;
  const std::string table = folder.write("a.csv", "nr,headline,story\n7,Title,Words\n");
  const Reading without = read(table);
  CHECK(contains(without.reason(), "columns: nr, headline, story"));
  CHECK(contains(without.reason(), "--map body="));
  ReadOptions options;
  options.field_map = {{"body", "story"}, {"id", "nr"}};
  const Reading with = read(table, options);
  CHECK(with.bodies() == Strings{"Words"});
  CHECK(with.articles.at(0).id == "7");
  CHECK(contains(read(folder.write("b.csv", "id,text\n")).reason(), "no row below its header"));
  CHECK(contains(read(folder.write("c.csv", "\n\n")).reason(), "no header row"));
  CHECK(contains(read(folder.write("d.csv", "\xff\xfeI\0d\0")).reason(), "UTF-16"));
}

TEST_CASE("rows over the limit and tables cut short are told") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.record_bytes = 1000;
  const std::string table = "id,text\n1,a\n2," + std::string(300'000, 'x') + "\n3,c\n";
  const Reading reading = read(folder.write("a.csv", table), options);
  CHECK(reading.bodies() == Strings{"a", "c"});
  CHECK(contains(reading.reason(), "line 3: the row is longer than 1000 bytes"));
  CHECK(contains(read(folder.write("c.csv", std::string(100'000, ','))).reason(),
                 "more than 65536 fields"));
  std::string packed = pack("raw", "gzip", {{"", "id,text\n1,whole\n2,piece of a row\n"}});
  packed.resize(packed.size() - 12);
  const Reading cut = read(folder.write("b.csv.gz", packed));
  CHECK(cut.articles.size() < 2);
  CHECK(contains(cut.reason(), "cut short"));
}

TEST_CASE("prose is no table") {
  for (const std::string text :
       {"Title, text and date, all of them.\nMore\n", "One, two, three\nfour\n", "id,title,text",
        "Apples; pears; plums\nand more\n", "a,b,c\n1,2,3\n"})
    CHECK_FALSE(is_table(text));
}
