#include "corpus/reader_pairs.h"

#include <algorithm>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t header_lines = 16;

std::string_view trim(std::string_view line) {
  const std::size_t first = line.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) + 1 - first);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_address(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find_first_of(" \t") == std::string_view::npos;
}

// "   12 word", as uniq -c writes it.
bool is_count(std::string_view line) {
  const std::string_view text = trim(line);
  const std::size_t blank = text.find_first_of(" \t");
  return blank != std::string_view::npos && is_number(text.substr(0, blank)) &&
         trim(text.substr(blank)).find_first_of(" \t") == std::string_view::npos;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// The lines before the address, or before the counts when there is no address: the title, which
// may take several lines, and last the year, which may be blank.
void read_title_and_year(std::vector<std::string_view> lines, Companion& companion) {
  if (lines.size() > 1) {
    const std::string_view last = lines.back();
    if (last.empty() || (is_number(last) && last.size() <= 4)) {
      companion.year = last;
      lines.pop_back();
    }
  }
  for (const std::string_view line : lines) {
    if (line.empty()) continue;
    if (!companion.title.empty()) companion.title += ' ';
    companion.title += line;
  }
}

}  // namespace

std::optional<Companion> parse_companion(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.find('\0') != std::string_view::npos) return std::nullopt;
  Companion companion;
  std::vector<std::string_view> before;
  bool counts = false;
  while (!head.empty() && companion.url.empty() && !counts && before.size() < header_lines) {
    const std::string_view line = take_line(head);
    if (is_address(trim(line))) {
      companion.url = trim(line);
    } else if (is_count(line) && !before.empty() && before.back().empty()) {
      counts = true;
      while (!before.empty() && before.back().empty()) before.pop_back();
    } else {
      before.push_back(trim(line));
    }
  }
  if (companion.url.empty() && !counts) return std::nullopt;
  // Prose after the address is an article, not a companion. The last line may be cut.
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    const bool cut_count = head.empty() && is_number(trim(line));
    if (!trim(line).empty() && !is_count(line) && !cut_count) return std::nullopt;
  }
  read_title_and_year(std::move(before), companion);
  return companion;
}

}  // namespace technews::corpus
