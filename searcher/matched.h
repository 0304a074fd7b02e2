// Which words of an article a query matched, field by field.
#pragma once

#include "searcher/searcher.h"
#include "shared/normalization/analyzer.h"

#include <vector>

#include <xapian.h>

namespace technews::searcher {

// In authors and in the fields that filter: by the document's terms. Linear in these. Throws
// Xapian::Error as the database does.
std::vector<FieldMatch> matched_terms(const Xapian::Enquire& enquire, Xapian::docid document);

// In title and text: reads both, and finds phrases and NEAR only where they stand whole. Puts them
// before what matched_terms() found. Linear.
void add_matched_words(Hit& hit, const MatchPattern& pattern, normalization::Analyzer& analyzer);

}  // namespace technews::searcher
