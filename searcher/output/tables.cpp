#include "searcher/output/tables.h"

#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::grouped_number;

constexpr int widest_bar = 30;
constexpr int narrowest_bar = 4;
constexpr std::size_t empty_rows_told_as_one = 3;

std::string padded(const std::string& text, int columns) {
  const int missing = columns - terminal::display_width(text);
  return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

// The part of the screen that is left for bars.
int bar_columns(const TextLayout& layout, int taken) {
  if (!layout.width) return widest_bar;
  return std::clamp(*layout.width - taken, narrowest_bar, widest_bar);
}

std::string value_text(const Facet& facet, const FacetRow& row) {
  const bool is_date = facet.field == FacetField::year || facet.field == FacetField::month;
  if (row.value.empty()) return is_date ? "undated" : "(none)";
  std::string value = terminal::sanitize_line(row.value);
  constexpr std::size_t year_digits = 4;
  if (facet.field == FacetField::month && value.size() == year_digits)
    return "undated within " + value;
  return value;
}

std::string plural(std::size_t number, std::string_view one) {
  return fmt::format("{} {}{}", grouped_number(number), one, number == 1 ? "" : "s");
}

void add_facet(std::string& out, const Facet& facet, std::size_t most, const TextLayout& layout) {
  const std::size_t shown = std::min(most, facet.rows.size());
  constexpr int value_columns = 24;
  constexpr int numbers = 8 + 2 + 7 + 2;
  const int columns = bar_columns(layout, numbers + 2 + value_columns);
  std::size_t largest = 0;
  for (const FacetRow& row : facet.rows) largest = std::max(largest, row.articles);
  out += fmt::format("articles  stories  {}\n", name_of(facet.field));
  const auto add_row = [&](const FacetRow& row) {
    out +=
        fmt::format("{:>8}  {:>7}  {}  ", grouped_number(row.articles), grouped_number(row.stories),
                    padded(bar(row.articles, largest, columns), columns));
    const int column = numbers + columns + 2;
    out += terminal::wrapped_block(value_text(facet, row), column, column, layout.width);
  };
  for (std::size_t i = 0; i < shown; ++i) add_row(facet.rows[i]);
  // The last row, of articles without a value, is no value among others.
  const bool ends_without = shown < facet.rows.size() && facet.rows.back().value.empty();
  const std::size_t end = facet.rows.size() - (ends_without ? 1 : 0);
  std::size_t articles = 0;
  for (std::size_t i = shown; i < end; ++i) articles += facet.rows[i].articles;
  if (shown < end)
    out += fmt::format("{:>8}  in {} more, see them: --limit {}\n", grouped_number(articles),
                       grouped_number(end - shown), facet.rows.size());
  if (ends_without) add_row(facet.rows.back());
}

std::string period_text(const TimelineRow& row) {
  if (row.period.empty()) return "undated";
  return row.coarse ? "undated within " + row.period : row.period;
}

std::string share_text(const TimelineRow& row) {
  if (row.archive == 0) return "";
  return fmt::format("{:.1f} %",
                     100 * static_cast<double>(row.articles) / static_cast<double>(row.archive));
}

std::string day_text(const TimelineRow& row, std::optional<base::DayNumber> base::DayRange::*end) {
  return row.days ? base::date_of(*((*row.days).*end)).to_string() : std::string();
}

}  // namespace

std::string bar(std::size_t number, std::size_t largest, int columns) {
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (largest == 0 || number == 0) return "";
  const double share = static_cast<double>(number) / static_cast<double>(largest);
  const auto length =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * 8 * columns)));
  std::string text;
  for (std::size_t i = 0; i < length / 8; ++i) text += "█";
  return text.append(eighths[length % 8]);
}

std::string facets_text(const std::vector<Facet>& facets, std::size_t most,
                        const TextLayout& layout) {
  std::string out;
  for (const Facet& facet : facets) {
    if (facet.rows.empty()) continue;
    if (!out.empty()) out += '\n';
    add_facet(out, facet, most, layout);
  }
  return out;
}

std::string facets_rows(const std::vector<Facet>& facets, std::size_t most, Format format) {
  DelimitedRows rows(format, {"field", "value", "articles", "stories"});
  for (const Facet& facet : facets)
    for (std::size_t i = 0; i < std::min(most, facet.rows.size()); ++i)
      rows.add({name_of(facet.field), Cell::text(facet.rows[i].value), facet.rows[i].articles,
                facet.rows[i].stories});
  return rows.take();
}

std::string timeline_text(const Timeline& timeline, const TextLayout& layout) {
  std::size_t largest = 0;
  int widest = static_cast<int>(std::string_view("period").size());
  for (const TimelineRow& row : timeline.rows) {
    largest = std::max(largest, row.articles);
    widest = std::max(widest, terminal::display_width(period_text(row)));
  }
  const int columns = bar_columns(layout, widest + 2 + 8 + 2 + 7 + 2 + 7 + 2);
  std::string out;
  if (!timeline.rows.empty())
    out = fmt::format("{:<{}}  articles  stories   of all\n", "period", widest);
  for (auto row = timeline.rows.begin(); row != timeline.rows.end();) {
    const auto next =
        std::find_if(row, timeline.rows.end(), [](const auto& each) { return each.articles > 0; });
    const auto empty = static_cast<std::size_t>(next - row);
    if (empty >= empty_rows_told_as_one) {
      out += fmt::format("{} without an article\n", plural(empty, name_of(timeline.unit)));
      row = next;
      continue;
    }
    const std::string line = fmt::format(
        "{:<{}}  {:>8}  {:>7}  {:>7}  {}", period_text(*row), widest, grouped_number(row->articles),
        grouped_number(row->stories), share_text(*row), bar(row->articles, largest, columns));
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    ++row;
  }
  return out;
}

std::string timeline_rows(const Timeline& timeline, Format format) {
  DelimitedRows rows(
      format, {"period", "first", "last", "coarse", "articles", "stories", "archive", "share"});
  for (const TimelineRow& row : timeline.rows) {
    const double share =
        row.archive == 0 ? 0 : static_cast<double>(row.articles) / static_cast<double>(row.archive);
    rows.add({std::string_view(row.period), std::string_view(day_text(row, &base::DayRange::first)),
              std::string_view(day_text(row, &base::DayRange::last)), row.coarse ? "yes" : "no",
              row.articles, row.stories, row.archive,
              std::string_view(fmt::format("{:.6f}", share))});
  }
  return rows.take();
}

}  // namespace technews::searcher
