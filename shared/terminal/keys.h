// Keys: what a terminal sends, taken apart into keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::terminal {

enum class KeyKind : std::uint8_t {
  text,  // typed or pasted, sanitised, on one line
  enter,
  tab,
  escape,
  left,
  right,
  word_left,
  word_right,
  home,
  end,
  up,
  down,
  page_up,
  page_down,
  erase,        // Backspace
  erase_next,   // Delete
  erase_word,   // Ctrl-W
  erase_start,  // Ctrl-U: all before the cursor
  erase_rest,   // Ctrl-K
  interrupt,    // Ctrl-C
  finish,       // Ctrl-D
  suspend,      // Ctrl-Z
  redraw,       // Ctrl-L
  unknown,
};

struct Key {
  KeyKind kind = KeyKind::unknown;
  std::string text = {};

  friend bool operator==(const Key&, const Key&) = default;
};

// Total: any bytes give keys. Sequences may arrive in pieces, as they do over slow lines. Not
// thread-safe.
class KeyDecoder {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }

  // nullopt: nothing is left, or the rest may be the beginning of a key.
  std::optional<Key> next();

  // Whether bytes wait for the rest of their key.
  bool is_waiting() const { return !pending_.empty(); }

  // No more bytes come for now: what waits is taken for what it is, ESC for the Escape key.
  std::optional<Key> give_up();

 private:
  std::optional<Key> next_escape();
  std::optional<Key> next_sequence();
  std::optional<Key> next_paste(std::size_t begin);
  std::optional<Key> next_text();
  Key take(std::size_t bytes, KeyKind kind);

  std::string pending_;
};

}  // namespace technews::terminal
