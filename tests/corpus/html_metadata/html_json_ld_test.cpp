#include "corpus/html/json_ld.h"
#include "corpus/html/json_mend.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

LinkedData read(const std::vector<std::string_view>& scripts) { return read_json_ld(scripts); }

TEST_CASE("Linked articles are read wherever they are nested") {
  const std::vector<std::string_view> shapes = {
      R"({"@type":"NewsArticle","headline":"Chips","datePublished":"2023-01-23"})",
      R"([{"@type":"Organization","name":"Example"},
          {"@type":["Article","NewsArticle"],"headline":"Chips","datePublished":"2023-01-23"}])",
      R"({"@graph":[{"@type":"ReportageNewsArticle","headline":"Chips",
          "datePublished":"2023-01-23"}]})",
      R"({"@type":"Product","mainEntity":{"@type":"http://schema.org/BlogPosting",
          "headline":"Chips","datePublished":"2023-01-23"}})"};
  for (const std::string_view shape : shapes) {
    INFO(shape);
    const LinkedData data = read({shape});
    CHECK(data.broken == 0);
    std::size_t articles = 0;
    for (const LinkedThing& thing : data.things) {
      if (thing.kind != LinkedKind::article) continue;
      ++articles;
      CHECK(thing.headline == "Chips");
      CHECK(thing.published == "2023-01-23");
      CHECK_FALSE(thing.nested);
    }
    CHECK(articles == 1);
  }
}

TEST_CASE("Articles that a page lists are told from the one it is") {
  const LinkedData data = read({R"({"@type":"ItemList","itemListElement":[
      {"@type":"NewsArticle","headline":"Other"}]})"});
  REQUIRE(data.things.size() == 1);
  CHECK(data.things[0].nested);
}

TEST_CASE("Authors are read as texts, things, lists and references") {
  const std::vector<std::string_view> authors = {R"("Jane Doe")",
                                                 R"({"name":"Jane Doe"})",
                                                 R"([{"@type":"Person","name":"Jane Doe"}])",
                                                 R"({"@id":"#jane"})",
                                                 R"({"givenName":"Jane","familyName":"Doe"})",
                                                 R"({"name":["Jane Doe"]})"};
  for (const std::string_view author : authors) {
    INFO(author);
    const std::string script = R"({"@graph":[{"@type":"Article","author":)" + std::string(author) +
                               R"(},{"@type":"Person","@id":"#jane","name":"Jane Doe"}]})";
    const LinkedData data = read({script});
    REQUIRE(data.things.size() == 1);
    CHECK(data.things[0].authors == std::vector<std::string>{"Jane Doe"});
  }
}

TEST_CASE("Linked data that is nearly JSON is read") {
  const std::vector<std::string_view> scripts = {
      "<!-- {\"@type\":\"Article\",\"headline\":\"Chips\"} -->",
      "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Chips\"}\n//]]>",
      "{\"@type\":\"Article\",\"headline\":\"Chips\",}",
      "{\"@type\":\"Article\",\"x\":[1,2,],\"headline\":\"Chips\"};",
      "{\"@type\":\"Article\",\"text\":\"a\nb\tc\",\"headline\":\"Chips\"}",
      "{\"@type\":\"Article\",\"text\":\"it\\'s\",\"headline\":\"Chips\"}",
      "/* of the page */ {\"@type\":\"Article\",\"headline\":\"Chips\"}"};
  for (const std::string_view script : scripts) {
    INFO(script);
    const LinkedData data = read({script});
    CHECK(data.broken == 0);
    REQUIRE(data.things.size() == 1);
    CHECK(data.things[0].headline == "Chips");
  }
}

TEST_CASE("Hostile linked data is counted and passed over") {
  const std::string deep(100000, '[');
  const std::string objects = [] {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "{\"a\":";
    return text;
  }();
  const std::vector<std::string_view> scripts = {deep, objects, "{\"a\":", "nothing", "{]}"};
  const LinkedData data = read(scripts);
  CHECK(data.things.empty());
  CHECK(data.broken == scripts.size());
  CHECK(read({"", "  \n"}).broken == 0);
}

TEST_CASE("Values of the wrong type are left out") {
  const LinkedData data = read({R"({"@type":"Article","headline":{"a":1},"datePublished":[null],
      "author":[[["x"]],7,null,true],"keywords":{"a":[]},"itemListElement":3})"});
  REQUIRE(data.things.size() == 1);
  CHECK(data.things[0].headline.empty());
  CHECK(data.things[0].published.empty());
}

TEST_CASE("Mending keeps JSON as it is but for blanks") {
  const std::string json = R"({"a":[1,2,{"b":"c, } \" d\u00e9"}],"e":null})";
  CHECK(mend_json(json, 8) == json);
  CHECK(mend_json(json, 2).empty());
  CHECK(mend_json("{\"a\":1", 8).empty());
}

TEST_CASE("Breadcrumbs and the site's names are read") {
  const LinkedData data = read({R"([{"@type":"BreadcrumbList","itemListElement":[
      {"position":1,"name":"Home"},{"position":2,"item":{"@id":"/ai","name":"AI"}}]},
      {"@type":"WebSite","name":"Example News"},{"@type":"NewsMediaOrganization","name":"Example"}])"});
  CHECK(data.breadcrumbs == std::vector<std::string>{"Home", "AI"});
  CHECK(data.site == "Example News");
  CHECK(data.organisation == "Example");
}

}  // namespace
}  // namespace technews::corpus
