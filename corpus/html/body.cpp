#include "corpus/html/body.h"

#include "corpus/html/forest.h"

#include <algorithm>

namespace technews::corpus {
namespace {

std::vector<float> judge(const FeatureTable& features, std::span<const VotingTree> forest) {
  std::vector<float> scores(features.rows());
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = count_votes(forest, features.row(i));
  return scores;
}

std::vector<float> judge_twice(const PageParts& page) {
  const FeatureTable features = read_features(page);
  const std::vector<float> first = judge(features, block_forest());
  return judge(add_neighbours(page, features, first), neighbour_forest());
}

// The parser makes up <html>, <head> and <body>, which then stand nowhere.
bool is_fragment(const HtmlTree& tree) {
  constexpr std::string_view page_parts[] = {"nav",  "header", "footer", "aside", "form",
                                             "main", "title",  "meta",   "link"};
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    const std::string_view tag = tree[node].tag;
    if ((tag == "html" || tag == "head" || tag == "body") && !tree[node].source.empty())
      return false;
    if (std::ranges::find(page_parts, tag) != std::end(page_parts)) return false;
  }
  return true;
}

Verdicts keep_shown(std::span<const Block> blocks) {
  Verdicts verdicts(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (blocks[i].within(Sign::hidden) || blocks[i].within(Sign::noscript)) verdicts[i] = "hidden";
  return verdicts;
}

// Pages that are put together by a program hold their text in their linked data alone.
bool is_longer(std::string_view linked, std::string_view text) {
  constexpr std::size_t least = 200;  // bytes
  return linked.size() >= least && linked.size() > text.size() * 2;
}

struct Range {
  base::ByteSpan source;
  std::string_view rule;
};

std::vector<Range> ranges_of(const HtmlTree& tree, const HtmlBody& body) {
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    const std::string_view rule =
        body.is_linked_data && body.verdicts[i].empty() ? "copy" : body.verdicts[i];
    if (!body.blocks[i].source.empty()) ranges.push_back({body.blocks[i].source, rule});
  }
  if (body.is_linked_data) ranges.push_back({tree[body.hints.article_body_node].source, {}});
  std::ranges::sort(ranges, {}, [](const Range& range) { return range.source.begin; });
  return ranges;
}

void append(base::ByteSpan span, std::string_view rule, Article& article) {
  if (span.empty()) return;
  if (rule.empty()) {
    article.kept.push_back(span);
  } else {
    article.removed.push_back({span, std::string(rule)});
  }
}

}  // namespace

std::string HtmlBody::text() const {
  return is_linked_data ? hints.article_body : text_of(blocks, verdicts);
}

HtmlBody read_body(const HtmlTree& tree) {
  HtmlBody body;
  body.hints = read_hints(tree);
  body.blocks = split_blocks(tree);
  body.is_fragment = is_fragment(tree);
  if (body.is_fragment) {
    body.verdicts = keep_shown(body.blocks);
    return body;
  }
  const Outline outline = read_outline(tree, body.blocks, body.hints.title);
  const PageParts page{tree, body.blocks, body.hints, outline};
  body.title_block = outline.title_block;
  body.verdicts = select_blocks(page, judge_twice(page));
  body.is_linked_data = is_longer(body.hints.article_body, text_of(body.blocks, body.verdicts));
  return body;
}

void fill_body(const HtmlTree& tree, const HtmlBody& body, std::size_t page_bytes,
               Article& article) {
  article.text = body.text();
  std::size_t begin = 0;
  std::string_view rule = "page-head";
  for (const Range& range : ranges_of(tree, body)) {
    if (range.rule == rule || range.source.begin < begin) continue;
    append({begin, range.source.begin}, rule, article);
    begin = range.source.begin;
    rule = range.rule;
  }
  append({begin, page_bytes}, rule, article);
  if (body.title_block < body.blocks.size())
    article.title_span = body.blocks[body.title_block].source;
}

std::string candidate_text(std::span<const Block> blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!is_prose(block) || block.within(Sign::nav_tag) || block.within(Sign::hidden)) continue;
    text += block.text;
    text += '\n';
  }
  return text;
}

}  // namespace technews::corpus
