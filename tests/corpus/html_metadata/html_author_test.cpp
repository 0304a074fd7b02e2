#include "corpus/html/person_names.h"
#include "tests/corpus/html_metadata/html_page.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

struct Byline {
  std::string text;
  std::string expected;
};

TEST_CASE("Bylines are cut down to names") {
  const std::vector<Byline> cases = {
      {"By Jane Doe", "Jane Doe"},
      {"ByJane Doe", "Jane Doe"},
      {"Byron Doe", "Byron Doe"},
      {"by Jane Doe | January 3, 2023", "Jane Doe"},
      {"Von Jane Doe und John Roe", "Jane Doe und John Roe"},
      {"Par Jane Doe • Publié le 3 mai 2021", "Jane Doe"},
      {"Written by Jane Doe, CNN", "Jane Doe"},
      {"Jane Doe (@janedoe)", "Jane Doe"},
      {"Jane Doe Jane Doe", "Jane Doe"},
      {"  Jane\u00a0Doe,\n", "Jane Doe"},
      {"Jane Doe, John Roe", "Jane Doe, John Roe"},
      {"https://example.com/jane", ""},
      {"jane@example.com", ""},
      {"By", "By"},
      {"", ""},
  };
  for (const Byline& each : cases) {
    INFO(each.text);
    CHECK(clean_author(each.text) == each.expected);
  }
}

TEST_CASE("Names are told from buttons and sentences") {
  for (const std::string name : {"Jane Doe", "J. R. R. Tolkien", "Ludwig van Beethoven", "janedoe",
                                 "高木浩光", "AP", "Anna Kubišta"}) {
    INFO(name);
    CHECK(is_name(name));
  }
  for (const std::string text : {"", "x", "Read more", "5 minutes read", "Share on Facebook",
                                 "Who wrote this?", "2022 Example Inc.", "about the author",
                                 "01:30 Min.", "•", "she wrote about chips for years"}) {
    INFO(text);
    CHECK_FALSE(is_name(text));
  }
}

struct SignedPage {
  std::string html;
  std::string expected;
  std::string source;
};

TEST_CASE("Authors are found in each of their places") {
  const std::vector<SignedPage> cases = {
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jane Doe"},
          {"name":"John Roe"}]}</script>)",
       "Jane Doe, John Roe", "json-ld"},
      {R"(<meta property="article:author" content="Jane Doe">)", "Jane Doe", "opengraph"},
      {R"(<meta property="article:author" content="https://example.com/jane">
          <meta name="author" content="Jane Doe">)",
       "Jane Doe", "meta"},
      {R"(<meta name="twitter:label1" content="Written by">
          <meta name="twitter:data1" content="Jane Doe">)",
       "Jane Doe", "meta"},
      {R"(<h1>Chips</h1><a rel="author" href="/jane">Jane Doe</a>)", "Jane Doe", "microdata"},
      {R"(<h1>Chips</h1><p><a rel="author">Jane Doe</a> and <a rel="author">John Roe</a></p>)",
       "Jane Doe and John Roe", "microdata"},
      {R"(<h1>Chips</h1><span itemprop="author"><span itemprop="name">Jane Doe</span></span>)",
       "Jane Doe", "microdata"},
      {R"(<h1>Chips</h1><div class="byline">By Jane Doe</div>)", "Jane Doe", "text"},
      {R"(<h1>Chips</h1><p>By <a href="/authors/jane">Jane Doe</a></p>)", "Jane Doe", "text"},
      {R"(<h1>Chips</h1><div>Von</div><div>Jane Doe</div>)", "Jane Doe", "text"},
  };
  for (const SignedPage& each : cases) {
    INFO(each.html);
    const Article article = metadata_of("<title>Chips</title>" + each.html);
    CHECK(article.author.value == each.expected);
    CHECK(article.author.source == each.source);
  }
}

TEST_CASE("Who comments is no author, and a person goes before the site") {
  CHECK(metadata_of("<title>Chips</title><h1>Chips</h1><div class=comments>"
                    "<span class=author>Jane Doe</span></div>")
            .author.value.empty());
  CHECK(metadata_of(R"(<meta property="og:site_name" content="Example News"><title>Chips</title>
                       <meta name="author" content="Example News">
                       <h1>Chips</h1><p class="author">Jane Doe</p>)")
            .author.value == "Jane Doe");
}

}  // namespace
}  // namespace technews::corpus
