// The names that may stand before a colon in a query, and the one a mistyped name was meant for.
#pragma once

#include "searcher/query/dates.h"
#include "shared/index/fields.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

struct QueryField {
  index::Field field = index::Field::body;
  DateUse dates = DateUse::range;
};

// The field of that name in any letter case, since: and until: included.
std::optional<QueryField> field_for_query(std::string_view name);

// "date", "since" or "until".
std::string_view name_of(DateUse use);

// The name this was a slip of the finger from, or that it begins with: "titel", "language".
std::optional<std::string> nearest_field(std::string_view name);

// All names, blanks between them, in the order of the field table.
std::string all_field_names();

}  // namespace technews::searcher
