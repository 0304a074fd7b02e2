#include "tests/corpus/clean/clean_archive.h"

#include "corpus/clean/site_name.h"
#include "corpus/reader.h"
#include "tests/corpus/clean/clean_score.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numeric>
#include <sstream>
#include <variant>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace technews::tests {
namespace {

namespace fs = std::filesystem;
using corpus::Article;
using corpus::RawArticle;

// Unpacks data/cleaning/flat.tar.xz to a folder that is removed with this object.
class Unpacked {
 public:
  explicit Unpacked(const fs::path& archive) {
    std::string name = (fs::temp_directory_path() / "technews-flat-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
    const std::string command = "tar -xJf '" + archive.string() + "' -C '" + name + "'";
    REQUIRE(std::system(command.c_str()) == 0);
  }
  ~Unpacked() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;

  fs::path flat() const { return folder_ / "flat"; }

 private:
  fs::path folder_;
};

}  // namespace

std::optional<fs::path> shared_folder() {
  const char* shared = std::getenv("TECHNEWS_SHARED");
  if (shared == nullptr || !fs::exists(fs::path(shared) / "data/archive/articles.jsonl.xz")) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return std::nullopt;
  }
  return shared;
}

std::vector<RawArticle> archive_pages(const fs::path& shared) {
  std::vector<RawArticle> pages;
  corpus::read_operand((shared / "data/archive/articles.jsonl.xz").string(), {},
                       [&](std::variant<RawArticle, corpus::Rejection>&& record) {
                         if (auto* page = std::get_if<RawArticle>(&record))
                           pages.push_back(std::move(*page));
                         return true;
                       },
                       [](const std::string&) {});
  return pages;
}

std::vector<MarkedPage> marked_pages(const fs::path& shared) {
  const Unpacked unpacked(shared / "data/cleaning/flat.tar.xz");
  const fs::path flat = unpacked.flat();
  std::vector<MarkedPage> pages;
  for (const auto& label : nlohmann::json::parse(slurp(flat / "gold_labels.json"))) {
    MarkedPage page;
    page.raw.id = std::to_string(label["id"].get<int>());
    page.title = label["title"].get<std::string>();
    page.body = slurp(flat / "gold_body" / (page.raw.id + ".txt"));
    page.raw.body = slurp(flat / "raw" / (page.raw.id + ".txt"));
    std::istringstream companion(slurp(flat / "companion" / page.raw.id));
    std::getline(companion, page.raw.title);
    std::getline(companion, page.raw.date);
    std::getline(companion, page.raw.url);
    page.raw.companion = true;
    pages.push_back(std::move(page));
  }
  return pages;
}

RawArticle without_companion(const RawArticle& page) {
  RawArticle alone = page;
  alone.title.clear();
  alone.site = alone.url.substr(0, alone.url.find('/', 8));
  alone.url.clear();
  return alone;
}

std::string site_of_page(const RawArticle& page) {
  RawArticle address;
  address.url = page.url;
  return corpus::site_name(address);
}

double CleanScores::mean() const {
  return std::accumulate(bodies.begin(), bodies.end(), 0.0) / static_cast<double>(bodies.size());
}

double CleanScores::worst() const { return *std::min_element(bodies.begin(), bodies.end()); }

void score_marked(const MarkedPage& page, const corpus::CleaningModel& model, CleanScores& scores) {
  const corpus::Cleaned whole = clean(page.raw, model, corpus::CleanMode::flat);
  const corpus::Cleaned alone = clean(without_companion(page.raw), model, corpus::CleanMode::flat);
  const auto* article = std::get_if<Article>(&whole);
  const auto* unaided = std::get_if<Article>(&alone);
  scores.bodies.push_back(article == nullptr ? 0 : bag_f1(page.body, article->text));
  scores.titles += article != nullptr && folded(article->title.value) == folded(page.title);
  scores.text_titles += unaided != nullptr && folded(unaided->title.value) == folded(page.title);
  const char* out = std::getenv("TECHNEWS_CLEAN_OUT");
  if (out != nullptr && article != nullptr) {
    std::ofstream(fs::path(out) / (page.raw.id + ".txt")) << article->text;
  }
}

}  // namespace technews::tests
