#include "corpus/clean/model.h"
#include "shared/base/error.h"
#include "tests/corpus/clean/clean_site.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;
using technews::tests::cleaned;
using technews::tests::harbor_pages;
using technews::tests::MadePage;
using technews::tests::model_of;

TEST_CASE("A model that was stored cleans as the one it was stored from") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  const std::string bytes = model.serialize();
  const CleaningModel parsed = CleaningModel::parse(bytes);
  CHECK(parsed.serialize() == bytes);
  for (const MadePage& page : pages) {
    const Article left = cleaned(page.raw, model);
    const Article right = cleaned(page.raw, parsed);
    CHECK(left.text == right.text);
    CHECK(left.kept == right.kept);
    CHECK(left.title.value == right.title.value);
  }
}

TEST_CASE("The order of learning doesn't matter") {
  auto pages = harbor_pages();
  const std::string forward = model_of(pages).serialize();
  std::reverse(pages.begin(), pages.end());
  CHECK(model_of(pages).serialize() == forward);
  std::rotate(pages.begin(), pages.begin() + 5, pages.end());
  CHECK(model_of(pages).serialize() == forward);
}

TEST_CASE("A page that is learned twice counts once, in one round or in two") {
  const auto pages = harbor_pages();
  CleaningModel model = model_of(pages);
  const std::string once = model.serialize();
  for (const MadePage& page : pages) model.learn(page.raw);
  model.finish();
  CHECK(model.serialize() == once);
  CleaningModel parsed = CleaningModel::parse(once);
  for (const MadePage& page : pages) parsed.learn(page.raw);
  parsed.finish();
  CHECK(parsed.serialize() == once);
}

TEST_CASE("A later page is cleaned with a stored model, and extends it") {
  auto pages = harbor_pages();
  const MadePage late = pages.back();
  pages.pop_back();
  CleaningModel model = CleaningModel::parse(model_of(pages).serialize());
  Article article = cleaned(late.raw, model);
  CHECK(article.title.value == late.headline);
  CHECK(article.text.find("Meet the people") == std::string::npos);
  const std::uint32_t version = model.implementation().version();
  model.learn(late.raw);
  model.finish();
  CHECK(model.implementation().version() == version + 1);
  CHECK(model.implementation().find_site("harbor.example")->pages == pages.size() + 1);
}

TEST_CASE("A model tells its version, sites and pages") {
  const auto pages = harbor_pages();
  const CleaningModel model = model_of(pages);
  const auto& learned = model.implementation();
  CHECK(learned.version() == 1);
  REQUIRE(learned.sites().size() == 1);
  CHECK(learned.sites()[0].name == "harbor.example");
  CHECK(learned.sites()[0].pages == pages.size());
  CHECK(learned.sites()[0].located == pages.size());
  CHECK(learned.last_copyright_year() == 2024);
}

TEST_CASE("Bytes that are no model are refused") {
  const std::string good = model_of(harbor_pages()).serialize();
  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
  for (const std::string& bad : {std::string(), std::string("technews"), flipped,
                                 good.substr(0, good.size() - 1), good + "x"}) {
    CHECK_THROWS_AS(CleaningModel::parse(bad), base::Error);
  }
}

TEST_CASE("Counts start at the second page, and forgetting drops the rare ones") {
  ShingleCounts counts;
  for (std::uint64_t page = 0; page < 5; ++page) {
    for (std::uint64_t i = 1; i <= 1000; ++i) {
      if (i % (page + 1) == 0) counts.add(i * 0x9E3779B97F4A7C15ULL);
    }
  }
  CHECK(counts.count(60 * 0x9E3779B97F4A7C15ULL) == 5);
  CHECK(counts.count(4 * 0x9E3779B97F4A7C15ULL) == 3);
  CHECK(counts.count(7 * 0x9E3779B97F4A7C15ULL) == 0);
  counts.forget(4);
  CHECK(counts.count(60 * 0x9E3779B97F4A7C15ULL) == 5);
  CHECK(counts.count(4 * 0x9E3779B97F4A7C15ULL) == 0);
}
