#include "corpus/html/plain_line.h"
#include "tests/corpus/html_metadata/html_page.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

TEST_CASE("Sections and tags are found") {
  const Article article = metadata_of(
      R"(<meta property="article:section" content="Hardware">
         <meta property="article:tag" content="Chips"><meta property="article:tag" content="AI">
         <meta name="keywords" content="a, b">)");
  CHECK(article.section.value == "Hardware");
  CHECK(article.section.source == "opengraph");
  CHECK(article.tags == std::vector<std::string>{"Chips", "AI"});

  const Article listed = metadata_of(
      R"(<meta name="keywords" content="Chips, AI , Chips,"><script type="application/ld+json">
         {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"name":"Hardware"},
         {"name":"Chips got smaller"}]}</script>)");
  CHECK(listed.section.value == "Hardware");
  CHECK(listed.section.source == "json-ld");
  CHECK(listed.tags == std::vector<std::string>{"Chips", "AI"});

  CHECK(metadata_of("<p>x</p>", "https://example.com/hardware/chips").section.value == "hardware");
  CHECK(metadata_of("<p><a rel=tag href=/t>Chips</a></p>").tags ==
        std::vector<std::string>{"Chips"});
}

TEST_CASE("The page's own address is its canonical one, if it is of the same site") {
  const std::string link = R"(<link rel="canonical" href="https://www.example.com/chips">)";
  CHECK(metadata_of(link).url == "https://www.example.com/chips");
  CHECK(metadata_of(link, "https://example.com/chips?utm_source=x").url ==
        "https://www.example.com/chips");
  CHECK(metadata_of(link, "https://other.org/a").url == "https://other.org/a");
  CHECK(metadata_of(R"(<link rel="canonical" href="https://example.com/">)",
                    "https://example.com/chips")
            .url == "https://example.com/chips");
  CHECK(metadata_of(R"(<link rel="canonical" href="/chips">)").url.empty());
  CHECK(metadata_of(R"(<meta property="og:url" content="https://example.com/chips">)").url ==
        "https://example.com/chips");
}

TEST_CASE("The site is the host, else the name the page gives it") {
  const std::string name = R"(<meta property="og:site_name" content="Example News">)";
  CHECK(metadata_of(name, "https://www.example.com/a").site == "example.com");
  CHECK(metadata_of(name + R"(<link rel="canonical" href="https://www.example.com/chips">)").site ==
        "example.com");
  CHECK(metadata_of(name).site == "Example News");
}

TEST_CASE("The language is that of the text, else the declared one") {
  CHECK(metadata_of("<html lang=de-AT><p>12").language == "de");
  CHECK(metadata_of("<html lang=en><p>Die Entwickler haben lange darauf gewartet, und jetzt ist "
                    "die neue Fassung der Bibliothek endlich erschienen, schreiben die Autoren "
                    "in ihrem Blog. Sie soll schneller und kleiner sein als alle bisherigen.</p>")
            .language == "de");
  CHECK(metadata_of("<p>12").language.empty());
}

TEST_CASE("Whatever bytes a page consists of, its metadata are valid and found in linear time") {
  std::vector<std::string> pages;
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>((i * 7919 + i / 13) % 256);
  pages.push_back(bytes);
  const auto repeated = [](const std::string& piece, std::size_t times) {
    std::string page;
    for (std::size_t i = 0; i < times; ++i) page += piece;
    return page;
  };
  pages.push_back("<title>" + repeated(" - a: ", 20000) + "</title>");
  pages.push_back(repeated("<h1>By Jane 1.1.2020 - x</h1>", 3000));
  pages.push_back(repeated("<time class=author rel=author itemprop=author>", 3000));
  pages.push_back(repeated("<meta property=\"article:tag\" content=\"a,b,c\">", 3000));
  pages.push_back("<title>x - y</title>" + repeated("<div>y ", 20000));
  for (const std::string& page : pages) {
    const Article article = metadata_of(page);
    CHECK(article.title.value.size() <= page.size());
    if (article.date) CHECK(article.date->date.year >= 1991);
  }
}

TEST_CASE("Lines keep what is written but for blanks") {
  CHECK(plain_line(" a \n\t b\u00a0c ") == "a b c");
  CHECK(plain_line("sm\u00adall\u200b") == "small");
  CHECK(plain_line("« Quoi : non »") == "« Quoi : non »");
  CHECK(plain_line("").empty());
}

}  // namespace
}  // namespace technews::corpus
