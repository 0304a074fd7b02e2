#include "corpus/html/furniture.h"

#include <array>

namespace technews::corpus {
namespace {

struct Name {
  Sign sign;
  std::string_view rule;
};

// Of signs at the same level the first one counts.
constexpr Name names[] = {{Sign::hidden, "hidden"},
                          {Sign::noscript, "hidden"},
                          {Sign::caption_tag, "caption"},
                          {Sign::caption_word, "caption"},
                          {Sign::cookie_word, "cookie-wall"},
                          {Sign::dialog_role, "cookie-wall"},
                          {Sign::newsletter_word, "newsletter"},
                          {Sign::comment_word, "comments"},
                          {Sign::share_word, "share"},
                          {Sign::related_word, "related"},
                          {Sign::ad_word, "advertisement"},
                          {Sign::nav_tag, "navigation"},
                          {Sign::navigation_word, "navigation"},
                          {Sign::teaser_word, "related"},
                          {Sign::author_word, "author-bio"},
                          {Sign::date_word, "dateline"},
                          {Sign::topic_word, "tags"},
                          {Sign::aside_tag, "aside"},
                          {Sign::sidebar_word, "aside"},
                          {Sign::form_tag, "form"},
                          {Sign::button_tag, "form"},
                          {Sign::tool_word, "form"},
                          {Sign::product_word, "product"},
                          {Sign::footer_tag, "footer"},
                          {Sign::footer_word, "footer"},
                          {Sign::header_tag, "header"},
                          {Sign::header_word, "header"},
                          {Sign::hidden_word, "hidden"}};

std::string_view phrase_name(Phrase phrase) {
  switch (phrase) {
    case Phrase::share:
      return "share";
    case Phrase::related:
      return "related";
    case Phrase::comment:
      return "comments";
    case Phrase::newsletter:
      return "newsletter";
    case Phrase::cookie:
      return "cookie-wall";
    case Phrase::copyright:
      return "footer";
    case Phrase::credit:
      return "caption";
    case Phrase::byline:
      return "author-bio";
    case Phrase::advert:
      return "advertisement";
    case Phrase::contents:
      return "navigation";
    case Phrase::none:
    case Phrase::count_:
      break;
  }
  return {};
}

}  // namespace

std::string_view furniture_name(const Block& block) {
  constexpr std::uint8_t farthest = 6;  // levels above
  std::string_view rule;
  std::uint8_t nearest = farthest + 1;
  for (const Name& name : names) {
    const std::uint8_t level = block.level(name.sign);
    if (level >= nearest) continue;
    nearest = level;
    rule = name.rule;
  }
  return rule.empty() ? phrase_name(block.stats.phrase) : rule;
}

}  // namespace technews::corpus
