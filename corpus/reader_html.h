// HTML pages: one article a file, its markup as UTF-8.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// Title, date and the like are not looked for here: they are in the markup, for the cleaner.
void read_html(InputBuffer& bytes, const std::string& path, ReadSession& session);

// Makes markup the article's body. transport is the charset its server gave, or empty.
void fill_page(std::string_view markup, std::string_view transport, RawArticle& article);

}  // namespace technews::corpus
