#include "corpus/fields.h"
#include "shared/base/error.h"

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;

namespace {

// The article's fields, as "title=… body=…", empty ones left out.
std::string fields_of(const std::string& json, const std::map<std::string, std::string>& map = {}) {
  FlatObject object = flatten_json(json, {});
  if (!object.error.empty()) return "error: " + object.error;
  FieldFinder finder(map);
  RawArticle article;
  if (!finder.fill(object.values, article)) return "nothing";
  std::string text;
  const auto add = [&text](const std::string& name, const std::string& value) {
    if (!value.empty()) text += (text.empty() ? "" : " ") + name + "=" + value;
  };
  add("id", article.id);
  add("title", article.title);
  add("body", article.body);
  add("date", article.date);
  add("url", article.url);
  add("author", article.author);
  add("section", article.section);
  add("site", article.site);
  add("language", article.language);
  for (const std::string& tag : article.tags) add("tag", tag);
  return text;
}

}  // namespace

TEST_CASE("fields are found by the names they commonly go by") {
  struct Row {
    std::string json;
    std::string expected;
  };
  const std::vector<Row> rows{
      {R"({"id":1,"title":"t","body":"b"})", "id=1 title=t body=b"},
      {R"({"_id":"x","headline":"t","text":"b"})", "id=x title=t body=b"},
      {R"({"Headline":"t","Contents":"b","Published-At":"2023-01-02"})",
       "title=t body=b date=2023-01-02"},
      {R"({"title":"t","year":2019})", "title=t date=2019"},
      {R"({"title":"t","year":2019,"published":"2019-05-06"})", "title=t date=2019-05-06"},
      {R"({"title":"t","date":"","year":"2019"})", "title=t date=2019"},
      {R"({"title":"t","date":null,"published_at":"x"})", "title=t date=x"},
      {R"({"text":"short","body":"long"})", "body=long"},
      {R"({"title":"t","link":"u","byline":"a","source":"s","category":"c","lang":"de"})",
       "title=t url=u author=a section=c site=s language=de"},
      {R"({"title":"t","tags":["a","b"]})", "title=t tag=a tag=b"},
      {R"({"title":"t","tags":"a, b;c"})", "title=t tag=a tag=b tag=c"},
      {R"({"title":"t","authors":["A","B"]})", "title=t author=A, B"},
      {R"({"title":"t","author":[{"name":"A","url":"x"},{"name":"B"}]})", "title=t author=A, B"},
      {R"({"title":"t","body":["p1","p2"]})", "title=t body=p1\np2"},
      {R"({"title":{"rendered":"t"},"content":{"rendered":"b","protected":false}})",
       "title=t body=b"},
      {R"({"article":{"headline":"t","text":"b"},"id":"5"})", "id=5 title=t body=b"},
      {R"({"_index":"i","_id":"7","_source":{"title":"t","body":"b","url":"u"}})",
       "id=7 title=t body=b url=u"},
      {R"({"data":{"post":{"title":"t","body":"b"}}})", "title=t body=b"},
      {R"({"title":"site","article":{"title":"t","body":"b"}})", "title=t body=b"},
      {R"({"_id":{"$oid":"5f"},"title":"t","date":{"$date":"2020"}})", "id=5f title=t date=2020"},
      {R"({"id":"9","text":"first","text":"second"})", "id=9 body=second"},
      {R"({"id":"4"})", "id=4"},
      {R"({"a":1,"b":[2]})", "nothing"},
      {R"({"title":"  ","body":"","url":"u"})", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.json);
    std::string expected = row.expected;
    for (std::size_t i = expected.find("\\n"); i != std::string::npos; i = expected.find("\\n"))
      expected.replace(i, 2, "\n");
    CHECK(fields_of(row.json) == expected);
  }
}

TEST_CASE("a field map replaces the names looked for") {
  const std::string json = R"({"title":"no","hed":"t","body":"b","meta":{"when":"2020"}})";
  CHECK(fields_of(json, {{"title", "hed"}}) == "title=t body=b");
  CHECK(fields_of(json, {{"date", "meta.when"}}) == "title=no body=b date=2020");
  CHECK(fields_of(json, {{"title", "missing"}}) == "body=b");
}

TEST_CASE("a field map for a field that doesn't exist is refused with the known ones") {
  try {
    const std::map<std::string, std::string> map{{"titel", "hed"}};
    const FieldFinder finder(map);
    FAIL("no error");
  } catch (const technews::base::Error& error) {
    CHECK(error.code() == technews::base::ErrorCode::usage);
    CHECK(std::string(error.what()).find("titel") != std::string::npos);
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints().front().find("title") != std::string::npos);
  }
}

TEST_CASE("flattening names the place of what is wrong") {
  struct Row {
    std::string json;
    std::string error;
    std::size_t offset;
  };
  const std::vector<Row> rows{
      {R"({"a":1,})", "unexpected", 7},
      {R"({"a":tru})", "invalid literal", 8},
      {"{\"a\":\"x\ty\"}", "control character", 7},
      {R"({"a":"x)", "missing closing quote", 7},
      {R"(42)", "not an object", 0},
      {R"([])", "not an object", 0},
      {R"(null)", "not an object", 0},
      {R"({} {})", "unexpected", 3},
  };
  for (const Row& row : rows) {
    CAPTURE(row.json);
    const FlatObject object = flatten_json(row.json, {});
    CAPTURE(object.error);
    CHECK(object.error.find(row.error) != std::string::npos);
    CHECK(object.error_offset == row.offset);
  }
}

TEST_CASE("half characters and numbers beyond any double don't cost the record") {
  const FlatObject half = flatten_json(R"({"a":"x \ud83d y \ude00 \ud83d\ude00"})", {});
  CHECK(half.error.empty());
  CHECK(half.repairs == 2);
  REQUIRE(half.values.size() == 1);
  CHECK(half.values.front().value == "x \xEF\xBF\xBD y \xEF\xBF\xBD \xF0\x9F\x98\x80");
  const FlatObject large = flatten_json(R"({"n":1e999,"a":"b","m":-2.5E+4000})", {});
  CHECK(large.error.empty());
  CHECK(large.values.size() == 3);
}

TEST_CASE("depth and number of values are limited without recursion") {
  FlatLimits limits;
  limits.depth = 5;
  limits.values = 3;
  const std::string deep = R"({"a":[[[[[1]]]]]})";
  const std::string fits = R"({"a":[[[[1]]]]})";
  CHECK(flatten_json(fits, limits).error.empty());
  CHECK(flatten_json(deep, limits).error.find("deeper than 5") != std::string::npos);
  CHECK(flatten_json(R"({"a":[1,2,3,4]})", limits).error.find("more than 3") != std::string::npos);
  const std::string bottomless = "{\"a\":" + std::string(2'000'000, '[');
  CHECK(flatten_json(bottomless, limits).error.find("deeper") != std::string::npos);
}
