#include "corpus/json_flatten.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace technews::corpus {
namespace {

using nlohmann::json;

constexpr std::size_t kept_depth = 4;
constexpr std::size_t key_bytes = 100;

// "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing
// value - invalid literal; last read: 'x'" to "invalid literal".
std::string plain_message(const std::string& what) {
  std::size_t begin = what.find(" - ");
  begin = begin == std::string::npos ? what.find(": ") + 2 : begin + 3;
  const std::size_t end = std::min(what.find("; last read"), what.find("; expected"));
  std::string message = what.substr(begin, std::min(end, what.size()) - begin);
  constexpr std::size_t longest = 120;
  return message.size() > longest ? message.substr(0, longest) : message;
}

class Flattener : public nlohmann::json_sax<json> {
 public:
  Flattener(const FlatLimits& limits, FlatObject& result) : limits_(limits), result_(&result) {}

  bool null() override { return check_top(); }
  bool boolean(bool value) override { return add(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return add(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return add(text); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return check_top(); }

  bool key(string_t& key) override {
    path_.resize(levels_.back());
    if (levels_.size() > kept_depth) return true;
    if (!path_.empty()) path_ += '.';
    path_.append(key, 0, key_bytes);
    return true;
  }
  bool start_object(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return check_top() && open(true); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    too_large_number_ = error.id == 406;
    return fail(plain_message(error.what()), position == 0 ? 0 : position - 1);
  }

  bool too_large_number() const { return too_large_number_; }

 private:
  bool fail(std::string message, std::size_t offset) {
    result_->error = std::move(message);
    result_->error_offset = offset;
    return false;
  }
  // The handler isn't told places: such complaints are about the record as a whole.
  bool stop(std::string message) { return fail(std::move(message), 0); }
  bool check_top() { return !levels_.empty() || stop("it is not an object of named fields"); }

  bool open(bool array) {
    if (levels_.size() >= limits_.depth)
      return stop("brackets are nested deeper than " + std::to_string(limits_.depth));
    if (array && levels_.size() <= kept_depth) path_ += "[]";
    levels_.push_back(path_.size());
    return true;
  }
  // After a value in an object the next key cuts the path; in an array it stays as it is.
  bool close() {
    levels_.pop_back();
    if (!levels_.empty()) path_.resize(levels_.back());
    return true;
  }
  bool add(std::string value) {
    if (!check_top()) return false;
    if (levels_.size() > kept_depth) return true;
    if (result_->values.size() >= limits_.values)
      return stop("it holds more than " + std::to_string(limits_.values) + " values");
    result_->values.push_back({path_, std::move(value)});
    return true;
  }

  FlatLimits limits_;
  FlatObject* result_;
  std::string path_;
  std::vector<std::size_t> levels_;  // length of the path inside each open bracket
  bool too_large_number_ = false;
};

// JSON allows numbers that no double holds; articles have no use for them.
bool blank_number(std::string& text, std::size_t offset) {
  constexpr std::string_view digits = "+-.0123456789eE";
  const std::size_t last = std::min(offset, text.size() - 1);
  std::size_t end = last;
  while (end > 0 && digits.find(text[end]) == std::string_view::npos) --end;
  std::size_t begin = end + 1;
  while (begin > 0 && digits.find(text[begin - 1]) != std::string_view::npos) --begin;
  if (begin > end) return false;
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
            text.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
  text[begin] = '0';
  return true;
}

std::optional<unsigned> unit_at(std::string_view text, std::size_t i) {
  if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  for (const char byte : text.substr(i + 2, 4)) {
    const char low = static_cast<char>(byte | 0x20);
    const bool digit = byte >= '0' && byte <= '9';
    if (!digit && (low < 'a' || low > 'f')) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(digit ? byte - '0' : low - 'a' + 10);
  }
  return value;
}

// Writers that cut texts between the two halves of a character leave \ud83d alone.
std::size_t replace_half_characters(std::string& text) {
  const auto is_high = [](auto unit) { return unit && *unit >= 0xD800 && *unit < 0xDC00; };
  const auto is_low = [](auto unit) { return unit && *unit >= 0xDC00 && *unit < 0xE000; };
  std::size_t replaced = 0;
  for (std::size_t i = text.find('\\'); i != std::string::npos && i + 1 < text.size();
       i = text.find('\\', i)) {
    const auto unit = unit_at(text, i);
    if (is_high(unit) && is_low(unit_at(text, i + 6))) {
      i += 12;
    } else if (is_high(unit) || is_low(unit)) {
      text.replace(i, 6, "\\ufffd");
      ++replaced;
      i += 6;
    } else {
      i += 2;
    }
  }
  return replaced;
}

FlatObject flatten_once(std::string_view text, const FlatLimits& limits, bool& too_large_number) {
  FlatObject object;
  Flattener handler(limits, object);
  json::sax_parse(text.begin(), text.end(), &handler);
  too_large_number = handler.too_large_number();
  return object;
}

}  // namespace

FlatObject flatten_json(std::string_view text, const FlatLimits& limits) {
  bool too_large_number = false;
  FlatObject object = flatten_once(text, limits, too_large_number);
  if (object.error.empty()) return object;
  // What many writers get wrong is mended, on this path alone.
  std::string mended(text);
  const std::size_t repairs = replace_half_characters(mended);
  if (repairs > 0) object = flatten_once(mended, limits, too_large_number);
  constexpr int most_numbers = 16;
  for (int i = 0; i < most_numbers && too_large_number; ++i) {
    if (!blank_number(mended, object.error_offset)) break;
    object = flatten_once(mended, limits, too_large_number);
  }
  object.repairs = repairs;
  return object;
}

}  // namespace technews::corpus
