// The metadata of an HTML page, each value with the place it came from.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/dates.h"
#include "corpus/html/tree.h"

namespace technews::corpus {

// Fills title, author, date, section, tags, canonical address, site and language of the article
// (and what fill_metadata() copies from the record) from the page's fields, linked data,
// OpenGraph, meta elements, marked elements, address and visible text, in that order of trust but
// for dates and titles, where what agrees and is visible decides (README.md). The article's text,
// when it is there already, tells its language. Sources: "field", "companion", "json-ld",
// "opengraph", "meta", "microdata", "time", "url", "text", "title", "script". Linear in the page.
// Thread-safe.
void fill_html_metadata(const RawArticle& page, const HtmlTree& tree, const DateBounds& bounds,
                        Article& article);

}  // namespace technews::corpus
