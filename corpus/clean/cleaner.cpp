#include "corpus/clean/cleaner.h"

#include "corpus/clean/asides.h"
#include "corpus/clean/clean_html.h"
#include "corpus/clean/evidence.h"
#include "corpus/clean/mend.h"
#include "corpus/clean/metadata.h"
#include "corpus/clean/model.h"
#include "corpus/clean/page_kind.h"
#include "corpus/clean/removal_rules.h"
#include "corpus/clean/site_name.h"
#include "corpus/clean/stories.h"
#include "corpus/clean/title.h"
#include "corpus/clean/zones.h"

#include <algorithm>
#include <utility>

namespace technews::corpus {
namespace {

bool is_white(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Rejection reject(const RawArticle& page, RejectionKind kind, std::string reason) {
  return {page.origin, page.id, kind, std::move(reason)};
}

// The body whole: prose, and clean collections.
Cleaned keep_whole(const RawArticle& page, const CleaningModel& model,
                   const CleanOptions& options) {
  Article article;
  if (!page.body.empty()) article.kept.push_back({0, page.body.size()});
  if (options.mode == CleanMode::none) {
    article.text = page.body;
  } else {
    if (is_white(page.body)) {
      return reject(page, RejectionKind::empty, "the article has no text");
    }
    article.text = joined(page.body, article.kept);
  }
  article.title = {one_line(page.title), page.title.empty() ? ""
                                         : page.companion   ? "companion"
                                                            : "field"};
  fill_metadata(page, {}, date_bounds(page, model, options), article);
  return article;
}

// A page on its way to an article.
struct Reading {
  Words words;
  Evidence evidence;
  std::vector<HeadlinePlace> headlines;
  FoundTitle title;
  std::vector<Zone> zones;
};

std::size_t body_words(const std::vector<Zone>& zones) {
  return static_cast<std::size_t>(std::count(zones.begin(), zones.end(), Zone::body));
}

// Bylines stand close behind the title; without one, anywhere in the page's first part.
std::size_t head_end(const Reading& reading) {
  constexpr std::size_t near = 120;
  return reading.title.words > 0 ? reading.title.last + near : reading.words.size() / 3;
}

// Where the body may begin: after the title when it stands in the page's first part, and after a
// byline close behind it.
std::size_t first_body_word(Reading& reading) {
  constexpr std::size_t near = 60;
  const FoundTitle& title = reading.title;
  const std::size_t first =
      title.words > 0 && title.first * 5 < reading.words.size() * 3 ? title.last : 0;
  const std::size_t byline =
      mark_bylines(reading.words, first, head_end(reading), reading.evidence);
  return first > 0 && byline <= first + near ? byline : first;
}

enum class Stories { marked, ignored };

void read_words(const RawArticle& page, const SiteView& view, Stories stories, Reading& reading) {
  reading.title = find_title(page, reading.words, reading.evidence, view);
  free_own_lead(reading.words, reading.title, view, reading.evidence);
  if (stories == Stories::marked) {
    mark_headlines(reading.words, reading.title, reading.headlines, reading.evidence);
    mark_leads(reading.words, reading.title, view, reading.evidence);
  }
  mark_words(reading.evidence, reading.title.first, reading.title.last, Mark::title);
  weigh_furniture(reading.words, reading.evidence);
  mark_newsletters(reading.words, reading.evidence);
  const std::size_t first_body = first_body_word(reading);
  weigh_prose(reading.words, view, first_body, reading.evidence);
  reading.zones = divide(reading.words, reading.evidence, first_body);
  trim_end(reading.words, reading.evidence, reading.zones);
  mark_author_bio(reading.words, reading.zones, reading.evidence);
}

// A short page sounds like a menu when nothing else is known. Where nothing of it stands on other
// pages, there is no furniture to take out: what follows the title is the text.
void keep_short_page(Reading& reading) {
  constexpr std::size_t short_page = 60;  // words
  if (reading.words.size() > short_page) return;
  const bool is_own =
      std::all_of(reading.evidence.mark.begin(), reading.evidence.mark.end(),
                  [](Mark mark) { return mark == Mark::none || mark == Mark::title; });
  if (!is_own) return;
  const auto first = static_cast<std::ptrdiff_t>(reading.title.last);
  std::fill(reading.zones.begin() + first, reading.zones.end(), Zone::body);
}

// Some texts are a collection that is shown, whole, on the page of each of its members. Where
// nothing else is left of a page, only what stands on a tenth of the site's pages is taken out.
void read_page(const RawArticle& page, const SiteView& view, Reading& reading) {
  reading.words.scan(page.body);
  reading.headlines = find_headlines(reading.words, view);
  const std::size_t least = std::max<std::size_t>(30, reading.words.size() / 20);
  const std::uint32_t minimum = view.known() ? boilerplate_pages(*view.site) : 0;
  weigh_words(reading.words, view, minimum, reading.evidence);
  read_words(page, view, Stories::marked, reading);
  if (minimum == 0 || body_words(reading.zones) >= least) return;
  weigh_words(reading.words, view, std::max(minimum, view.site->learned / 10), reading.evidence);
  read_words(page, view, Stories::ignored, reading);
}

// Splits the body into kept and removed ranges that cover it: each range goes on to the next.
void split_body(const RawArticle& page, const Reading& reading, Article& article) {
  const Words& words = reading.words;
  const std::vector<RemovalRule> rules = removal_rules(words, reading.zones, reading.evidence);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t j = i + 1;
    while (j < words.size() && rules[j] == rules[i]) ++j;
    const std::size_t end = j < words.size() ? words[j].begin : page.body.size();
    if (rules[i] == RemovalRule::none) {
      article.kept.push_back({begin, end});
    } else {
      article.removed.push_back({{begin, end}, std::string(rule_name(rules[i]))});
    }
    begin = end;
    i = j;
  }
}

Article article_of(const RawArticle& page, const Reading& reading, const DateBounds& bounds) {
  Article article;
  split_body(page, reading, article);
  article.text = joined(page.body, article.kept);
  article.title = reading.title.title;
  if (reading.title.words > 0) {
    article.title_span =
        reading.words.span(reading.title.first, reading.title.first + reading.title.words);
  }
  const auto body = std::find(reading.zones.begin(), reading.zones.end(), Zone::body);
  const auto before_body = static_cast<std::size_t>(body - reading.zones.begin());
  fill_metadata(page,
                {&reading.words, 0, before_body, reading.title.words > 0 ? reading.title.last : 0},
                bounds, article);
  return article;
}

Cleaned clean_flat(const RawArticle& page, const CleaningModel& model,
                   const CleanOptions& options) {
  if (is_white(page.body)) return reject(page, RejectionKind::empty, "the page has no text");
  const SiteView view = view_of(model, page);
  Reading reading;
  read_page(page, view, reading);
  keep_short_page(reading);
  PageSigns signs = read_signs(page.url, reading.words, reading.zones);
  signs.site_pages = view.known() ? view.site->pages : 0;
  signs.headlines = count_other_headlines(reading.words, reading.title, reading.headlines);
  if (auto reason = listing_reason(signs)) {
    return reject(page, RejectionKind::listing, std::move(*reason));
  }
  return article_of(page, reading, date_bounds(page, model, options));
}

}  // namespace

Cleaned clean(const RawArticle& page, const CleaningModel& model, const CleanOptions& options) {
  const bool html = options.mode == CleanMode::html || page.form == BodyForm::html;
  if (html && options.mode != CleanMode::none) return clean_html(page, model, options);
  const bool flat = options.mode == CleanMode::flat ||
                    (options.mode == CleanMode::automatic && page.form == BodyForm::flat);
  return flat ? clean_flat(page, model, options) : keep_whole(page, model, options);
}

RepeatedWords count_repeated_words(const RawArticle& page, const CleaningModel& model) {
  const SiteView view = view_of(model, page);
  Words words;
  words.scan(page.body);
  if (!view.known()) return {words.size(), 0};
  Evidence evidence;
  weigh_words(words, view, boilerplate_pages(*view.site), evidence);
  const auto repeated = std::count(evidence.mark.begin(), evidence.mark.end(), Mark::repeated);
  return {words.size(), static_cast<std::size_t>(repeated)};
}

Cleaned clean(const RawArticle& page, const CleaningModel& model, CleanMode mode) {
  return clean(page, model, CleanOptions{mode, std::nullopt});
}

}  // namespace technews::corpus
