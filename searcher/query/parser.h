// Parser: any bytes to a query tree and complaints about what can't be done as written.
#pragma once

#include "searcher/query/ast.h"
#include "shared/base/date.h"
#include "shared/base/diagnostic.h"

#include <string_view>
#include <vector>

namespace technews::searcher {

struct ParseOptions {
  bool plain = false;         // words only: no operators, fields, quotes or wildcards
  bool lenient = false;       // errors become notes, except for what is over a limit
  base::DayNumber today = 0;  // UTC: what 7d and yesterday count from
};

struct ParsedQuery {
  Node tree;
  std::vector<base::Diagnostic> diagnostics;

  bool failed() const;  // an error is among the diagnostics: don't search
};

// Total: there is always a tree, though after an error it is only a guess. Linear in the query, the
// stack bounded by query_limits.depth. Thread-safe.
ParsedQuery parse_query(std::string_view query, const ParseOptions& options = {});

}  // namespace technews::searcher
