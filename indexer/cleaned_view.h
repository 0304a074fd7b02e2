// A cleaned page as `indexer clean` shows it: for people, and as JSON.
#pragma once

#include "corpus/article.h"

#include <string>

namespace technews::indexer {

// Sanitised text: what is known of the article and from where, the kept text, and each removed
// range with its rule. page is what was cleaned.
std::string cleaned_text(const corpus::RawArticle& page, const corpus::Cleaned& cleaned);

// The whole page in its order, sanitised: a line for each range, "  " before what is kept and
// "- RULE: " before what is removed, in red with color.
std::string cleaned_diff(const corpus::RawArticle& page, const corpus::Cleaned& cleaned,
                         bool color);

// What the rules that removed something of the page mean, a line each.
std::string rules_explained(const corpus::Cleaned& cleaned);

// One JSON object and a line feed, plain ASCII. Ranges are bytes of the page's body.
std::string cleaned_json(const corpus::RawArticle& page, const corpus::Cleaned& cleaned);

// "listing", "empty" or "unreadable".
std::string_view rejection_name(corpus::RejectionKind kind);

}  // namespace technews::indexer
