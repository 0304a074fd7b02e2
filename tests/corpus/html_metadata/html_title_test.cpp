#include "tests/corpus/html_metadata/html_page.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

struct TitledPage {
  std::string html;
  std::string expected;
};

TEST_CASE("The headline is found whatever is glued to it") {
  const std::string site = R"(<meta property="og:site_name" content="Example News">)";
  const std::vector<TitledPage> cases = {
      {site + "<title>Chips got smaller | Example News</title>", "Chips got smaller"},
      {site + "<title>Chips got smaller - Example News</title>", "Chips got smaller"},
      {site + "<title>Example News: Chips got smaller</title>", "Chips got smaller"},
      {site + "<title>Chips got smaller – Tech – Example News</title>"
              "<h1>Chips got smaller</h1>",
       "Chips got smaller"},
      {"<title>Chips got smaller - Tech - Unknown</title><h1>Chips got smaller</h1>",
       "Chips got smaller"},
      {"<title>Chips got smaller - Tech - Unknown</title><div><b>Chips got smaller</b></div>",
       "Chips got smaller"},
      {R"(<script type="application/ld+json">{"@type":"NewsArticle",
          "headline":"Chips got smaller"}</script><title>Chips got smaller | X</title>)",
       "Chips got smaller"},
      {R"(<meta property="og:title" content="Chips got smaller">)", "Chips got smaller"},
      {"<h1>Chips&nbsp;got  smal&shy;ler</h1>", "Chips got smaller"},
      {R"(<title>Chips got smaller</title><h1><a href="/">Example</a></h1>
          <h1>Chips got smaller</h1>)",
       "Chips got smaller"},
      {R"(<title>Chips got smaller</title>
          <h1><span class="kicker">Tech</span> Chips got smaller</h1>)",
       "Chips got smaller"},
      {R"(<meta property="og:title" content="Chips: the facts"><title>Chips: the facts</title>
          <h1>Chips: all the facts, collected</h1>)",
       "Chips: all the facts, collected"},
      {"<title>Chips - a history</title><h1>Chips - a history</h1>", "Chips - a history"},
      {"", ""},
      {"<p>text</p>", ""},
  };
  for (const TitledPage& each : cases) {
    INFO(each.html);
    CHECK(metadata_of(each.html).title.value == each.expected);
  }
}

TEST_CASE("The host's name counts as the site's name") {
  const std::string html = "<title>Chips got smaller | Example</title>";
  CHECK(metadata_of(html, "https://www.example.com/chips").title.value == "Chips got smaller");
  CHECK(metadata_of(html).title.value == "Chips got smaller | Example");
}

TEST_CASE("A title that came with the record is kept") {
  RawArticle page;
  page.form = BodyForm::html;
  page.title = " Chips got smaller ";
  page.body = "<title>Other</title>";
  Article article;
  fill_html_metadata(page, HtmlTree::parse(page.body), web_years(), article);
  CHECK(article.title.value == "Chips got smaller");
  CHECK(article.title.source == "field");
}

}  // namespace
}  // namespace technews::corpus
