#include "benchmarks/cleaning/marked_pages.h"

#include "corpus/clean/tokens.h"
#include "corpus/page_encoding.h"
#include "shared/base/error.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace technews::cleaning {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::unique_ptr<MarkedPage> read_page(const std::filesystem::path& path) {
  std::string markup = corpus::decode_page(read_file(path)).text;
  corpus::HtmlTree tree = corpus::HtmlTree::parse(markup);
  auto page = std::make_unique<MarkedPage>(MarkedPage{
      path.stem().string(), false, std::move(markup), std::move(tree), {}, {}, {}, {}, {}});
  page->hints = corpus::read_hints(page->tree);
  page->blocks = corpus::split_blocks(page->tree);
  page->outline = corpus::read_outline(page->tree, page->blocks, page->hints.title);
  page->features = corpus::read_features(page->parts());
  page->marks.resize(page->blocks.size());
  return page;
}

// Letters and digits only, as the scorer sees them.
std::string words_only(std::string_view text) {
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = std::string_view(text).substr(i).starts_with("\xE2\x80");
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '_' || ((c & 0x80) != 0 && !dash);
    words += letter ? c : ' ';
    if (dash) i += 2;
  }
  return words;
}

constexpr std::size_t run = 4;

class GoldText {
 public:
  explicit GoldText(std::string_view text) : text_(words_only(text)) {
    words_.scan(text_, corpus::Words::Digits::kept);
    for (std::size_t length = 1; length <= run; ++length)
      for (std::size_t i = 0; i + length <= words_.size(); ++i)
        runs_.insert(words_.hash(i, length) * run + length);
  }
  std::size_t words() const { return words_.size(); }
  // Share of the runs of length words that the gold text holds.
  float held(std::string_view text) const {
    const std::string plain = words_only(text);
    corpus::Words words;
    words.scan(plain, corpus::Words::Digits::kept);
    if (words.empty()) return 0;
    const std::size_t length = std::min(run, words.size());
    const std::size_t count = words.size() - length + 1;
    std::size_t known = 0;
    for (std::size_t i = 0; i < count; ++i)
      known += runs_.contains(words.hash(i, length) * run + length);
    return static_cast<float>(known) / static_cast<float>(count);
  }

 private:
  std::string text_;
  corpus::Words words_;
  std::unordered_set<std::uint64_t> runs_;
};

std::string_view last_words(std::string_view text) {
  return text.substr(text.size() - std::min<std::size_t>(text.size(), 25));
}

// Short blocks say little alone: they must stand in the gold text beside what stands by them.
bool is_held_with_others(const MarkedPage& page, const GoldText& gold, std::size_t i) {
  const auto& blocks = page.blocks;
  const std::string& text = blocks[i].text;
  const auto follows = [&](std::string_view before, std::string_view after) {
    std::string_view tail = last_words(before);
    const std::size_t blank = tail.find(' ');
    if (blank != std::string_view::npos) tail.remove_prefix(blank);
    std::string_view head =
        after.substr(0, after.find(' ', std::min<std::size_t>(25, after.size())));
    return gold.held(std::string(tail) + ' ' + std::string(head)) > 0.99F;
  };
  return (i > 0 && follows(blocks[i - 1].text, text)) ||
         (i + 1 < blocks.size() && follows(text, blocks[i + 1].text));
}

void mark_by_text(const GoldText& gold, MarkedPage& page) {
  constexpr float page_weight = 36;
  constexpr float least = 0.12F;
  page.whole = true;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const corpus::Block& block = page.blocks[i];
    const float held = gold.held(block.text);
    Mark& mark = page.marks[i];
    mark.article = held > 0.5F;
    if (block.stats.words < run + 1 && mark.article)
      mark.article = is_held_with_others(page, gold, i);
    mark.weight = least + std::min(4.5F, page_weight * static_cast<float>(block.stats.words) /
                                             static_cast<float>(gold.words() + 50));
    if (held > 0.2F && held < 0.8F) mark.weight *= 0.3F;
    // A teaser that repeats a paragraph is no second paragraph.
    if (mark.article && !seen.insert(block.text).second) mark.weight = 0;
  }
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool white = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
    const bool wide = text.substr(i).starts_with("\xC2\xA0");
    if (!white && !wide) {
      result += text[i];
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    i += wide;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

class Segments {
 public:
  explicit Segments(MarkedPage& page) : page_(page) {
    for (const corpus::Block& block : page.blocks) {
      begins_.push_back(text_.size());
      text_ += squeezed(block.text) + ' ';
    }
  }

  // Of several places the one in the main part counts.
  void mark_with(const std::string& segment) {
    const std::vector<std::size_t> places = find(segment);
    for (const std::size_t place : places) {
      const std::uint32_t element = page_.blocks[block_at(place)].element;
      const bool inside =
          element >= page_.outline.main && element < page_.tree[page_.outline.main].end;
      if (!inside && place != places.back()) continue;
      mark(place, segment.size(), true);
      return;
    }
  }

  void mark_without(const std::string& segment) {
    for (const std::size_t place : find(segment)) mark(place, segment.size(), false);
  }

 private:
  std::vector<std::size_t> find(const std::string& segment) const {
    std::vector<std::size_t> places;
    if (segment.empty()) return places;
    for (std::size_t i = text_.find(segment); i != std::string::npos;
         i = text_.find(segment, i + 1))
      places.push_back(i);
    return places;
  }

  std::size_t block_at(std::size_t place) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(begins_, place) - begins_.begin()) - 1;
  }

  void mark(std::size_t place, std::size_t size, bool article) {
    for (std::size_t i = block_at(place); i < begins_.size() && begins_[i] < place + size; ++i) {
      Mark& mark = page_.marks[i];
      if (mark.weight > 0 && mark.article != article) {
        mark.weight = 0.01F;  // it holds both: nothing to learn
        continue;
      }
      mark.article = article;
      mark.weight = std::max(mark.weight, 1.0F);
    }
  }

  MarkedPage& page_;
  std::string text_;
  std::vector<std::size_t> begins_;
};

std::vector<std::filesystem::path> pages_of(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/html", error))
    paths.push_back(entry.path());
  if (paths.empty())
    throw base::Error(base::ErrorCode::io, "no pages in " + folder + "/html",
                      {"give the folder of an unpacked set"});
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

MarkedPages read_gold_texts(const std::string& folder) {
  MarkedPages pages;
  for (const auto& path : pages_of(folder)) {
    pages.push_back(read_page(path));
    const GoldText gold(read_file(folder + "/gold/" + path.stem().string() + ".txt"));
    mark_by_text(gold, *pages.back());
  }
  return pages;
}

MarkedPages read_gold_segments(const std::string& folder) {
  const nlohmann::json gold = nlohmann::json::parse(read_file(folder + "/gold.json"));
  MarkedPages pages;
  for (const auto& path : pages_of(folder)) {
    const auto found = gold.find(path.stem().string());
    if (found == gold.end()) continue;
    pages.push_back(read_page(path));
    Segments segments(*pages.back());
    for (const auto& segment : (*found)["with"])
      segments.mark_with(squeezed(segment.get<std::string>()));
    for (const auto& segment : (*found)["without"])
      segments.mark_without(squeezed(segment.get<std::string>()));
  }
  return pages;
}

}  // namespace technews::cleaning
