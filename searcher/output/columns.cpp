#include "searcher/output/formats.h"

#include <array>
#include <charconv>
#include <utility>

namespace technews::searcher {
namespace {

constexpr std::array<std::pair<Column, std::string_view>, 12> names{{
    {Column::rank, "rank"},
    {Column::id, "id"},
    {Column::score, "score"},
    {Column::date, "date"},
    {Column::site, "site"},
    {Column::section, "section"},
    {Column::author, "author"},
    {Column::language, "lang"},
    {Column::title, "title"},
    {Column::url, "url"},
    {Column::copies, "copies"},
    {Column::snippet, "snippet"},
}};

std::string snippet_text(const Hit& hit) {
  std::string text;
  bool open = false;
  for (const Snippet& snippet : hit.snippets) {
    if (!text.empty() && !open) text += ' ';
    if (snippet.starts_inside && !open) text += "…";
    text += plain_text(snippet.segments);
    open = snippet.ends_inside;
    if (open) text += "…";
  }
  return text;
}

}  // namespace

std::optional<Column> column_named(std::string_view name) {
  for (const auto& [column, text] : names)
    if (text == name) return column;
  return std::nullopt;
}

std::string_view name_of(Column column) {
  for (const auto& [known, text] : names)
    if (known == column) return text;
  return {};
}

std::string column_names() {
  std::string list;
  for (const auto& [column, text] : names) {
    if (!list.empty()) list += ' ';
    list += text;
  }
  return list;
}

std::string score_text(double score) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), score).ptr;
  return {buffer.data(), end};
}

std::string plain_text(const std::vector<Segment>& segments) {
  std::string text;
  for (const Segment& segment : segments) {
    for (const char c : segment.text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) text += c;
      if (blank && !text.empty() && text.back() != ' ') text += ' ';
    }
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

bool is_text(Column column) {
  switch (column) {
    case Column::rank:
    case Column::score:
    case Column::date:
    case Column::copies:
      return false;
    default:
      return true;
  }
}

std::string column_text(const Hit& hit, Column column) {
  switch (column) {
    case Column::rank:
      return std::to_string(hit.rank);
    case Column::id:
      return hit.id;
    case Column::score:
      return score_text(hit.score);
    case Column::date:
      return hit.record.date ? hit.record.date->to_string() : std::string();
    case Column::site:
      return hit.record.site;
    case Column::section:
      return hit.record.section;
    case Column::author:
      return hit.record.author;
    case Column::language:
      return hit.record.language;
    case Column::title:
      return hit.record.title;
    case Column::url:
      return hit.record.url;
    case Column::copies:
      return std::to_string(hit.copies);
    case Column::snippet:
      return snippet_text(hit);
  }
  return {};
}

}  // namespace technews::searcher
