#include "corpus/clean/metadata.h"

#include "corpus/clean/asides.h"
#include "corpus/clean/dateline.h"
#include "corpus/clean/dates.h"
#include "corpus/clean/language.h"
#include "corpus/clean/mend.h"
#include "corpus/clean/model.h"
#include "corpus/clean/site_name.h"
#include "corpus/identity.h"
#include "shared/base/hash.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr int first_year_of_the_web = 1991;
constexpr int first_year_of_print = 1450;

// Everything that, changed, makes the record another one.
std::string hash_of(const RawArticle& page) {
  std::string all;
  all.reserve(page.body.size() + page.title.size() + page.url.size() + 256);
  for (const std::string* part : {&page.title, &page.body, &page.date, &page.url, &page.author,
                                  &page.section, &page.site, &page.language}) {
    all += *part;
    all += '\0';
  }
  for (const std::string& tag : page.tags) {
    all += tag;
    all += '\0';
  }
  return base::hash128_hex(all);
}

}  // namespace

DateBounds date_bounds(const RawArticle& page, const CleaningModel& model,
                       const CleanOptions& options) {
  DateBounds bounds;
  const int first = page.form == BodyForm::prose ? first_year_of_print : first_year_of_the_web;
  bounds.first = base::day_number(first, 1, 1);
  if (options.today) bounds.last = options.today->last_day();
  if (page.form == BodyForm::prose) return bounds;
  if (const int year = model.implementation().last_copyright_year(); year != 0) {
    const base::DayNumber end = base::day_number(year, 12, 31);
    bounds.last = std::min(bounds.last.value_or(end), end);
  }
  return bounds;
}

std::string byline(const Words& words, std::size_t first, std::size_t last) {
  last = std::min(last, words.size());
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t end = byline_end(words, i, last);
    if (end == i) continue;
    std::string name = one_line(words.text(i + 1, end));
    while (!name.empty() && (name.back() == ',' || name.back() == ':')) name.pop_back();
    return name;
  }
  return {};
}

std::string section_of(std::string_view url) {
  const std::string_view path = url_path(url);
  if (path.size() < 2) return {};
  const std::size_t end = path.find('/', 1);
  if (end == std::string_view::npos || end + 1 >= path.size()) return {};
  const std::string_view first = path.substr(1, end - 1);
  if (first.size() < 2 || first.size() > 30) return {};
  if (first.find_first_of("0123456789.%_") != std::string_view::npos) return {};
  for (const std::string_view folder : {"story", "stories", "article", "articles", "post", "posts",
                                        "news", "blog", "s", "p", "en", "de", "fr", "index"}) {
    if (first == folder) return {};
  }
  return std::string(first);
}

void fill_metadata(const RawArticle& page, const HeadWords& head, const DateBounds& bounds,
                   Article& article) {
  article.origin = page.origin;
  article.id = page.id;
  article.url = canonical_url(page.url);
  article.site = site_name(page);
  article.tags = page.tags;
  article.repairs = page.repairs;
  article.raw_hash = hash_of(page);
  if (!page.author.empty()) {
    article.author = {one_line(page.author), "field"};
  } else if (head.words != nullptr) {
    if (std::string name = byline(*head.words, head.first, head.last); !name.empty()) {
      article.author = {std::move(name), "text"};
    }
  }
  if (!page.section.empty()) {
    article.section = {one_line(page.section), "field"};
  } else if (std::string section = section_of(page.url); !section.empty()) {
    article.section = {std::move(section), "url"};
  }
  DateFound found = choose_date(page, find_dateline(head), bounds);
  article.date = std::move(found.date);
  article.rejected_date = std::move(found.rejected);
  article.language = page.language.empty() ? detect_language(article.text) : page.language;
}

}  // namespace technews::corpus
