// Scores on the shared sets of pages with known metadata: the measures of their scorer.
#include "corpus/html/moments.h"
#include "corpus/page_encoding.h"
#include "shared/base/file.h"
#include "tests/corpus/html_metadata/html_page.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace technews::corpus {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint64_t largest = std::uint64_t{1} << 28;

// Unpacked sets, removed with this object.
class Sets {
 public:
  explicit Sets(const fs::path& shared) : shared_(shared) {
    std::string name = (fs::temp_directory_path() / "technews-metadata-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~Sets() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  Sets(const Sets&) = delete;
  Sets& operator=(const Sets&) = delete;

  bool unpack(const std::string& set) const {
    const fs::path archive = shared_ / "data/cleaning" / (set + ".tar.xz");
    if (folder_.empty() || !fs::exists(archive)) return false;
    const std::string command = "tar -xJf '" + archive.string() + "' -C '" + folder_.string() + "'";
    return std::system(command.c_str()) == 0;
  }

  json gold(const std::string& set) const {
    return json::parse(base::read_file((folder_ / set / "gold.json").string(), largest));
  }

  std::optional<Article> article(const std::string& set, const std::string& key) const {
    const fs::path file = folder_ / set / "html" / (key + ".html");
    if (!fs::exists(file)) return std::nullopt;
    return metadata_of(decode_page(base::read_file(file.string(), largest)).text);
  }

 private:
  fs::path shared_;
  fs::path folder_;
};

std::optional<fs::path> shared_folder() {
  const char* const shared = std::getenv("TECHNEWS_SHARED");
  if (shared == nullptr || !fs::exists(shared)) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return std::nullopt;
  }
  return fs::path(shared);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
  return text;
}

// Straight quotes, single blanks, small letters of ASCII.
std::string compared(std::string text) {
  for (const char* const quote : {"’", "‘"}) text = with(text, quote, "'");
  for (const char* const quote : {"“", "”"}) text = with(text, quote, "\"");
  text = with(text, "\u00a0", " ");
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// In UTC.
std::string published_day(const Article& article) {
  if (!article.date || !article.date->moment) return date_of_page(article);
  return moment_text(*article.date->moment).substr(0, 10);
}

struct Score {
  std::size_t pages = 0;
  std::size_t right = 0;

  void add(const std::string& want, const std::string& got) {
    ++pages;
    if (want == got) ++right;
  }
  double exact() const { return static_cast<double>(right) / static_cast<double>(pages); }
  // The shared scorer's: a wrong date and a missing one count alike.
  double f() const { return 2.0 * static_cast<double>(right) / static_cast<double>(pages + right); }
};

std::string gold_text(const json& page, const char* field) {
  if (!page.contains(field) || !page.at(field).is_string()) return {};
  return page.at(field).get<std::string>();
}

TEST_CASE("Dates of the shared pages are found") {
  const auto shared = shared_folder();
  if (!shared) return;
  const Sets sets(*shared);
  if (!sets.unpack("html-dates") || !sets.unpack("html-segments")) {
    std::cout << "skipped: no html-dates and html-segments\n";
    return;
  }
  Score score;
  const json gold = sets.gold("html-dates");
  for (const auto& [key, page] : gold.items()) {
    auto article = sets.article("html-dates", key);
    if (!article) article = sets.article("html-segments", key);
    REQUIRE(article);
    score.add(gold_text(page, "date").substr(0, 10), date_of_page(*article));
  }
  std::cout << "html-dates F " << score.f() << ", pages " << score.pages << "\n";
  CHECK(score.f() >= 0.955);
}

TEST_CASE("Titles, authors and dates of the shared pages are found") {
  const auto shared = shared_folder();
  if (!shared) return;
  const Sets sets(*shared);
  if (!sets.unpack("html-metadata")) {
    std::cout << "skipped: no html-metadata\n";
    return;
  }
  std::map<std::string, Score> scores;
  const json gold = sets.gold("html-metadata");
  for (const auto& [key, page] : gold.items()) {
    const auto article = sets.article("html-metadata", key);
    REQUIRE(article);
    const auto add = [&, &known = page](const char* field, const std::string& got) {
      const std::string want = gold_text(known, field);
      if (!want.empty()) scores[field].add(compared(want), compared(got));
    };
    add("title", article->title.value);
    add("author", article->author.value);
    // The known dates are moments in UTC.
    const std::string day = gold_text(page, "date").substr(0, 10);
    if (!day.empty()) scores["date"].add(day, published_day(*article));
  }
  for (const auto& [field, score] : scores)
    std::cout << "html-metadata " << field << " exact " << score.exact() << ", pages "
              << score.pages << "\n";
  CHECK(scores["title"].exact() >= 0.89);
  CHECK(scores["author"].exact() >= 0.76);
  CHECK(scores["date"].exact() >= 0.88);
}

}  // namespace
}  // namespace technews::corpus
