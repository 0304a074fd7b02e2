// A model of a terminal's screen: bytes in, what a person would see out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::interactive_tests {

class Screen {
 public:
  Screen(std::size_t columns, std::size_t rows);

  // Throws std::runtime_error for a sequence that it doesn't know. Sequences may come in pieces.
  void feed(std::string_view bytes);
  void resize(std::size_t columns, std::size_t rows);

  // The rows without blanks at their ends.
  std::vector<std::string> lines() const;
  // ... joined by newlines, empty rows at the end left out.
  std::string text() const;
  bool contains(std::string_view text) const { return this->text().find(text) != text.npos; }

  bool is_alternate() const { return alternate_; }
  bool cursor_is_visible() const { return cursor_visible_; }
  std::size_t cursor_row() const { return row_; }
  std::size_t cursor_column() const { return column_; }
  // Whether anything was ever written into the last column.
  bool touched_last_column() const { return touched_last_column_; }

 private:
  using Row = std::vector<std::string>;  // a cell each; "" is the second half of a wide character

  std::size_t take_sequence(std::string_view bytes);
  void obey(std::string_view parameters, char last);
  void set_mode(std::string_view mode, bool on);
  void put(const std::string& character, std::size_t columns);
  void erase(std::size_t row, std::size_t from);

  std::size_t columns_;
  std::size_t rows_;
  std::vector<Row> cells_;
  std::string pending_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool alternate_ = false;
  bool cursor_visible_ = true;
  bool touched_last_column_ = false;
};

}  // namespace technews::interactive_tests
