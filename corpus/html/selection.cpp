#include "corpus/html/selection.h"

#include "corpus/clean/tokens.h"
#include "corpus/html/furniture.h"

#include <algorithm>
#include <unordered_set>

namespace technews::corpus {
namespace {

constexpr std::string_view outside = "outside-article";
constexpr std::size_t run = 4;         // words
constexpr std::size_t own_text = 400;  // bytes that are an article without its comments

bool is_inside(const HtmlTree& tree, std::uint32_t node, std::uint32_t container) {
  return node >= container && node < tree[container].end;
}

std::uint32_t ancestor(const HtmlTree& tree, std::uint32_t node, std::size_t levels) {
  for (; levels > 0; --levels) node = tree[node].parent;
  return node;
}

// What readers wrote below is no part of the article, unless nothing stands above it: forums.
void remove_comments(const PageParts& page, Verdicts& verdicts) {
  std::size_t kept = 0;
  std::uint32_t comments = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!verdicts[i].empty()) continue;
    const bool inside = comments != 0 && is_inside(page.tree, block.element, comments);
    if (!inside && kept >= own_text && block.within(Sign::comment_word)) {
      const std::uint32_t box = ancestor(page.tree, block.element, block.level(Sign::comment_word));
      if (!is_inside(page.tree, page.blocks[page.outline.first_prose].element, box)) comments = box;
    }
    if (comments != 0 && is_inside(page.tree, block.element, comments)) {
      verdicts[i] = "comments";
    } else {
      kept += block.text.size();
    }
  }
}

// The innermost element around the quotation that holds more than it.
std::uint32_t around_quote(const PageParts& page, std::uint32_t quote) {
  const std::uint32_t bytes = page.outline.sums[quote].bytes;
  while (quote != 0 && page.outline.sums[quote].bytes == bytes) quote = page.tree[quote].parent;
  return quote;
}

// Quotations between paragraphs of the article belong to it, with their sources.
void keep_quotations(const PageParts& page, Verdicts& verdicts) {
  for (std::size_t i = 1; i + 1 < verdicts.size(); ++i) {
    const Block& block = page.blocks[i];
    if (verdicts[i].empty() || !block.within(Sign::quote_tag)) continue;
    const std::uint32_t quote = ancestor(page.tree, block.element, block.level(Sign::quote_tag));
    const std::uint32_t around = around_quote(page, quote);
    const auto is_around = [&](std::size_t k) {
      return k < verdicts.size() && is_inside(page.tree, page.blocks[k].element, around);
    };
    std::size_t end = i;
    while (is_around(end) && page.blocks[end].within(Sign::quote_tag)) ++end;
    const auto is_text = [&](std::size_t k) {
      return is_around(k) && verdicts[k].empty() && is_prose(page.blocks[k]);
    };
    if (is_text(i - 1) && is_text(end))
      for (std::size_t k = i; k < end; ++k) verdicts[k] = {};
    i = std::max(i, end - 1);
  }
}

// Pleas for an address.
void remove_newsletters(const PageParts& page, Verdicts& verdicts) {
  constexpr std::uint32_t longest = 60;  // words
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Block& block = page.blocks[i];
    const bool boxed = block.level(Sign::newsletter_word) <= 4 || block.level(Sign::form_tag) <= 2;
    if (verdicts[i].empty() && boxed && block.stats.phrase == Phrase::newsletter &&
        block.stats.words <= longest)
      verdicts[i] = "newsletter";
  }
}

void remove_captions(const PageParts& page, Verdicts& verdicts) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Block& block = page.blocks[i];
    if (verdicts[i].empty() &&
        (block.within(Sign::caption_tag) || block.level(Sign::caption_word) <= 1))
      verdicts[i] = "caption";
  }
}

// Words of the block when nearly all of it stood above already, else 0.
std::size_t copied_words(const Block& block, Words& words,
                         std::unordered_set<std::uint64_t>& seen) {
  words.scan(block.text);
  const std::size_t count = words.size() < run ? 0 : words.size() - run + 1;
  std::size_t copied = 0;
  for (std::size_t k = 0; k < count; ++k) copied += !seen.insert(words.hash(k, run)).second;
  return count > 0 && copied * 10 >= count * 9 ? words.size() : 0;
}

// Texts that stand in the page twice: for phones, for printing, as metadata. A line that a recipe
// or a poem repeats is no copy: long paragraphs are, or several in a row.
void remove_copies(const PageParts& page, Verdicts& verdicts) {
  constexpr std::size_t long_paragraph = 50;  // words
  constexpr std::size_t long_row = 100;
  std::unordered_set<std::uint64_t> seen;
  Words words;
  std::vector<std::size_t> row;  // copies with nothing new between them
  std::size_t row_words = 0;
  const auto end_row = [&] {
    if (row_words >= long_row)
      for (const std::size_t i : row) verdicts[i] = "copy";
    row.clear();
    row_words = 0;
  };
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!verdicts[i].empty()) continue;
    const std::size_t copied = copied_words(page.blocks[i], words, seen);
    if (copied == 0) {
      end_row();
      continue;
    }
    row.push_back(i);
    row_words += copied;
    if (copied >= long_paragraph) verdicts[i] = "copy";
  }
  end_row();
}

// Parts the page doesn't show are no text of it, unless they are most of it: then a program shows
// them.
void remove_hidden(const PageParts& page, Verdicts& verdicts) {
  std::size_t hidden = 0;
  std::size_t shown = 0;
  const auto is_hidden = [&](std::size_t i) {
    return page.blocks[i].within(Sign::hidden) || page.blocks[i].within(Sign::noscript);
  };
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].empty()) (is_hidden(i) ? hidden : shown) += page.blocks[i].text.size();
  if (hidden > shown) return;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].empty() && is_hidden(i)) verdicts[i] = "hidden";
}

std::size_t kept_bytes(const PageParts& page, const Verdicts& verdicts) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].empty()) bytes += page.blocks[i].text.size();
  return bytes;
}

// When hardly anything is left, sentences that nothing speaks against are better than nothing; when
// nothing is, those that little speaks against.
void fall_back(const PageParts& page, std::span<const float> scores, Verdicts& verdicts) {
  constexpr std::size_t little = 250;  // bytes
  const std::size_t kept = kept_bytes(page, verdicts);
  if (kept >= little) return;
  const float doubtful = kept == 0 ? -4 : -2;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Block& block = page.blocks[i];
    if (verdicts[i] == outside && scores[i] > doubtful && is_prose(block) && !stands_beside(block))
      verdicts[i] = {};
  }
}

// Names what the forests left out.
void name_verdicts(const PageParts& page, Verdicts& verdicts) {
  std::size_t first = verdicts.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!verdicts[i].empty()) continue;
    first = std::min(first, i);
    last = i;
  }
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i] != outside) continue;
    const std::string_view name = furniture_name(page.blocks[i]);
    verdicts[i] = !name.empty() ? name
                  : i < first   ? "before-article"
                  : i > last    ? "after-article"
                                : "inside-article";
  }
}

}  // namespace

Verdicts select_blocks(const PageParts& page, std::span<const float> scores) {
  Verdicts verdicts(page.blocks.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (scores[i] <= 0) verdicts[i] = outside;
    if (i == page.outline.title_block) verdicts[i] = "title";
  }
  keep_quotations(page, verdicts);
  fall_back(page, scores, verdicts);
  remove_hidden(page, verdicts);
  remove_captions(page, verdicts);
  remove_newsletters(page, verdicts);
  remove_comments(page, verdicts);
  remove_copies(page, verdicts);
  name_verdicts(page, verdicts);
  return verdicts;
}

std::string text_of(std::span<const Block> blocks, const Verdicts& verdicts) {
  std::string text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!verdicts[i].empty()) continue;
    if (!text.empty()) text += '\n';
    text += blocks[i].text;
  }
  return text;
}

}  // namespace technews::corpus
