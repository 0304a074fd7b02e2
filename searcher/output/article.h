// The formats of a single article, for --show.
#pragma once

#include "searcher/output/text.h"
#include "searcher/query/match_pattern.h"
#include "shared/index/record.h"
#include "shared/normalization/analyzer.h"

#include <string>

namespace technews::searcher {

// Title, facts and text, the pattern's matches marked. Linear.
std::string article_text(const index::Record& record, const MatchPattern& pattern,
                         const TextLayout& layout, normalization::Analyzer& analyzer);

// The same for programs: one object of schema "technews.article/1". Linear.
std::string article_json(const index::Record& record, const MatchPattern& pattern,
                         normalization::Analyzer& analyzer);

// What is known of the article, a fact a line.
std::string article_facts(const index::Record& record, const TextLayout& layout);

// Its stems with their numbers, most frequent first: "17<TAB>openai". Stop words are left out.
std::string article_terms(const index::Record& record, normalization::Analyzer& analyzer);

// The page as it was read, what cleaning removed dim. Reads the file again; throws Error(io) when
// it is gone, has changed since, or holds more than this page and isn't JSON lines. Linear in what
// the file holds up to the page.
std::string article_source(const index::Record& record, const TextLayout& layout,
                           normalization::Analyzer& analyzer);

}  // namespace technews::searcher
