#include "corpus/html/features.h"

#include "corpus/clean/tokens.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace technews::corpus {
namespace {

float share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}
float number(std::uint64_t value) { return static_cast<float>(value); }
float difference(std::size_t a, std::size_t b) {
  const auto distance = static_cast<float>(a) - static_cast<float>(b);
  return std::clamp(distance, -200.0F, 200.0F);
}

// Running sums over the blocks, for windows.
struct Running {
  std::vector<std::uint64_t> words{0};
  std::vector<std::uint64_t> bytes{0};
  std::vector<std::uint64_t> links{0};
  std::vector<std::uint64_t> prose{0};
  std::vector<std::uint64_t> dates{0};

  explicit Running(std::span<const Block> blocks) {
    for (const Block& block : blocks) {
      words.push_back(words.back() + block.stats.words);
      bytes.push_back(bytes.back() + block.text.size());
      links.push_back(links.back() + block.link_bytes);
      dates.push_back(dates.back() + (block.stats.has_date && block.stats.words < 12 ? 1 : 0));
      prose.push_back(prose.back() + (is_prose(block) ? block.text.size() : 0));
    }
  }
};

// Blocks of the same tags and classes.
struct Family {
  std::uint32_t blocks = 0;
  std::uint64_t bytes = 0;
  std::uint64_t link_bytes = 0;
  std::uint64_t prose_bytes = 0;
};

std::uint64_t look_of(const HtmlTree& tree, std::uint32_t node) {
  return base::hash64(tree[node].tag, base::hash64(tree.attribute(node, "class")));
}

std::uint64_t family_of(const HtmlTree& tree, std::uint32_t node) {
  const std::uint32_t parent = tree[node].parent;
  return look_of(tree, node) * 3 + look_of(tree, parent) * 5 + look_of(tree, tree[parent].parent);
}

// Runs of words of a text, to see how much of another text stands in it.
class KnownRuns {
 public:
  explicit KnownRuns(std::string_view text) {
    Words words;
    words.scan(text);
    for (std::size_t i = 0; i + run <= words.size(); ++i) runs_.insert(words.hash(i, run));
  }
  bool empty() const { return runs_.empty(); }
  // Share of the runs of the text that are known; whether it begins or ends too short: 0.
  float share_of(std::string_view text) const {
    Words words;
    words.scan(text);
    if (words.size() < run) return 0;
    std::size_t held = 0;
    for (std::size_t i = 0; i + run <= words.size(); ++i)
      held += runs_.contains(words.hash(i, run));
    return share(held, words.size() - run + 1);
  }

 private:
  static constexpr std::size_t run = 3;
  std::unordered_set<std::uint64_t> runs_;
};

class Reader {
 public:
  explicit Reader(const PageParts& page)
      : page_(page),
        running_(page.blocks),
        body_(page.hints.article_body),
        description_(page.hints.description) {
    runs_.reserve(running_.words.back());
    seen_.reserve(running_.words.back());
    for (const Block& block : page.blocks) {
      Family& family = families_[family_of(page.tree, block.element)];
      ++family.blocks;
      family.bytes += block.text.size();
      family.link_bytes += block.link_bytes;
      family.prose_bytes += is_prose(block) ? block.text.size() : 0;
      ++copies_[base::hash64(block.text)];
      count_runs(block);
    }
  }

  FeatureTable read() {
    const std::size_t count = page_.blocks.size();
    if (count == 0) return {};
    FeatureTable table;
    for (std::size_t i = 0; i < count; ++i) {
      row_.clear();
      put_text(i);
      put_signs(i);
      put_ancestors(i);
      put_place(i);
      put_around(i);
      put_page();
      put_title(i);
      put_copies(i);
      if (i == 0) table = FeatureTable(count, row_.size());
      std::ranges::copy(row_, table.row(i).begin());
      if (page_.blocks[i].kind == BlockKind::heading) heading_ = i + 1;
    }
    return table;
  }

 private:
  void put(float value) { row_.push_back(value); }
  void put(bool value) { row_.push_back(value ? 1.0F : 0.0F); }

  void put_text(std::size_t i) {
    const Block& block = page_.blocks[i];
    const TextStats& stats = block.stats;
    put(number(stats.words));
    put(share(stats.bytes, stats.words));
    put(share(block.link_bytes, block.text.size()));
    put(number(block.links));
    put(number(stats.commas));
    put(number(stats.sentence_ends));
    put(share(stats.words, stats.sentence_ends + 1));
    put(stats.ends_sentence);
    put(stats.ends_colon);
    put(stats.ends_cut_off);
    put(stats.begins_small);
    put(share(stats.function_words, stats.words));
    put(share(stats.furniture_words, stats.words));
    put(number(stats.furniture_words));
    put(share(stats.address_words, stats.words));
    put(number(stats.credit_words));
    put(share(stats.credit_words, stats.words));
    put(number(block.images));
    put(share(stats.capital_words, stats.words));
    put(share(stats.capitals, stats.letters));
    put(share(stats.digits, stats.bytes));
    put(share(stats.letters, stats.bytes));
    put(number(stats.lines));
    put(stats.has_date);
    put(stats.has_address);
    for (std::size_t phrase = 1; phrase < static_cast<std::size_t>(Phrase::count_); ++phrase)
      put(static_cast<std::size_t>(stats.phrase) == phrase);
    put(number(copies_[base::hash64(block.text)]));
    put(body_.empty() ? -1 : body_.share_of(block.text));
    put(description_.empty() ? -1 : description_.share_of(block.text));
    put(share_of_words(block.text.substr(0, 300), page_.hints.title));
  }

  void put_signs(std::size_t i) {
    const Block& block = page_.blocks[i];
    for (std::size_t kind = 0; kind < 8; ++kind) put(static_cast<std::size_t>(block.kind) == kind);
    put(number(block.heading_level));
    for (const std::uint8_t level : block.levels) put(number(std::min<std::uint8_t>(level, 30)));
  }

  void put_ancestors(std::size_t i) {
    const Block& block = page_.blocks[i];
    std::uint32_t node = block.element;
    for (int level = 0; level < 6; ++level) {
      const TextSum& sum = page_.outline.sums[node];
      put(number(sum.bytes));
      put(sum.link_share());
      put(share(sum.prose_bytes, page_.outline.prose_bytes));
      put(share(sum.prose_bytes, sum.bytes));
      put(number(sum.blocks));
      put(share(sum.bytes, sum.blocks));
      put(number(sum.images));
      node = page_.tree[node].parent;
    }
    put_ranks(block.element);
    const Family& family = families_[family_of(page_.tree, block.element)];
    put(number(family.blocks));
    put(share(family.bytes, family.blocks));
    put(share(family.link_bytes, family.bytes));
    put(share(family.prose_bytes, family.bytes));
    put(share(family.prose_bytes, page_.outline.prose_bytes));
  }

  // Entries of a list of entries, comments, teasers: the ancestor with most like it, paragraphs and
  // parts of lists and tables aside.
  void put_ranks(std::uint32_t node) {
    const HtmlTree& tree = page_.tree;
    Rank most;
    TextSum entry;
    TextSum all;
    for (int level = 0; level < 12 && node != 0; ++level, node = tree[node].parent) {
      const std::string_view tag = tree[node].tag;
      const Rank rank = page_.outline.ranks[node];
      const bool is_text =
          tag == "p" || tag == "tr" || tag == "td" || tag == "br" || tag == "li" || tag.size() <= 2;
      if ((is_text && tree.attribute(node, "class").empty()) || rank.of <= most.of) continue;
      most = rank;
      entry = page_.outline.sums[node];
      all = page_.outline.sums[tree[node].parent];
    }
    put(number(most.of));
    put(number(most.place));
    put(share(entry.bytes, all.bytes));
    put(share(entry.prose_bytes, page_.outline.prose_bytes));
    put(entry.link_share());
  }

  bool is_inside(std::uint32_t node, std::uint32_t container) const {
    return node >= container && node < page_.tree[container].end;
  }

  // Levels from the block up to the element or to the nearest one that holds both.
  void put_container(std::uint32_t node, std::uint32_t container) {
    const auto& depths = page_.outline.depths;
    const bool inside = is_inside(node, container);
    put(inside);
    put(inside ? number(depths[node] - depths[container]) : -1.0F);
    std::uint32_t below = node;
    std::uint32_t common = node;
    while (common != 0 && !is_inside(container, common)) {
      below = common;
      common = page_.tree[common].parent;
    }
    put(difference(depths[container], depths[common]));
    while (common != 0 && inside && common != container) common = page_.tree[common].parent;
    if (inside)
      for (std::uint32_t up = node; up != container; up = page_.tree[up].parent) below = up;
    const TextSum& part = page_.outline.sums[below];
    put(share(part.prose_bytes, page_.outline.prose_bytes));
    put(part.link_share());
    put(number(part.bytes));
    put(number(part.blocks));
    put(share(part.prose_bytes, part.bytes));
  }

  void put_place(std::size_t i) {
    const Outline& outline = page_.outline;
    const std::uint32_t node = page_.blocks[i].element;
    put(number(page_.blocks[i].depth));
    put_container(node, outline.main);
    put_container(node, outline.best);
    put(share(i, page_.blocks.size()));
    put(share(running_.words[i], running_.words.back()));
    put(share(running_.prose[i], running_.prose.back()));
    put(difference(i, outline.first_prose));
    put(difference(i, outline.last_prose));
    put(outline.title_block == Outline::no_block ? -300.0F : difference(i, outline.title_block));
    put(heading_ == 0 ? -1.0F : difference(i, heading_ - 1));
    const Block* heading = heading_ == 0 ? nullptr : &page_.blocks[heading_ - 1];
    put(heading == nullptr ? -1.0F : number(static_cast<std::size_t>(heading->stats.phrase)));
    put(heading == nullptr ? -1.0F : number(heading->heading_level));
    put(heading != nullptr && page_.tree[heading->element].parent == page_.tree[node].parent);
    put(heading == nullptr ? 0.0F : share(heading->link_bytes, heading->text.size()));
    for (const Sign sign : {Sign::related_word, Sign::comment_word, Sign::title_word})
      put(heading == nullptr ? -1.0F : number(std::min<std::uint8_t>(heading->level(sign), 4)));
  }

  void put_window(std::size_t begin, std::size_t end) {
    put(share(running_.words[end] - running_.words[begin], end - begin));
    put(share(running_.links[end] - running_.links[begin],
              running_.bytes[end] - running_.bytes[begin]));
    put(share(running_.prose[end] - running_.prose[begin],
              running_.bytes[end] - running_.bytes[begin]));
    put(number(running_.dates[end] - running_.dates[begin]));
  }

  void put_neighbour(std::size_t i, std::ptrdiff_t offset) {
    const auto place = static_cast<std::ptrdiff_t>(i) + offset;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(page_.blocks.size())) {
      for (int value = 0; value < 11; ++value) put(-1.0F);
      return;
    }
    const Block& other = page_.blocks[static_cast<std::size_t>(place)];
    const Block& block = page_.blocks[i];
    put(number(other.stats.words));
    put(share(other.link_bytes, other.text.size()));
    put(other.stats.ends_sentence);
    put(share(other.stats.function_words, other.stats.words));
    put(number(static_cast<std::size_t>(other.kind)));
    put(number(static_cast<std::size_t>(other.stats.phrase)));
    put(page_.tree[other.element].parent == page_.tree[block.element].parent);
    put(difference(other.depth, block.depth));
    put(share(other.stats.furniture_words, other.stats.words));
    put(number(other.images));
    put(other.stats.has_date);
  }

  void put_around(std::size_t i) {
    const std::size_t count = page_.blocks.size();
    for (const std::size_t reach : {2UL, 5UL, 12UL}) {
      put_window(i - std::min(i, reach), i);
      put_window(i + 1, std::min(count, i + 1 + reach));
    }
    for (const std::ptrdiff_t offset : {-2, -1, 1, 2}) put_neighbour(i, offset);
  }

  void put_page() {
    put(number(page_.blocks.size()));
    put(number(running_.words.back()));
    put(number(page_.outline.prose_bytes));
    put(share(running_.links.back(), running_.bytes.back()));
    put(share(running_.prose.back(), running_.bytes.back()));
  }

  std::uint32_t child_towards(std::uint32_t ancestor, std::uint32_t node) const {
    while (node != ancestor && page_.tree[node].parent != ancestor) node = page_.tree[node].parent;
    return node;
  }

  // Where the page holds several articles, one under another, the others stand in the same kind of
  // box as the title does, or under the same kind of heading.
  void put_title(std::size_t i) {
    const std::size_t title = page_.outline.title_block;
    if (title == Outline::no_block) {
      for (int value = 0; value < 4; ++value) put(-1.0F);
      return;
    }
    const HtmlTree& tree = page_.tree;
    const std::uint32_t heading = page_.blocks[title].element;
    const std::uint32_t node = page_.blocks[i].element;
    if (i > title && page_.blocks[i].kind == BlockKind::heading &&
        look_of(tree, node) == look_of(tree, heading))
      ++other_titles_;
    put(number(other_titles_));
    std::uint32_t common = heading;
    while (common != 0 && !is_inside(node, common)) common = tree[common].parent;
    const std::uint32_t own = child_towards(common, node);
    const std::uint32_t other = child_towards(common, heading);
    put(own != other && look_of(tree, own) == look_of(tree, other));
    put(number(page_.outline.depths[heading] - page_.outline.depths[common]));
    put(share(page_.outline.sums[other].prose_bytes, page_.outline.prose_bytes));
  }

  void count_runs(const Block& block) {
    words_.scan(block.text);
    for (std::size_t k = 0; k + run <= words_.size(); ++k) ++runs_[words_.hash(k, run)];
  }

  // How much of it stands elsewhere on the page too.
  void put_copies(std::size_t i) {
    words_.scan(page_.blocks[i].text);
    std::size_t copied = 0;
    std::size_t early = 0;
    const std::size_t count = words_.size() < run ? 0 : words_.size() - run + 1;
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint64_t hash = words_.hash(k, run);
      copied += runs_[hash] > 1;
      early += !seen_.insert(hash).second;
    }
    put(share(copied, count));
    put(share(early, count));
  }

  static constexpr std::size_t run = 5;

  const PageParts& page_;
  Words words_;
  std::unordered_map<std::uint64_t, std::uint32_t> runs_;
  std::unordered_set<std::uint64_t> seen_;  // runs of the blocks so far
  std::uint32_t other_titles_ = 0;
  Running running_;
  KnownRuns body_;
  KnownRuns description_;
  std::unordered_map<std::uint64_t, Family> families_;
  std::unordered_map<std::uint64_t, std::uint32_t> copies_;
  std::vector<float> row_;
  std::size_t heading_ = 0;  // 1 + the last heading; 0 for none
};

}  // namespace

FeatureTable read_features(const PageParts& page) { return Reader(page).read(); }

}  // namespace technews::corpus
