#include "corpus/html/metadata.h"

#include "corpus/clean/language.h"
#include "corpus/clean/metadata.h"
#include "corpus/html/html_author.h"
#include "corpus/html/html_date.h"
#include "corpus/html/html_section.h"
#include "corpus/html/html_title.h"
#include "corpus/html/page_facts.h"
#include "corpus/html/plain_line.h"
#include "corpus/identity.h"
#include "corpus/markup.h"
#include "corpus/url.h"

#include <utility>
#include <vector>

namespace technews::corpus {
namespace {

bool is_home(std::string_view url) {
  const auto parts = split_url(url);
  return parts && parts->path.size() <= 1 && parts->query.empty();
}

// The address the page gives itself; not another site's, and not its site's front page, which
// careless templates write on every page.
std::string own_address(const RawArticle& page, const PageFacts& facts) {
  std::string given = canonical_url(page.url);
  for (const std::string_view said : {facts.canonical, facts.meta("og:url")}) {
    if (said.find("://") == std::string_view::npos) continue;
    std::string url = canonical_url(said);
    if (url.empty()) continue;
    if (given.empty()) return url;
    if (site_of(url) == site_of(given) && (!is_home(url) || is_home(given))) return url;
  }
  return given;
}

std::string language_of(const RawArticle& page, const PageFacts& facts, const Article& article) {
  if (!page.language.empty()) return page.language;
  // Templates declare a language that their articles aren't written in.
  std::string found = detect_language(article.text.empty() ? facts.text : article.text);
  return found.empty() ? declared_language(facts) : found;
}

Sourced title_of(const RawArticle& page, const HtmlTree& tree, const PageFacts& facts,
                 std::string_view host) {
  if (!page.title.empty()) return {plain_line(page.title), page.companion ? "companion" : "field"};
  const std::vector<TitleCandidate> candidates = title_candidates(tree, facts, host);
  Sourced title = choose_title(candidates);
  // What readers don't see was written for machines: the page's only headline goes before it.
  if (title.source != "text" && find_in_text(tree, facts, title.value).end == 0) {
    if (const TitleCandidate* const heading = only_heading(candidates); heading != nullptr)
      return {heading->text, std::string(heading->source)};
  }
  return title;
}

// Where the headline stands, or that heading which may be it.
TitlePlace headline_place(const HtmlTree& tree, const PageFacts& facts, std::string_view title) {
  TitlePlace place = find_in_text(tree, facts, title);
  if (place.end != 0) return place;
  for (const std::uint32_t node : facts.elements) {
    if (tree[node].tag != "h1" || facts.places[node].aside) continue;
    const std::uint32_t end = tree[node].end;
    return {facts.starts[node], end < tree.size() ? facts.starts[end] : facts.text.size()};
  }
  return place;
}

}  // namespace

void fill_html_metadata(const RawArticle& page, const HtmlTree& tree, const DateBounds& bounds,
                        Article& article) {
  const PageFacts facts = gather_facts(tree);
  fill_metadata(page, HeadWords{}, bounds, article);
  article.url = own_address(page, facts);
  if (article.site.empty()) article.site = site_of(article.url);
  if (article.site.empty()) article.site = plain_line(strip_tags(facts.meta("og:site_name")));
  article.language = language_of(page, facts, article);

  const std::string host = site_of(article.url);
  article.title = title_of(page, tree, facts, host);
  const TitlePlace place = headline_place(tree, facts, article.title.value);

  DateSearch search;
  const std::string language =
      facts.html_language.empty() ? article.language : std::string(facts.html_language);
  search.order = day_order(language, host);
  search.has_title = place.end != 0;
  search.title = place.begin;
  search.title_end = place.end;
  const std::vector<DateCandidate> candidates = date_candidates(tree, facts, search, article.url);
  DateFound date = choose_html_date(page, candidates, bounds);
  article.date = std::move(date.date);
  if (article.date)
    article.date->moment =
        moment_of_day(article.date->date, candidates, home_country(language, host));
  article.rejected_date = std::move(date.rejected);

  if (article.author.value.empty()) {
    article.author =
        choose_author(author_candidates(tree, facts, {place.end, site_names(facts, host)}));
  }
  if (article.section.source != "field")
    article.section = find_section(facts, article.title.value, article.url);
  if (article.tags.empty()) article.tags = find_tags(tree, facts);
}

}  // namespace technews::corpus
