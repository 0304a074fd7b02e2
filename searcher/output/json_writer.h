// Writing JSON on one line, with every string made harmless to a terminal.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace technews::searcher {

// Keys and values in the order they are given; commas by itself. Not thread-safe.
class JsonWriter {
 public:
  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }
  // A key of an object; its value or an open_...() follows. REQUIRES: plain ASCII.
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  // Finite numbers in the shortest text that reads back the same; others are null.
  JsonWriter& value(double number);
  template <std::integral Number>
  JsonWriter& value(Number number) {
    separate();
    text_ += std::to_string(number);
    return *this;
  }

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& value) {
    return key(name).value(value);
  }

  // The text so far; the writer is empty again.
  std::string take() { return std::exchange(text_, {}); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string text_;
};

}  // namespace technews::searcher
