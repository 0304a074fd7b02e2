// What stands after a field's colon: whole values, dates and regular expressions.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/dates.h"
#include "searcher/query/lexer.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

// The field that words stand in: their own or that of the parentheses around them.
struct Place {
  std::optional<index::Field> field;
  DateUse dates = DateUse::range;
};

class ValueReader {
 public:
  ValueReader(std::string_view query, base::DayNumber today, Complaints& complaints)
      : query_(query), today_(today), complaints_(complaints) {}

  // A filter's value or a date, out of quotes or of a word; leaves `nothing` after a complaint.
  // REQUIRES: place.field is no text field.
  void read(Node& node, std::string text, const Place& place);

  // Whether the expression stands where it may and has no mistake; else complains.
  bool takes_regex(const QueryToken& regex, const Place& place);

 private:
  void complain(const Node& node, const ReadDates& dates, std::string_view text, DateUse use);

  std::string_view query_;
  base::DayNumber today_;
  Complaints& complaints_;
};

}  // namespace technews::searcher
