#include "corpus/clean/cleaner.h"
#include "corpus/clean/model.h"
#include "corpus/clean/site_name.h"
#include "corpus/reader.h"
#include "tests/corpus/clean/clean_score.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <variant>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

// Learns from the shared archive and scores its 22 hand-marked pages. With TECHNEWS_CLEAN_OUT set
// to a folder, writes the cleaned bodies (ID.txt) there.

using namespace technews;
using namespace technews::corpus;
using technews::tests::bag_f1;
using technews::tests::folded;
using technews::tests::slurp;
namespace fs = std::filesystem;

namespace {

struct MarkedPage {
  RawArticle raw;
  std::string title;
  std::string body;
};

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

std::vector<MarkedPage> marked_pages(const fs::path& flat) {
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

void learn_archive(const fs::path& archive, CleaningModel& model) {
  read_operand(
      archive.string(), {},
      [&](std::variant<RawArticle, Rejection>&& record) {
        if (const auto* page = std::get_if<RawArticle>(&record)) model.learn(*page);
        return true;
      },
      [](const std::string&) {});
}

struct Scores {
  std::vector<double> bodies;
  int titles = 0;
  int text_titles = 0;

  double mean() const {
    double sum = 0;
    for (const double score : bodies) sum += score;
    return sum / static_cast<double>(bodies.size());
  }
};

const Article* article_of(const Cleaned& result) { return std::get_if<Article>(&result); }

void score(const MarkedPage& page, const CleaningModel& model, const char* out, Scores& scores) {
  const Cleaned whole = clean(page.raw, model, CleanMode::flat);
  RawArticle untitled = page.raw;
  untitled.title.clear();
  untitled.site = untitled.url.substr(0, untitled.url.find('/', 8));
  untitled.url.clear();
  const Cleaned alone = clean(untitled, model, CleanMode::flat);
  const Article* article = article_of(whole);
  const Article* unaided = article_of(alone);
  const double f1 = article == nullptr ? 0 : bag_f1(page.body, article->text);
  scores.bodies.push_back(f1);
  scores.titles += article != nullptr && folded(article->title.value) == folded(page.title);
  scores.text_titles += unaided != nullptr && folded(unaided->title.value) == folded(page.title);
  if (out != nullptr && article != nullptr) {
    std::ofstream(fs::path(out) / (page.raw.id + ".txt")) << article->text;
  }
}

}  // namespace

TEST_CASE("The hand-marked pages come out as they were marked") {
  const char* shared = std::getenv("TECHNEWS_SHARED");
  if (shared == nullptr || !fs::exists(fs::path(shared) / "data/archive/articles.jsonl.xz")) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return;
  }
  const char* out = std::getenv("TECHNEWS_CLEAN_OUT");
  const Unpacked unpacked(fs::path(shared) / "data/cleaning/flat.tar.xz");
  const std::vector<MarkedPage> pages = marked_pages(unpacked.flat());
  REQUIRE(pages.size() == 22);
  CleaningModel model;
  learn_archive(fs::path(shared) / "data/archive/articles.jsonl.xz", model);
  for (const MarkedPage& page : pages) model.learn(page.raw);
  model.finish();
  Scores known;
  Scores unknown;
  for (const MarkedPage& page : pages) {
    RawArticle site_only;
    site_only.url = page.raw.url;
    const SiteModel* site = model.implementation().find_site(site_name(site_only));
    REQUIRE(site != nullptr);
    score(page, model, out, site->pages > 5 ? known : unknown);
  }
  WARN("sites of the archive: macro F " << known.mean() << ", titles " << known.titles
                                        << ", from the text " << known.text_titles << " of "
                                        << known.bodies.size());
  WARN("other sites: macro F " << unknown.mean() << ", titles " << unknown.titles << " of "
                               << unknown.bodies.size());
  CHECK(known.bodies.size() == 19);
  CHECK(known.mean() >= 0.995);
  CHECK(*std::min_element(known.bodies.begin(), known.bodies.end()) >= 0.95);
  CHECK(unknown.mean() >= 0.90);
  CHECK(known.titles + unknown.titles == 22);
  CHECK(known.text_titles >= 18);
}

TEST_CASE("Page 3013 keeps every word of its article and nothing of its site") {
  const char* shared = std::getenv("TECHNEWS_SHARED");
  if (shared == nullptr || !fs::exists(fs::path(shared) / "data/archive/articles.jsonl.xz")) {
    std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return;
  }
  const Unpacked unpacked(fs::path(shared) / "data/cleaning/flat.tar.xz");
  CleaningModel model;
  learn_archive(fs::path(shared) / "data/archive/articles.jsonl.xz", model);
  model.finish();
  for (const MarkedPage& page : marked_pages(unpacked.flat())) {
    if (page.raw.id != "3013") continue;
    const Cleaned result = clean(page.raw, model, CleanMode::flat);
    const Article* article = article_of(result);
    REQUIRE(article != nullptr);
    CHECK(folded(article->title.value) == folded(page.title));
    CHECK(bag_f1(page.body, article->text) == 1.0);
    for (const char* gone : {"View All", "VB Event", "AI Impact Tour", "Share on Facebook",
                             "Discover our Briefings"}) {
      CHECK(article->text.find(gone) == std::string::npos);
    }
  }
}
