#include "searcher/snippet/sentence_start.h"

#include <algorithm>
#include <initializer_list>

namespace technews::searcher {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

// Takes closing quotes and brackets from the end.
std::string_view without_closing(std::string_view text) {
  for (;;) {
    if (ends_with_any(text, {"\"", "'", ")"})) {
      text.remove_suffix(1);
    } else if (ends_with_any(text, {"\u201D", "\u2019"})) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

// What stands before a blank ends a sentence.
bool ends_sentence(std::string_view before) {
  before = without_closing(before);
  if (ends_with_any(before, {"!", "?", "\u2026"})) return true;
  if (!before.ends_with('.')) return false;
  before.remove_suffix(1);
  const bool initial =
      !before.empty() && is_capital(before.back()) &&
      (before.size() == 1 || before[before.size() - 2] == ' ' || before[before.size() - 2] == '.');
  return !initial;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  // Most bytes are turned away by the one before them.
  switch (text[at - 1]) {
    case '\n':
      return true;
    case ' ':
      return !(text[at] >= 'a' && text[at] <= 'z') && ends_sentence(text.substr(0, at - 1));
    case '\x82':
    case '\x81':
    case '\x9F':
      return ends_with_any(text.substr(0, at), {"\u3002", "\uFF01", "\uFF1F"});
    default:
      return false;
  }
}

}  // namespace

std::optional<std::size_t> last_sentence_start(std::string_view text, base::ByteSpan range) {
  for (std::size_t at = range.end; at > range.begin; --at)
    if (at < text.size() && begins_sentence(text, at)) return at;
  if (range.begin == 0) return 0;
  return std::nullopt;
}

}  // namespace technews::searcher
