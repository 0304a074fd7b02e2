#include "corpus/html/outline.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace technews::corpus {
namespace {

std::unordered_set<std::string> words_of(std::string_view text) {
  std::unordered_set<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    const bool capital = c >= 'A' && c <= 'Z';
    if (letter || capital) {
      word += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

void sum_up(const HtmlTree& tree, std::span<const Block> blocks, Outline& outline) {
  outline.sums.resize(tree.size());
  outline.depths.resize(tree.size());
  for (std::uint32_t node = 1; node < tree.size(); ++node)
    outline.depths[node] = outline.depths[tree[node].parent] + 1;
  for (std::uint32_t node = 0; node < tree.size(); ++node)
    outline.sums[node].images = tree[node].tag == "img" || tree[node].tag == "amp-img";
  for (const Block& block : blocks) {
    TextSum own{static_cast<std::uint32_t>(block.text.size()),
                block.link_bytes,
                0,
                1,
                block.stats.commas,
                0};
    if (is_prose(block) && !stands_beside(block)) own.prose_bytes = own.bytes;
    outline.prose_bytes += own.prose_bytes;
    outline.sums[block.element].add(own);
  }
  for (std::uint32_t node = tree.size(); node-- > 1;)
    outline.sums[tree[node].parent].add(outline.sums[node]);
}

void rank(const HtmlTree& tree, Outline& outline) {
  outline.ranks.resize(tree.size());
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  const auto look = [&](std::uint32_t node) {
    const std::uint64_t parent = tree[node].parent;
    return base::hash64(tree[node].tag, base::hash64(tree.attribute(node, "class"), parent));
  };
  std::vector<std::uint64_t> looks(tree.size());
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].is_text()) continue;
    looks[node] = look(node);
    outline.ranks[node].place = counts[looks[node]]++;
  }
  for (std::uint32_t node = 1; node < tree.size(); ++node)
    if (!tree[node].is_text()) outline.ranks[node].of = counts[looks[node]];
}

// Descends from the root while one child holds most of the prose.
std::uint32_t find_main(const HtmlTree& tree, const Outline& outline) {
  std::uint32_t main = 0;
  for (std::uint32_t node = 1; node < tree[main].end;) {
    const std::uint64_t prose = outline.sums[node].prose_bytes;
    if (prose > 0 && prose * 10 >= std::uint64_t{outline.prose_bytes} * 7 &&
        !tree[node].is_text()) {
      main = node++;
    } else {
      node = tree[node].end;
    }
  }
  // A lone paragraph that holds it all is no container.
  while (main != 0 && outline.sums[main].blocks < 2) main = tree[main].parent;
  return main;
}

float class_weight(const HtmlTree& tree, std::uint32_t node) {
  Signs signs;
  for (const std::string_view name : {"class", "id"})
    signs = signs | signs_in_words(tree.attribute(node, name));
  float weight = 0;
  for (const Sign good : {Sign::article_word, Sign::text_word})
    if (signs.has(good)) weight += 25;
  for (const Sign bad :
       {Sign::comment_word, Sign::footer_word, Sign::sidebar_word, Sign::related_word,
        Sign::share_word, Sign::ad_word, Sign::newsletter_word, Sign::cookie_word})
    if (signs.has(bad)) weight -= 25;
  return weight;
}

std::uint32_t find_best(const HtmlTree& tree, std::span<const Block> blocks,
                        const Outline& outline) {
  constexpr std::size_t least = 25;  // bytes
  std::vector<float> scores(tree.size());
  std::vector<std::uint32_t> scored;
  for (const Block& block : blocks) {
    const std::size_t size = block.text.size();
    if (size < least || block.kind == BlockKind::item || block.kind == BlockKind::heading) continue;
    const float score = 1 + static_cast<float>(block.stats.commas) +
                        static_cast<float>(std::min<std::size_t>(size / 100, 3));
    std::uint32_t node =
        block.kind == BlockKind::plain ? block.element : tree[block.element].parent;
    for (int level = 0; level < 5; ++level, node = tree[node].parent) {
      if (scores[node] == 0) {
        scores[node] = class_weight(tree, node);
        scored.push_back(node);
      }
      scores[node] += level == 0   ? score
                      : level == 1 ? score / 2
                                   : score / (3.0F * static_cast<float>(level));
      if (node == 0) break;
    }
  }
  std::uint32_t best = 0;
  float most = 0;
  for (const std::uint32_t node : scored) {
    const float score = scores[node] * (1 - outline.sums[node].link_share());
    if (score <= most) continue;
    most = score;
    best = node;
  }
  return best;
}

void find_ends(const HtmlTree& tree, std::span<const Block> blocks, Outline& outline) {
  bool found = false;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const std::uint32_t element = blocks[i].element;
    const bool inside = element >= outline.main && element < tree[outline.main].end;
    if (!inside || !is_prose(blocks[i]) || stands_beside(blocks[i])) continue;
    if (!found) outline.first_prose = i;
    outline.last_prose = i;
    found = true;
  }
}

// The whole title and its parts between blank-separated strokes: "Headline | Site", "Site -
// Headline".
std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> parts{title};
  for (const std::string_view stroke :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB "}) {
    const std::size_t first = title.find(stroke);
    if (first == std::string_view::npos) continue;
    const std::size_t last = title.rfind(stroke);
    parts.push_back(title.substr(0, first));
    parts.push_back(title.substr(0, last));
    parts.push_back(title.substr(last + stroke.size()));
  }
  return parts;
}

void find_title(std::span<const Block> blocks, std::string_view title, Outline& outline) {
  constexpr std::size_t longest = 500;  // bytes
  const std::vector<std::string_view> parts = parts_of(title);
  float most = 0.5F;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::heading || blocks[i].text.size() > longest) continue;
    float alike = 0;
    for (const std::string_view part : parts)
      alike = std::max(alike, share_of_words(part, blocks[i].text));
    const float share = alike * share_of_words(blocks[i].text, title) *
                        (blocks[i].heading_level == 1 ? 1.3F : 1.0F) *
                        std::min(1.0F, 0.6F + 0.1F * static_cast<float>(blocks[i].stats.words));
    if (share <= most) continue;
    most = share;
    outline.title_block = i;
  }
}

}  // namespace

void TextSum::add(const TextSum& other) {
  bytes += other.bytes;
  link_bytes += other.link_bytes;
  prose_bytes += other.prose_bytes;
  blocks += other.blocks;
  commas += other.commas;
  images += other.images;
}

bool is_prose(const Block& block) {
  const TextStats& stats = block.stats;
  if (block.kind == BlockKind::heading || std::uint64_t{block.link_bytes} * 3 > block.text.size())
    return false;
  return stats.words >= 25 || (stats.words >= 10 && stats.ends_sentence);
}

bool stands_beside(const Block& block) {
  for (const Sign sign : {Sign::aside_tag, Sign::nav_tag, Sign::footer_tag, Sign::hidden,
                          Sign::noscript, Sign::comment_word, Sign::dialog_role, Sign::cookie_word,
                          Sign::related_word, Sign::link_tag})
    if (block.within(sign) && block.level(sign) < 8) return true;
  return false;
}

float share_of_words(std::string_view short_text, std::string_view long_text) {
  const auto words = words_of(short_text);
  if (words.empty()) return 0;
  const auto others = words_of(long_text);
  const auto held =
      std::ranges::count_if(words, [&](const std::string& word) { return others.contains(word); });
  return static_cast<float>(held) / static_cast<float>(words.size());
}

Outline read_outline(const HtmlTree& tree, std::span<const Block> blocks, std::string_view title) {
  Outline outline;
  sum_up(tree, blocks, outline);
  rank(tree, outline);
  outline.main = find_main(tree, outline);
  outline.best = find_best(tree, blocks, outline);
  find_ends(tree, blocks, outline);
  find_title(blocks, title, outline);
  return outline;
}

}  // namespace technews::corpus
