// Metadata of a made-up page, for the tests of this folder.
#pragma once

#include "corpus/html/metadata.h"

#include <string>

namespace technews::corpus {

inline DateBounds web_years() {
  DateBounds bounds;
  bounds.first = base::day_number(1991, 1, 1);
  bounds.last = base::day_number(2026, 12, 31);
  return bounds;
}

inline Article metadata_of(std::string html, std::string url = {}) {
  RawArticle page;
  page.form = BodyForm::html;
  page.body = std::move(html);
  page.url = std::move(url);
  Article article;
  fill_html_metadata(page, HtmlTree::parse(page.body), web_years(), article);
  return article;
}

inline std::string date_of_page(const Article& article) {
  return article.date ? article.date->date.to_string() : std::string();
}

}  // namespace technews::corpus
