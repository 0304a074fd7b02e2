#include "corpus/clean/clean_html.h"

#include "corpus/clean/mend.h"
#include "corpus/clean/metadata.h"
#include "corpus/clean/model.h"
#include "corpus/clean/page_kind.h"
#include "corpus/html/body.h"
#include "corpus/html/metadata.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace technews::corpus {
namespace {

// The page's own address tells its site where the record has none.
RawArticle without_body(const RawArticle& page, const PageHints& hints) {
  RawArticle copy;
  copy.origin = page.origin;
  copy.site = page.site;
  copy.url = page.url.empty() ? hints.address : page.url;
  copy.title = page.title.empty() ? hints.title : page.title;
  return copy;
}

// Whether most runs of eight words stand on many pages of the site.
bool is_repeated(const Block& block, const SiteView& view, std::uint32_t minimum, Words& words) {
  words.scan(block.text);
  if (words.size() < shingle_words) return false;
  const std::size_t count = words.size() - shingle_words + 1;
  std::size_t repeated = 0;
  for (std::size_t i = 0; i < count; ++i)
    repeated += view.count(Counted::shingle, words.hash(i, shingle_words)) >= minimum;
  return repeated * 10 >= count * 7;
}

// Promotions, bios and footers that stand on many pages of the site. Where that is most of the
// text, the site shows one text under many addresses, and it stays.
void remove_repeated(const SiteView& view, HtmlBody& body) {
  const std::uint32_t minimum = view.known() ? boilerplate_pages(*view.site) : 0;
  if (minimum == 0) return;
  Words words;
  std::vector<std::size_t> repeated;
  std::size_t kept = 0;
  std::size_t removed = 0;
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    if (!body.verdicts[i].empty()) continue;
    kept += body.blocks[i].text.size();
    if (!is_repeated(body.blocks[i], view, minimum, words)) continue;
    removed += body.blocks[i].text.size();
    repeated.push_back(i);
  }
  if (removed * 2 > kept) return;
  for (const std::size_t i : repeated) body.verdicts[i] = "repeated-on-site";
}

// Headings that lead elsewhere, as listings have them above each entry.
bool leads_elsewhere(const Block& block) {
  return block.kind == BlockKind::heading && block.link_bytes * 10 > block.text.size() * 8 &&
         !block.within(Sign::nav_tag) && !block.within(Sign::aside_tag) &&
         !block.within(Sign::footer_tag);
}

PageSigns read_signs(std::string_view url, const HtmlBody& body) {
  constexpr std::size_t sentence = 40;  // bytes
  PageSigns signs;
  signs.url_sign = listing_url_sign(url);
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    const Block& block = body.blocks[i];
    signs.words += block.stats.words;
    signs.dates += block.stats.has_date && block.stats.words < 12;
    signs.headlines += leads_elsewhere(block);
    signs.cut_off += block.stats.ends_cut_off;
    if (!body.verdicts[i].empty()) continue;
    signs.kept_bytes += block.text.size() + 1;
    signs.kept_words += block.stats.words;
    if (block.text.size() >= sentence && !block.stats.ends_cut_off)
      signs.sentences += std::max<std::size_t>(block.stats.sentence_ends, 1);
  }
  return signs;
}

// Prefers keeping a listing to losing an article: its record's address must name a listing, or the
// page must be made of entries that lead elsewhere and say little themselves.
std::optional<std::string> html_listing_reason(std::string_view url, const HtmlBody& body) {
  constexpr std::size_t entries = 8;
  constexpr std::size_t teaser = 200;  // bytes of an entry
  if (body.is_fragment || body.is_linked_data) return std::nullopt;
  const PageSigns signs = read_signs(url, body);
  if (!signs.url_sign.empty()) return listing_reason(signs);
  if (signs.headlines >= entries && signs.kept_bytes < signs.headlines * teaser &&
      signs.sentences * 4 < signs.headlines && signs.cut_off * 2 >= signs.headlines)
    return fmt::format("{} headings that lead elsewhere, {} texts that are cut off",
                       signs.headlines, signs.cut_off);
  return std::nullopt;
}

// A heading that says the title again is no text.
bool remove_title(std::string_view title, HtmlBody& body) {
  bool found = false;
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    const Block& block = body.blocks[i];
    if (!body.verdicts[i].empty() || block.kind != BlockKind::heading) continue;
    if (one_line(block.text) != title) continue;
    body.verdicts[i] = "title";
    found = true;
  }
  return found && !body.is_fragment;
}

}  // namespace

Cleaned clean_html(const RawArticle& page, const CleaningModel& model,
                   const CleanOptions& options) {
  const HtmlTree tree = HtmlTree::parse(page.body);
  HtmlBody body = read_body(tree);
  RawArticle record = without_body(page, body.hints);
  record.body = body.text();
  remove_repeated(view_of(model, record), body);
  if (auto reason = html_listing_reason(page.url, body))
    return Rejection{page.origin, page.id, RejectionKind::listing, std::move(*reason)};
  if (body.text().empty())
    return Rejection{
        page.origin, page.id, RejectionKind::empty,
        fmt::format("no article among the page's {} blocks of text", body.blocks.size())};
  Article article;
  fill_body(tree, body, page.body.size(), article);
  fill_html_metadata(page, tree, date_bounds(page, model, options), article);
  if (remove_title(article.title.value, body)) {
    article.kept.clear();
    article.removed.clear();
    fill_body(tree, body, page.body.size(), article);
  }
  return article;
}

RawArticle html_lesson(const RawArticle& page) {
  const HtmlTree tree = HtmlTree::parse(page.body);
  RawArticle lesson = without_body(page, read_hints(tree));
  lesson.body = candidate_text(split_blocks(tree));
  return lesson;
}

}  // namespace technews::corpus
