// Made pages for the tests of the extractor: a news page with whatever a test puts into it.
#pragma once

#include "corpus/clean/cleaner.h"

#include <string>
#include <string_view>

namespace technews::tests {

// Where a part stands on the page.
struct PageParts {
  std::string head;        // in <head>
  std::string before;      // above the article
  std::string inside;      // between its third and its fourth paragraph
  std::string after;       // below the article, in <main>
  std::string paragraphs;  // instead of the article's own seven
};

// Headline "Arcadia opens its chip plant in Dresden", site Example Wire; menu, header, footer.
std::string news_page(const PageParts& parts);

inline constexpr std::string_view headline = "Arcadia opens its chip plant in Dresden";
// Words of the first and of the last paragraph.
inline constexpr std::string_view first_words = "Arcadia Semiconductor opened its second";
inline constexpr std::string_view last_words = "the first wafers will leave the plant in March";

// As the cleaner does with a record of markup and nothing learned.
corpus::Cleaned clean_markup(std::string markup, std::string url = "");
// The text; empty for a rejection.
std::string text_of(std::string markup);

bool contains(std::string_view text, std::string_view part);

}  // namespace technews::tests
