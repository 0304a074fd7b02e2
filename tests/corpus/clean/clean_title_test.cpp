#include "corpus/clean/model.h"
#include "corpus/clean/title.h"
#include "tests/corpus/clean/clean_site.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;
using technews::tests::cleaned;
using technews::tests::harbor_pages;
using technews::tests::MadePage;
using technews::tests::model_of;

TEST_CASE("A headline is found in the text alone by what stands around those of other pages") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (MadePage page : pages) {
    page.raw.title.clear();
    const Article article = cleaned(page.raw, model);
    CHECK(article.title.value == page.headline);
    CHECK(article.title.source == "text");
  }
}

TEST_CASE("A companion title loses the site's name") {
  struct Row {
    const char* title;
    const char* host;
    const char* expected;
  };
  const Row rows[] = {
      {"Low code: a trend? | VentureBeat", "venturebeat.com", "Low code: a trend?"},
      {"Screens are good - The Verge", "theverge.com", "Screens are good"},
      {"Tessera - a review | Ars | example", "example.com", "Tessera - a review | Ars"},
      {"Example: all of it", "example.com", "Example: all of it"},
      {"AI - the next frontier", "example.com", "AI - the next frontier"},
      {"Example | A story", "example.com", "A story"},
  };
  const CleaningModel model;
  for (const Row& row : rows) {
    CHECK(without_site_name(row.title, row.host, SiteView{&model.implementation(), nullptr}) ==
          row.expected);
  }
}

TEST_CASE("A suffix that a site's titles share is its name, whatever its host") {
  auto pages = harbor_pages();
  for (MadePage& page : pages) page.raw.title = page.headline + " - Pier Nine Daily";
  const CleaningModel model = model_of(pages);
  CHECK(without_site_name("Crab season opens - Pier Nine Daily", "harbor.example",
                          view_of(model, pages[0].raw)) == "Crab season opens");
}

TEST_CASE("What seems to be a headline doesn't replace the title that is given") {
  struct Row {
    const char* given;
    const char* head;
    const char* title;
  };
  const Row rows[] = {
      // worded otherwise on the page: its place is found, the given words stay
      {"Vale lab gets 100 trees to grow in jars - Vale",
       "Trees: the vale lab gets 100 trees to grow", "Vale lab gets 100 trees to grow in jars"},
      {"Harvest fair 2020 - Vale", "Harvest fair 2021", "Harvest fair 2020"},
      {"How a lab keeps its\u00a0trees\u00a0small - Vale", "How a lab keeps its trees small",
       "How a lab keeps its trees small"},
      {"Jars and more jars - Vale", "The gardener of the north tower", "Jars and more jars"},
  };
  for (const Row& row : rows) {
    INFO(row.given);
    RawArticle page;
    page.title = row.given;
    page.url = "https://vale.example/the-gardener-of-the-north-tower";
    page.body =
        std::string("Home Search Menu ") + row.head +
        " By Ada Moss The lab keeps four hundred trees in jars, and some of them are older "
        "than the people who water them. They say that the oldest was planted by a gardener "
        "who never wrote down what it was, and that they would rather not know.";
    const Article article = cleaned(page, CleaningModel());
    CHECK(article.title.value == row.title);
    CHECK(article.title.source == "field");
  }
}

TEST_CASE("A headline that the page repeats is believed when the companion's isn't on the page") {
  RawArticle page;
  page.title = "How one lab keeps up its balancing act - Vale";
  page.url = "https://vale.example/a";
  page.body =
      "Home Search Menu Can you safely grow what may outlive you? All sharing options for: Can you "
      "safely grow what may outlive you? The lab keeps four hundred trees in jars, and some of "
      "them "
      "are older than the people who water them. They say that the oldest was planted by a "
      "gardener "
      "who never wrote down what it was, and that they would rather not know.";
  const Article article = cleaned(page, CleaningModel());
  CHECK(article.title.value == "Can you safely grow what may outlive you?");
  CHECK(article.title.source == "text");
}
