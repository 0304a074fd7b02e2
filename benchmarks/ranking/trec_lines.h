// Lines and their columns in run and judgment files, and complaints about them.
#pragma once

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace technews::benchmarks {

// Walks the lines of a text. Every complaint names the file and the line.
class TrecLines {
 public:
  TrecLines(std::string_view text, const std::string& name)
      : at_(text.data()), end_(text.data() + text.size()), name_(name) {}

  // The next line that isn't blank; false at the end.
  bool next();
  std::string_view line() const { return line_; }
  std::size_t number() const { return number_; }

  // The columns of the line, separated by blanks. Throws when there are more or fewer than count.
  template <std::size_t count>
  std::array<std::string_view, count> columns() const;
  std::size_t column_count() const;

  // Throws Error(io) "NAME, line 3: reason".
  [[noreturn]] void refuse(const std::string& reason) const;

 private:
  // One comparison for almost every byte.
  static bool blank(char c) {
    return static_cast<unsigned char>(c) <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r'));
  }

  const char* at_;
  const char* end_;
  const std::string& name_;
  std::string_view line_;
  std::size_t number_ = 0;
};

template <std::size_t count>
std::array<std::string_view, count> TrecLines::columns() const {
  std::array<std::string_view, count> found;
  const char* at = line_.data();
  const char* const end = at + line_.size();
  for (std::size_t i = 0; i < count; ++i) {
    while (at != end && blank(*at)) ++at;
    const char* const begin = at;
    while (at != end && !blank(*at)) ++at;
    found[i] = {begin, static_cast<std::size_t>(at - begin)};
  }
  while (at != end && blank(*at)) ++at;
  if (at != end || found[count - 1].empty())
    refuse("expected " + std::to_string(count) + " columns, found " +
           std::to_string(column_count()));
  return found;
}

template <typename Number>
Number number_of(std::string_view text, const char* what, const TrecLines& place) {
  Number value{};
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size() || digits.empty())
    place.refuse(std::string(what) + " \"" + std::string(text) + "\" is not a number");
  return value;
}

}  // namespace technews::benchmarks
