// Pages of real sites against their gold texts: the measures that other extractors were published
// with. They judge the trained forests on the pages they were trained on, so the floors here only
// tell that nothing broke; benchmarks/cleaning judges them on pages they haven't seen.
#include "corpus/clean/cleaner.h"
#include "corpus/reader.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace technews;

namespace {

namespace fs = std::filesystem;

// A set of pages, unpacked until the end of the test.
class UnpackedSet {
 public:
  explicit UnpackedSet(const std::string& name) {
    const char* shared = std::getenv("TECHNEWS_SHARED");
    if (shared == nullptr) return;
    const fs::path packed = fs::path(shared) / "data/cleaning" / (name + ".tar.xz");
    if (!fs::exists(packed)) return;
    std::string folder = (fs::temp_directory_path() / "html-set-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return;
    root_ = folder;
    const std::string command = "tar xJf '" + packed.string() + "' -C '" + folder + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    folder_ = root_ / name;
  }
  ~UnpackedSet() {
    std::error_code ignored;
    if (!root_.empty()) fs::remove_all(root_, ignored);
  }
  UnpackedSet(const UnpackedSet&) = delete;
  UnpackedSet& operator=(const UnpackedSet&) = delete;

  bool is_here() const {
    if (folder_.empty()) std::cout << "skipped: needs TECHNEWS_SHARED\n";
    return !folder_.empty();
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path root_;
  fs::path folder_;
};

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

// Cleaned texts by the names of their files.
std::map<std::string, std::string> cleaned_texts(const fs::path& folder) {
  corpus::CleaningModel model;
  model.finish();
  std::map<std::string, std::string> texts;
  corpus::read_operand((folder / "html").string(), {},
                       [&](std::variant<corpus::RawArticle, corpus::Rejection>&& record) {
                         const auto* page = std::get_if<corpus::RawArticle>(&record);
                         if (page == nullptr) return true;
                         const corpus::Cleaned cleaned =
                             corpus::clean(*page, model, corpus::CleanMode::html);
                         const auto* article = std::get_if<corpus::Article>(&cleaned);
                         texts[fs::path(page->origin.path).stem().string()] =
                             article == nullptr ? "" : article->text;
                         return true;
                       },
                       [](const std::string&) {});
  return texts;
}

// Runs of four words, counted.
std::map<std::string, long> runs_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    const bool letter =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::map<std::string, long> runs;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i)
    ++runs[words[i] + ' ' + words[i + 1] + ' ' + words[i + 2] + ' ' + words[i + 3]];
  return runs;
}

std::string squeezed(const std::string& text) {
  std::istringstream words(text);
  std::string result;
  for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

}  // namespace

TEST_CASE("Real articles come out as their gold texts have them") {
  const UnpackedSet set("html-article");
  if (!set.is_here()) return;
  const auto texts = cleaned_texts(set.folder());
  double precision = 0;
  double recall = 0;
  double pages = 0;
  for (const auto& entry : fs::directory_iterator(set.folder() / "gold")) {
    const auto found = texts.find(entry.path().stem().string());
    const auto gold = runs_of(slurp(entry.path()));
    const auto got = runs_of(found == texts.end() ? "" : found->second);
    long both = 0;
    long kept = 0;
    long wanted = 0;
    for (const auto& [run, count] : gold) {
      wanted += count;
      const auto other = got.find(run);
      if (other != got.end()) both += std::min(count, other->second);
    }
    for (const auto& [run, count] : got) kept += count;
    precision += kept == 0 ? 0 : static_cast<double>(both) / static_cast<double>(kept);
    recall += wanted == 0 ? 0 : static_cast<double>(both) / static_cast<double>(wanted);
    ++pages;
  }
  const double f1 = 2 * precision * recall / (precision + recall) / pages;
  std::cout << "html-article: F1 " << f1 << " on " << pages << " pages\n";
  CHECK(pages > 0);
  CHECK(f1 > 0.975);
}

TEST_CASE("Segments that must survive do, those that must not don't") {
  const UnpackedSet set("html-segments");
  if (!set.is_here()) return;
  const auto texts = cleaned_texts(set.folder());
  double kept = 0;
  double lost = 0;
  double wrong = 0;
  const nlohmann::json gold = nlohmann::json::parse(slurp(set.folder() / "gold.json"));
  for (const auto& [name, page] : gold.items()) {
    const auto found = texts.find(name);
    const std::string text = found == texts.end() ? "" : squeezed(found->second);
    for (const auto& segment : page["with"]) {
      const bool holds = text.find(squeezed(segment.get<std::string>())) != std::string::npos;
      (holds ? kept : lost) += 1;
    }
    for (const auto& segment : page["without"])
      wrong += text.find(squeezed(segment.get<std::string>())) != std::string::npos ? 1 : 0;
  }
  const double f = 2 * kept / (2 * kept + lost + wrong);
  std::cout << "html-segments: F " << f << "\n";
  CHECK(f > 0.94);
}
