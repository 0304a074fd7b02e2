#include "shared/index/fields.h"

#include <algorithm>

namespace technews::index {

const FieldInfo& info(Field field) {
  return *std::find_if(field_table.begin(), field_table.end(),
                       [field](const FieldInfo& row) { return row.field == field; });
}

std::optional<Field> field_named(std::string_view name) {
  const auto* const row = std::find_if(field_table.begin(), field_table.end(),
                                       [name](const FieldInfo& each) { return each.name == name; });
  if (row == field_table.end()) return std::nullopt;
  return row->field;
}

}  // namespace technews::index
