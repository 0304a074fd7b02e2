#include "corpus/clean/page_kind.h"
#include "tests/corpus/clean/clean_site.h"

#include <variant>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;
using technews::tests::harbor_listing;
using technews::tests::harbor_pages;
using technews::tests::model_of;

TEST_CASE("A listing is rejected with its reason") {
  const CleaningModel model = model_of(harbor_pages());
  const Cleaned result = clean(harbor_listing(), model, CleanMode::flat);
  REQUIRE(std::holds_alternative<Rejection>(result));
  CHECK(std::get<Rejection>(result).kind == RejectionKind::listing);
  CHECK_FALSE(std::get<Rejection>(result).reason.empty());
}

TEST_CASE("An article under a listing's URL stays an article") {
  auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  for (const char* url : {"https://harbor.example/2023/05/story-0/tag/energy",
                          "https://harbor.example/news/page/2"}) {
    pages[0].raw.url = url;
    CHECK(std::holds_alternative<Article>(clean(pages[0].raw, model, CleanMode::flat)));
  }
}

TEST_CASE("A short page of which nothing stands elsewhere is an article") {
  CleaningModel model;
  model.finish();
  for (const char* text :
       {"Hello.", "A page whose companion file is missing. It is read as plain text.\n"}) {
    technews::corpus::RawArticle page;
    page.body = text;
    const Cleaned result = clean(page, model, CleanMode::flat);
    REQUIRE(std::holds_alternative<Article>(result));
    CHECK(std::get<Article>(result).text + "\n" ==
          page.body + (page.body.ends_with('\n') ? "" : "\n"));
  }
}

TEST_CASE("URLs of listings are told from those of articles") {
  struct Row {
    const char* url;
    const char* sign;
  };
  const Row rows[] = {
      {"https://a.example/tag/ai", "tag"},
      {"https://a.example/x/y/category/ai/", "category"},
      {"https://a.example/author/jane-doe", "author"},
      {"https://a.example/news/page/12", "page"},
      {"https://a.example/2014/10", "month"},
      {"https://a.example/2014", "year"},
      {"https://a.example", "front page"},
      {"https://a.example/category/security/privacy", "category"},
      {"https://a.example/reviews", "section"},
      {"https://a.example/reviews-of-2023", ""},
      {"https://a.example/2014/10/03/title", ""},
      {"https://a.example/tag-along-robots", ""},
      {"https://a.example/author/jane-doe/her-story", ""},
      {"", ""},
  };
  for (const Row& row : rows) CHECK(listing_url_sign(row.url) == row.sign);
}

TEST_CASE("Entries that a program cut off, and headlines alone, are a listing") {
  PageSigns signs;
  signs.words = 1400;
  signs.kept_words = 1100;
  signs.small_words = 700;
  signs.kept_bytes = 7000;
  signs.sentences = 48;
  signs.cut_off = 15;
  CHECK_FALSE(listing_reason(signs));
  signs.excerpts = 15;
  CHECK(listing_reason(signs));
  signs.excerpts = 0;
  signs.cut_off = 0;
  signs.sentences = 4;
  CHECK_FALSE(listing_reason(signs));
  signs.small_words = 150;
  CHECK(listing_reason(signs));
}

TEST_CASE("Dates below an article are those of its comments") {
  PageSigns signs;
  signs.words = 2000;
  signs.kept_words = 400;
  signs.small_words = 300;
  signs.kept_bytes = 2400;
  signs.dates = 36;
  signs.sentences = 16;
  CHECK_FALSE(listing_reason(signs));
  signs.sentences = 5;
  CHECK(listing_reason(signs));
}

TEST_CASE("The front page of a site that is known is never an article") {
  PageSigns signs;
  signs.url_sign = "front page";
  signs.sentences = 90;
  signs.kept_bytes = 11000;
  signs.kept_words = 1800;
  signs.small_words = 1200;
  signs.words = 2000;
  CHECK_FALSE(listing_reason(signs));
  signs.site_pages = 50;
  CHECK(listing_reason(signs));
}

TEST_CASE("Few signs are not enough for a listing") {
  PageSigns signs;
  signs.kept_bytes = 4000;
  signs.sentences = 40;
  CHECK_FALSE(listing_reason(signs));
  signs.headlines = 12;
  CHECK_FALSE(listing_reason(signs));
  signs.url_sign = "tag";
  signs.headlines = 2;
  CHECK_FALSE(listing_reason(signs));
  signs.headlines = 20;
  CHECK(listing_reason(signs));
}

TEST_CASE("The reason counts one sentence as one") {
  PageSigns signs;
  signs.url_sign = "tag";
  signs.words = 100;
  signs.sentences = 1;
  signs.headlines = 1;
  CHECK(listing_reason(signs) ==
        "its URL names a listing (tag); 1 sentence, 1 other headline, 0 dates");
}
