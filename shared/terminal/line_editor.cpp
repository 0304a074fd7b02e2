#include "shared/terminal/line_editor.h"

#include "shared/terminal/width.h"

#include <algorithm>
#include <utility>

namespace technews::terminal {

void LineEditor::set(std::string text) {
  text_ = std::move(text);
  cursor_ = text_.size();
}

bool LineEditor::press(const Key& key) {
  switch (key.kind) {
    case KeyKind::text:
      insert(key.text);
      return true;
    case KeyKind::left:
      cursor_ = before_cursor();
      return true;
    case KeyKind::right:
      cursor_ = after_cursor();
      return true;
    case KeyKind::word_left:
      cursor_ = word_before_cursor();
      return true;
    case KeyKind::word_right:
      cursor_ = word_after_cursor();
      return true;
    case KeyKind::home:
      cursor_ = 0;
      return true;
    case KeyKind::end:
      cursor_ = text_.size();
      return true;
    case KeyKind::erase:
      erase(before_cursor(), cursor_);
      return true;
    case KeyKind::erase_next:
      erase(cursor_, after_cursor());
      return true;
    case KeyKind::erase_word:
      erase(word_before_cursor(), cursor_);
      return true;
    case KeyKind::erase_start:
      erase(0, cursor_);
      return true;
    case KeyKind::erase_rest:
      erase(cursor_, text_.size());
      return true;
    default:
      return false;
  }
}

void LineEditor::insert(const std::string& text) {
  if (text_.size() + text.size() > most_bytes) return;
  text_.insert(cursor_, text);
  cursor_ += text.size();
}

void LineEditor::erase(std::size_t begin, std::size_t end) {
  text_.erase(begin, end - begin);
  cursor_ = begin;
}

std::size_t LineEditor::before_cursor() const { return character_before(text_, cursor_); }

std::size_t LineEditor::after_cursor() const { return character_after(text_, cursor_); }

std::size_t LineEditor::word_before_cursor() const {
  std::size_t place = cursor_;
  while (place > 0 && text_[place - 1] == ' ') --place;
  while (place > 0 && text_[place - 1] != ' ') --place;
  return place;
}

std::size_t LineEditor::word_after_cursor() const {
  std::size_t place = cursor_;
  while (place < text_.size() && text_[place] == ' ') ++place;
  return std::min(text_.find(' ', place), text_.size());
}

LineEditor::Window LineEditor::window(int columns) const {
  const std::string_view text = text_;
  columns = std::max(columns, 1);
  // One column is the cursor's own.
  const std::string_view before = last_columns(text.substr(0, cursor_), columns - 1);
  return {before, first_columns(text.substr(cursor_), columns - safe_width(before))};
}

}  // namespace technews::terminal
