#include "searcher/query/regex.h"

#include "searcher/query/limits.h"
#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

namespace technews::searcher {
namespace {

// ICU counts in units of 10,000 steps, of which its stopwatch tells the first.
constexpr std::int32_t most_steps = 1;
// Bytes of backtracking; ICU's default is 8,000,000, more than a word can need.
constexpr std::int32_t most_stack = 1'000'000;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_sign(char c) { return is_ascii(c) && !is_alphanumeric(c); }

// Escapes, classes and operators are ASCII and stay.
std::string with_letters_folded(std::string_view pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view character = pattern.substr(at, base::decode_utf8(pattern, at).length);
    const std::string letter = is_ascii(character.front()) ? "" : normalization::folded(character);
    const bool is_letter = std::none_of(letter.begin(), letter.end(), is_sign);
    out += letter.empty() || !is_letter ? character : std::string_view(letter);
    at += character.size();
  }
  return out;
}

// The letters and digits up to the first sign; the last of them may be left out by a sign after it.
std::string literal_beginning(std::string_view folded) {
  if (folded.find('|') != std::string_view::npos) return {};
  std::size_t size = 0;
  while (size < folded.size() && is_alphanumeric(folded[size])) ++size;
  const bool may_be_left_out =
      size < folded.size() && std::string_view("?*{").find(folded[size]) != std::string_view::npos;
  if (may_be_left_out && size > 0) --size;
  return normalization::folded(folded.substr(0, size));
}

std::string_view reason(UErrorCode status) {
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN:
      return "parentheses that don't match";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a [ that is never closed";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "an unknown escape after \\";
    case U_REGEX_BAD_INTERVAL:
    case U_REGEX_MAX_LT_MIN:
    case U_REGEX_NUMBER_TOO_BIG:
      return "a bad {least,most}";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "a look-behind without a limit";
    case U_REGEX_INVALID_BACK_REF:
      return "a reference to a group that isn't there";
    default:
      return "a sign that can't stand there";
  }
}

}  // namespace

class CompiledRegex {
 public:
  explicit CompiledRegex(std::string_view pattern) {
    UParseError where{};
    utext_openUTF8(&text_, pattern.data(), static_cast<std::int64_t>(pattern.size()), &status_);
    expression_ = uregex_openUText(&text_, UREGEX_CASE_INSENSITIVE, &where, &status_);
    if (U_FAILURE(status_)) {
      failed_after_ = static_cast<std::size_t>(std::max<std::int32_t>(where.offset, 0));
      return;
    }
    uregex_setTimeLimit(expression_, most_steps, &status_);
    uregex_setStackLimit(expression_, most_stack, &status_);
  }
  CompiledRegex(const CompiledRegex&) = delete;
  CompiledRegex& operator=(const CompiledRegex&) = delete;
  ~CompiledRegex() {
    uregex_close(expression_);
    utext_close(&text_);
  }

  UErrorCode status() const { return status_; }
  std::size_t failed_after() const { return failed_after_; }  // characters

  std::optional<bool> matches(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, word.data(), static_cast<std::int64_t>(word.size()), &status);
    uregex_setUText(expression_, &text_, &status);
    const UBool matched = uregex_matches64(expression_, 0, &status);
    if (U_FAILURE(status)) return std::nullopt;
    return matched != 0;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  UText text_ = UTEXT_INITIALIZER;
  URegularExpression* expression_ = nullptr;
  std::size_t failed_after_ = 0;
};

std::optional<RegexMistake> mistake_in_regex(std::string_view pattern) {
  if (pattern.size() > query_limits.regex_bytes)
    return RegexMistake{fmt::format("a regular expression of {} bytes; at most {} are read",
                                    pattern.size(), query_limits.regex_bytes),
                        query_limits.regex_bytes};
  if (!base::is_valid_utf8(pattern)) return RegexMistake{"a regular expression that isn't text", 0};
  const CompiledRegex compiled(pattern);
  if (U_SUCCESS(compiled.status())) return std::nullopt;
  RegexMistake mistake;
  mistake.message = fmt::format("the regular expression has {}", reason(compiled.status()));
  for (std::size_t i = 1; i < compiled.failed_after() && mistake.offset < pattern.size(); ++i)
    mistake.offset += base::decode_utf8(pattern, mistake.offset).length;
  return mistake;
}

Regex::Regex(std::string_view pattern) {
  const std::string folded = with_letters_folded(pattern);
  compiled_ = std::make_unique<CompiledRegex>(folded);
  beginning_ = literal_beginning(folded);
}
Regex::Regex(Regex&&) noexcept = default;
Regex::~Regex() = default;

bool Regex::matches(std::string_view word) {
  const std::optional<bool> matched = compiled_->matches(word);
  if (!matched) ++given_up_;
  return matched.value_or(false);
}

}  // namespace technews::searcher
