// Plain queries: words only, as headlines and judged topics are.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"

#include <string_view>

namespace technews::searcher {

// The list of the words between blanks; whatever signs they hold are part of them. Linear.
Node read_plain(std::string_view query, Complaints& complaints);

}  // namespace technews::searcher
