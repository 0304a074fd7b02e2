#include "searcher/query/field_names.h"

#include "shared/base/nearest.h"

#include <vector>

namespace technews::searcher {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const index::FieldInfo& row : index::field_table) all.push_back(row.name);
  all.push_back(name_of(DateUse::since));
  all.push_back(name_of(DateUse::until));
  return all;
}

}  // namespace

std::optional<QueryField> field_for_query(std::string_view name) {
  const std::string key = lowered(name);
  for (const DateUse use : {DateUse::since, DateUse::until})
    if (key == name_of(use)) return QueryField{index::Field::date, use};
  if (const auto field = index::field_named(key)) return QueryField{*field, DateUse::range};
  return std::nullopt;
}

std::string_view name_of(DateUse use) {
  switch (use) {
    case DateUse::since:
      return "since";
    case DateUse::until:
      return "until";
    case DateUse::range:
      break;
  }
  return "date";
}

std::optional<std::string> nearest_field(std::string_view name) {
  const std::string key = lowered(name);
  const std::vector<std::string_view> known = names();
  if (auto nearest = base::nearest_name(key, known)) return nearest;
  constexpr std::size_t least_shared = 3;
  for (const std::string_view each : known)
    if (each.size() >= least_shared && key.starts_with(each)) return std::string(each);
  return std::nullopt;
}

std::string all_field_names() {
  std::string out;
  for (const std::string_view each : names()) {
    if (!out.empty()) out += ' ';
    out += each;
  }
  return out;
}

}  // namespace technews::searcher
