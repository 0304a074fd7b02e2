// Choosing fragments: which stretches of a text show most of what was asked.
#pragma once

#include "searcher/query/match_pattern.h"
#include "searcher/snippet/matcher.h"
#include "searcher/snippet/snippet.h"
#include "shared/base/byte_span.h"

#include <string_view>
#include <vector>

namespace technews::searcher {

// At most options.fragments stretches, ordered, apart from each other; no two show the same
// sentence. Each is the best of what is left: the greatest weight of different units (a unit shown
// before counts an eighth; NEAR counts with all its words), a little more if it can begin with its
// sentence, lies in one sentence, or stands close; then the first in the text. Without matches: the
// beginning. O(bytes between matches + matches × fragments).
// REQUIRES: matches as find_matches() gives them for this text and pattern.
std::vector<base::ByteSpan> choose_fragments(std::string_view text,
                                             const std::vector<Match>& matches,
                                             const MatchPattern& pattern,
                                             const SnippetOptions& options);

}  // namespace technews::searcher
