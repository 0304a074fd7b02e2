#include "corpus/clean/cleaner.h"
#include "corpus/reader.h"
#include "tests/corpus/clean/clean_score.h"

#include <filesystem>
#include <variant>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace technews;
using namespace technews::corpus;
using technews::tests::bag_f1;
using technews::tests::folded;
using technews::tests::slurp;

namespace {

std::vector<RawArticle> pages_in(const std::string& operand) {
  std::vector<RawArticle> pages;
  read_operand(
      operand, {},
      [&](std::variant<RawArticle, Rejection>&& record) {
        if (auto* page = std::get_if<RawArticle>(&record)) pages.push_back(std::move(*page));
        return true;
      },
      [](const std::string&) {});
  return pages;
}

}  // namespace

TEST_CASE("The sample archive is cleaned nearly as its authors wrote it") {
  namespace fs = std::filesystem;
  const fs::path sample = fs::path(TECHNEWS_SOURCE_DIR) / "corpus/sample";
  const std::vector<RawArticle> pages = pages_in((sample / "pages").string());
  REQUIRE(pages.size() >= 80);
  CleaningModel model;
  for (const RawArticle& page : pages) model.learn(page);
  model.finish();
  nlohmann::json wanted = nlohmann::json::parse(slurp(sample / "expected/titles.json"));
  double sum = 0;
  int count = 0;
  int titles = 0;
  int lost = 0;
  for (const RawArticle& page : pages) {
    const std::string number = fs::path(page.origin.path).stem().string();
    const fs::path gold = sample / "expected" / (number + ".txt");
    const Cleaned result = clean(page, model, CleanMode::automatic);
    const auto* article = std::get_if<Article>(&result);
    if (!fs::exists(gold)) {
      // Listings lie in 18xx; 17xx are copies.
      if (number.starts_with("18")) CHECK(article == nullptr);
      continue;
    }
    ++count;
    lost += article == nullptr;
    sum += article == nullptr ? 0 : bag_f1(slurp(gold), article->text);
    titles += article != nullptr &&
              folded(article->title.value) == folded(wanted[number].get<std::string>());
  }
  WARN("sample archive: macro F " << sum / count << ", titles " << titles << " of " << count);
  CHECK(lost == 0);
  CHECK(sum / count >= 0.95);
  CHECK(titles == count);
}
