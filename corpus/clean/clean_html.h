// Cleaning of HTML pages: the article's blocks, without what the site repeats, and its metadata.
#pragma once

#include "corpus/clean/cleaner.h"

namespace technews::corpus {

// Thread-safe for a model that no one is changing. Linear in the page.
Cleaned clean_html(const RawArticle& page, const CleaningModel& model, const CleanOptions& options);

// What a model learns from an HTML page: the sentences that may belong to an article, as a
// flattened page of the same site and title.
RawArticle html_lesson(const RawArticle& page);

}  // namespace technews::corpus
