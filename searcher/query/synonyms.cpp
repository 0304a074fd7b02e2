#include "searcher/query/synonyms.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <unicode/uchar.h>

namespace technews::searcher {
namespace {

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::size_t most_lines = 10'000;
constexpr std::size_t most_sides = 64;
constexpr std::size_t most_words = 16;

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw base::Error(base::ErrorCode::usage, message, {hint});
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Words with single blanks between them.
std::string with_single_blanks(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::decode_utf8(text, at);
    if (u_isalnum(static_cast<UChar32>(next.value)) != 0) return true;
    at += next.length;
  }
  return false;
}

// from_chars alone would take "inf" and "nan"; neither is in the range.
double weight_of(std::string_view text) {
  double weight = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), weight);
  const bool whole = failure == std::errc() && end == text.data() + text.size();
  if (!whole || !(weight >= 0.001 && weight <= 1))
    refuse(fmt::format("^{} is no weight", text), "write a number from .001 to 1, as in ^.5");
  return weight;
}

SynonymSide side_of(std::string_view text) {
  SynonymSide side;
  const std::size_t sign = text.rfind('^');
  if (sign != std::string_view::npos) {
    side.weight = weight_of(with_single_blanks(text.substr(sign + 1)));
    text = text.substr(0, sign);
  }
  side.text = with_single_blanks(text);
  if (!has_letter_or_digit(side.text))
    refuse("there are no letters or digits on one side of the line",
           "write words on both sides of =, as in AI = artificial intelligence");
  const auto blanks = std::count(side.text.begin(), side.text.end(), ' ');
  if (static_cast<std::size_t>(blanks) >= most_words)
    refuse(fmt::format("a phrase of more than {} words", most_words), "write a shorter one");
  return side;
}

std::vector<SynonymSide> sides_of(std::string_view text) {
  std::vector<SynonymSide> sides;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('=', at), text.size());
    if (sides.size() == most_sides)
      refuse(fmt::format("more than {} words or phrases in a line", most_sides),
             "split it into several lines");
    sides.push_back(side_of(text.substr(at, end - at)));
    at = end + 1;
  }
  return sides;
}

SynonymGroup group_of(std::string_view line) {
  const std::size_t arrow = line.find("=>");
  if (arrow == std::string_view::npos) {
    const std::vector<SynonymSide> sides = sides_of(line);
    if (sides.size() < 2)
      refuse("the line has no = or =>",
             "write AI = artificial intelligence, k8s => kubernetes, or # for a comment");
    return {sides, sides};
  }
  if (line.find("=>", arrow + 2) != std::string_view::npos)
    refuse("the line has several =>", "write one line for each");
  SynonymGroup group{sides_of(line.substr(0, arrow)), sides_of(line.substr(arrow + 2))};
  for (const SynonymSide& side : group.from)
    if (side.weight != 1)
      refuse("a weight stands before =>, where nothing is found by the line",
             "write it behind what is found, as in k8s => kubernetes^.5");
  return group;
}

}  // namespace

Synonyms parse_synonyms(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Synonyms synonyms;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const auto first = std::find_if_not(line.begin(), line.end(), is_blank);
    if (first == line.end() || *first == '#') continue;
    try {
      if (!base::is_valid_utf8(line)) refuse("the line is not UTF-8", "save the file as UTF-8");
      if (synonyms.groups.size() == most_lines)
        refuse(fmt::format("more than {} lines of synonyms", most_lines), "leave some out");
      synonyms.groups.push_back(group_of(line));
    } catch (const base::Error& failure) {
      throw base::Error(failure.code(), fmt::format("{}:{}: {}", file, number, failure.what()),
                        failure.hints());
    }
  }
  return synonyms;
}

Synonyms read_synonyms(const std::string& file) {
  return parse_synonyms(base::read_file(file, most_bytes), file);
}

}  // namespace technews::searcher
