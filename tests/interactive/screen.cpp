#include "tests/interactive/screen.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <stdexcept>

namespace technews::interactive_tests {
namespace {

// Enough for the tests' texts: East Asian wide letters and combining marks.
std::size_t columns_of(char32_t c) {
  if ((c >= 0x300 && c < 0x370) || c == 0x200D || c == 0xFE0F) return 0;
  return (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xD7A4) ||
                 (c >= 0xFF00 && c < 0xFF61) || c >= 0x1F300
             ? 2
             : 1;
}

std::size_t number_of(std::string_view text) {
  return text.empty() ? 1 : std::stoul(std::string(text));
}

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error("the screen doesn't know " + what);
}

}  // namespace

Screen::Screen(std::size_t columns, std::size_t rows) : columns_(columns), rows_(rows) {
  resize(columns, rows);
}

void Screen::resize(std::size_t columns, std::size_t rows) {
  columns_ = columns;
  rows_ = rows;
  cells_.resize(rows);
  for (Row& row : cells_) row.resize(columns, " ");
  row_ = std::min(row_, rows - 1);
}

void Screen::feed(std::string_view bytes) {
  pending_ += bytes;
  std::size_t at = 0;
  while (at < pending_.size()) {
    const std::string_view rest = std::string_view(pending_).substr(at);
    if (rest[0] == '\x1B') {
      const std::size_t taken = take_sequence(rest);
      if (taken == 0) break;
      at += taken;
    } else if (rest[0] == '\r' || rest[0] == '\n') {
      if (rest[0] == '\r')
        column_ = 0;
      else
        row_ = std::min(row_ + 1, rows_ - 1);
      ++at;
    } else {
      const auto lead = static_cast<unsigned char>(rest[0]);
      if (lead < 0x20) refuse("control " + std::to_string(lead));
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      if (rest.size() < length) break;
      put(std::string(rest.substr(0, length)), columns_of(base::decode_utf8(rest, 0).value));
      at += length;
    }
  }
  pending_.erase(0, at);
}

// Bytes of the sequence; 0 when it isn't whole.
std::size_t Screen::take_sequence(std::string_view bytes) {
  if (bytes.size() < 2) return 0;
  if (bytes[1] != '[') refuse("ESC " + std::string(1, bytes[1]));
  const auto last =
      std::find_if(bytes.begin() + 2, bytes.end(), [](char c) { return c >= '@' && c <= '~'; });
  if (last == bytes.end()) return 0;
  const auto length = static_cast<std::size_t>(last - bytes.begin()) + 1;
  obey(bytes.substr(2, length - 3), *last);
  return length;
}

void Screen::obey(std::string_view parameters, char last) {
  const std::size_t semicolon = std::min(parameters.find(';'), parameters.size());
  switch (last) {
    case 'H':
      row_ = std::min(number_of(parameters.substr(0, semicolon)), rows_) - 1;
      column_ =
          semicolon == parameters.size() ? 0 : number_of(parameters.substr(semicolon + 1)) - 1;
      return;
    case 'K':
      return erase(row_, column_);
    case 'J':
      for (std::size_t row = 0; row < rows_; ++row) erase(row, 0);
      return;
    case 'm':
      return;
    case 'h':
    case 'l':
      return set_mode(parameters, last == 'h');
    default:
      refuse("ESC [ " + std::string(parameters) + std::string(1, last));
  }
}

void Screen::set_mode(std::string_view mode, bool on) {
  if (mode == "?1049") {
    alternate_ = on;
  } else if (mode == "?25") {
    cursor_visible_ = on;
  } else if (mode != "?2004") {
    refuse("mode " + std::string(mode));
  }
}

void Screen::put(const std::string& character, std::size_t columns) {
  if (columns == 0) {
    if (column_ > 0) cells_[row_][column_ - 1] += character;
    return;
  }
  if (alternate_ && column_ + columns >= columns_) touched_last_column_ = true;
  if (column_ + columns > columns_) return;
  cells_[row_][column_++] = character;
  if (columns == 2) cells_[row_][column_++] = "";
}

void Screen::erase(std::size_t row, std::size_t from) {
  std::fill(cells_[row].begin() + static_cast<std::ptrdiff_t>(std::min(from, columns_)),
            cells_[row].end(), " ");
}

std::vector<std::string> Screen::lines() const {
  std::vector<std::string> lines;
  for (const Row& row : cells_) {
    std::string line;
    for (const std::string& cell : row) line += cell;
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(line);
  }
  return lines;
}

std::string Screen::text() const {
  std::string text;
  for (const std::string& line : lines()) text += line + '\n';
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

}  // namespace technews::interactive_tests
