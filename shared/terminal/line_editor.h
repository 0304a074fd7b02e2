// LineEditor: a line of text with a cursor that moves by what people take for characters.
#pragma once

#include "shared/terminal/keys.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::terminal {

// The cursor stands between characters (UAX #29). Each key is linear in the line. Not thread-safe.
class LineEditor {
 public:
  // Text that would make the line longer than this is not taken.
  static constexpr std::size_t most_bytes = 64 * 1024;

  const std::string& text() const { return text_; }
  std::size_t cursor() const { return cursor_; }

  // Replaces the line and stands at its end.
  void set(std::string text);

  // Whether the key was one for editing, not whether it changed anything.
  bool press(const Key& key);

  // What of the line is shown in so many columns: the cursor and what stands around it.
  struct Window {
    std::string_view before;
    std::string_view after;
  };
  Window window(int columns) const;

 private:
  void insert(const std::string& text);
  void erase(std::size_t begin, std::size_t end);
  std::size_t before_cursor() const;
  std::size_t after_cursor() const;
  std::size_t word_before_cursor() const;
  std::size_t word_after_cursor() const;

  std::string text_;
  std::size_t cursor_ = 0;
};

}  // namespace technews::terminal
