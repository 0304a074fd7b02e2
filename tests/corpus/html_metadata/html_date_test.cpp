#include "tests/corpus/html_metadata/html_page.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

struct DatedPage {
  std::string html;
  std::string expected;
  std::string source;
};

TEST_CASE("The day of publication is found in each of its places") {
  const std::vector<DatedPage> cases = {
      {R"(<script type="application/ld+json">{"@type":"NewsArticle",
          "datePublished":"2023-01-23T10:00:00Z"}</script>)",
       "2023-01-23", "json-ld"},
      {R"(<meta property="article:published_time" content="2023-01-23T10:00:00Z">)", "2023-01-23",
       "opengraph"},
      {R"(<meta name="dc.date.issued" content="2023-01-23">)", "2023-01-23", "meta"},
      {R"(<meta name="parsely-pub-date" content="2023-01-23T10:00:00Z">)", "2023-01-23", "meta"},
      {R"(<meta name="sailthru.date" content="Mon, 23 Jan 2023 10:00:00">)", "2023-01-23", "meta"},
      {R"(<body><span itemprop="datePublished" content="2023-01-23">today</span>)", "2023-01-23",
       "microdata"},
      {R"(<body><h1>Chips</h1><time datetime="2023-01-23T10:00">Monday</time>)", "2023-01-23",
       "time"},
      {R"(<body><h1>Chips</h1><abbr class="published" title="2023-01-23">x</abbr>)", "2023-01-23",
       "time"},
      {R"(<link rel="canonical" href="https://example.com/2023/01/23/chips">)", "2023-01-23",
       "url"},
      {R"(<link rel="canonical" href="https://example.com/news/23-01-2023-chips">)", "2023-01-23",
       "url"},
      {R"(<body><h1>Chips</h1><p class="meta">Veröffentlicht am 23. Januar 2023</p>)", "2023-01-23",
       "text"},
      {R"(<script>window.state = {"datePublished":"2023-01-23T10:00:00Z"}</script>)", "2023-01-23",
       "script"},
  };
  for (const DatedPage& each : cases) {
    INFO(each.html);
    const Article article = metadata_of("<title>Chips</title>" + each.html);
    CHECK(date_of_page(article) == each.expected);
    REQUIRE(article.date);
    CHECK(article.date->source == each.source);
  }
}

TEST_CASE("A field of the record goes before what the page says") {
  RawArticle page;
  page.form = BodyForm::html;
  page.body = R"(<meta property="article:published_time" content="2023-01-23">)";
  page.date = "2020-02-03";
  Article article;
  fill_html_metadata(page, HtmlTree::parse(page.body), web_years(), article);
  CHECK(date_of_page(article) == "2020-02-03");
  CHECK(article.date->source == "field");

  page.date = "2023";  // a companion's year is coarser than the page
  page.companion = true;
  fill_html_metadata(page, HtmlTree::parse(page.body), web_years(), article);
  CHECK(date_of_page(article) == "2023-01-23");
  CHECK(article.date->source == "opengraph");

  page.body = "<p>Nothing</p>";
  fill_html_metadata(page, HtmlTree::parse(page.body), web_years(), article);
  CHECK(date_of_page(article) == "2023");
  CHECK(article.date->source == "companion");
}

TEST_CASE("A page without a date of its own stays undated") {
  const std::vector<std::string> pages = {
      "<h1>Chips</h1><p>They are small.</p>",
      "<h1>Chips</h1><p>They are small.</p><footer>© 2011-2023 Example</footer>",
      "<h1>Chips</h1><p>Small.</p><div class=comments><p class=date>Jane, 3 May 2021</p></div>",
      "",
  };
  for (const std::string& page : pages) {
    INFO(page);
    CHECK_FALSE(metadata_of(page).date);
  }
}

TEST_CASE("Dates of comments, other stories and updates lose against the article's own") {
  const std::vector<DatedPage> cases = {
      {R"(<h1>Chips</h1><p>23 January 2023</p><div id="comments"><p class="date">24 May 2024</p>
          <p class="date">25 May 2024</p><p class="date">24 May 2024</p></div>)",
       "2023-01-23", "text"},
      {R"(<div class="related"><time datetime="2024-05-05">x</time></div>
          <h1>Chips</h1><time datetime="2023-01-23">x</time>)",
       "2023-01-23", "time"},
      {R"(<h1>Chips</h1><p>Published: 23 January 2023</p><p>Updated: 24 May 2024</p>)",
       "2023-01-23", "text"},
      {R"(<meta property="article:modified_time" content="2024-05-24">
          <meta property="article:published_time" content="2023-01-23">)",
       "2023-01-23", "opengraph"},
      {R"(<script type="application/ld+json">{"@type":"Article","dateModified":"2024-05-24",
          "datePublished":"2023-01-23"}</script>)",
       "2023-01-23", "json-ld"},
  };
  for (const DatedPage& each : cases) {
    INFO(each.html);
    CHECK(date_of_page(metadata_of(each.html)) == each.expected);
  }
}

TEST_CASE("The day that readers see beside the headline goes before the same moment in UTC") {
  const Article article = metadata_of(
      R"(<meta property="article:published_time" content="2023-01-24T03:00:00Z">
         <link rel="canonical" href="https://example.com/2023/01/23/chips">
         <title>Chips</title><h1>Chips</h1><p class="date">January 23, 2023</p>)");
  CHECK(date_of_page(article) == "2023-01-23");
}

TEST_CASE("Impossible dates are rejected and told") {
  const std::vector<std::string> metas = {
      R"(<meta property="article:published_time" content="1948-01-23">)",
      R"(<meta property="article:published_time" content="2348-01-23">)"};
  for (const std::string& meta : metas) {
    INFO(meta);
    const Article article = metadata_of(meta);
    CHECK_FALSE(article.date);
    CHECK_FALSE(article.rejected_date.empty());
  }
  const Article article =
      metadata_of(metas[0] + "<h1>Chips</h1><p>Published on 23 January 2023</p>");
  CHECK(date_of_page(article) == "2023-01-23");
  CHECK(article.rejected_date == "1948-01-23");
}

TEST_CASE("Slashes are read as the page's language and country write them") {
  const std::string body = "<h1>Chips</h1><p class=date>02/03/2023</p>";
  CHECK(date_of_page(metadata_of("<html lang=en-US>" + body)) == "2023-02-03");
  CHECK(date_of_page(metadata_of("<html lang=en-GB>" + body)) == "2023-03-02");
  CHECK(date_of_page(metadata_of("<html lang=fr>" + body)) == "2023-03-02");
  CHECK(date_of_page(metadata_of("<html lang=en>" + body, "https://example.co.uk/a")) ==
        "2023-03-02");
}

TEST_CASE("A date known to the month stays so") {
  CHECK(date_of_page(metadata_of("<p>Chips</p>", "https://example.com/2023/01/chips")) ==
        "2023-01");
}

}  // namespace
}  // namespace technews::corpus
