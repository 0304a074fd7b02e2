#include "searcher/query/values.h"

#include "searcher/query/field_names.h"
#include "searcher/query/regex.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

void ValueReader::read(Node& node, std::string text, const Place& place) {
  text.erase(0, text.find_first_not_of(blanks));
  text.erase(text.find_last_not_of(blanks) + 1);
  if (index::info(*place.field).use == index::FieldUse::filter) {
    node.kind = NodeKind::filter;
    node.word.text = std::move(text);
    node.word.span = node.span;
    return;
  }
  const ReadDates dates = read_dates(text, today_, place.dates);
  if (!dates.days) return complain(node, dates, text, place.dates);
  node.kind = NodeKind::date;
  node.days = *dates.days;
}

void ValueReader::complain(const Node& node, const ReadDates& dates, std::string_view text,
                           DateUse use) {
  const std::string_view name = name_of(use);
  std::vector<std::string> hints;
  if (dates.suggestion)
    hints.push_back(fmt::format("did you mean {}:{}?", name, *dates.suggestion));
  hints.push_back(use == DateUse::range
                      ? fmt::format("dates are {}", date_forms)
                      : fmt::format("{}: takes one date: 2023, 2023-01, 2023-01-23, 7d", name));
  const std::size_t begin = node.span.end - std::min(node.span.size(), text.size());
  const bool verbatim = query_.substr(begin, text.size()) == text;
  complaints_.add(
      dates.code,
      verbatim ? base::ByteSpan{begin + dates.span.begin, begin + dates.span.end} : node.span,
      dates.message, std::move(hints));
}

bool ValueReader::takes_regex(const QueryToken& regex, const Place& place) {
  const bool is_range = place.field && index::info(*place.field).use == index::FieldUse::range;
  if (is_range || place.field == index::Field::url) {
    const std::string hint = is_range ? fmt::format("dates are {}", date_forms)
                                      : "for the beginning of an address: url:example.com/*";
    complaints_.add(
        "regex_field", regex.span,
        fmt::format("{}: takes no regular expression", is_range ? name_of(place.dates) : "url"),
        {hint});
    return false;
  }
  const auto mistake = mistake_in_regex(regex.text);
  if (!mistake) return true;
  const std::size_t at = regex.span.begin + 1 + mistake->offset;
  complaints_.add("bad_regex", {at, std::min(at + 1, regex.span.end)}, mistake->message,
                  {fmt::format("for the text itself: \"{}\"", regex.span.of(query_))});
  return false;
}

}  // namespace technews::searcher
