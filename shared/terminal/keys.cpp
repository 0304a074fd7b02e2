#include "shared/terminal/keys.h"

#include "shared/terminal/sanitize.h"

#include <algorithm>

namespace technews::terminal {
namespace {

constexpr char escape = '\x1B';
constexpr std::string_view paste_end = "\x1B[201~";
// No terminal sends a longer sequence; a paste is cut after so many bytes.
constexpr std::size_t longest_sequence = 32;
constexpr std::size_t longest_paste = 128 * 1024;

bool is_text(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '\x7F'; }

KeyKind control_key(char c) {
  switch (c) {
    case 0x01:
      return KeyKind::home;
    case 0x02:
      return KeyKind::left;
    case 0x03:
      return KeyKind::interrupt;
    case 0x04:
      return KeyKind::finish;
    case 0x05:
      return KeyKind::end;
    case 0x06:
      return KeyKind::right;
    case 0x08:
    case 0x7F:
      return KeyKind::erase;
    case '\t':
      return KeyKind::tab;
    case '\n':
    case '\r':
      return KeyKind::enter;
    case 0x0B:
      return KeyKind::erase_rest;
    case 0x0C:
      return KeyKind::redraw;
    case 0x0E:
      return KeyKind::down;
    case 0x10:
      return KeyKind::up;
    case 0x15:
      return KeyKind::erase_start;
    case 0x17:
      return KeyKind::erase_word;
    case 0x1A:
      return KeyKind::suspend;
    default:
      return KeyKind::unknown;
  }
}

// Of CSI and SS3 sequences that end in a letter: ESC [ A.
KeyKind letter_key(char letter, bool with_modifier) {
  switch (letter) {
    case 'A':
      return KeyKind::up;
    case 'B':
      return KeyKind::down;
    case 'C':
      return with_modifier ? KeyKind::word_right : KeyKind::right;
    case 'D':
      return with_modifier ? KeyKind::word_left : KeyKind::left;
    case 'H':
      return KeyKind::home;
    case 'F':
      return KeyKind::end;
    case 'M':
      return KeyKind::enter;
    default:
      return KeyKind::unknown;
  }
}

// Of ESC [ number ~.
KeyKind number_key(std::string_view number) {
  if (number == "1" || number == "7") return KeyKind::home;
  if (number == "4" || number == "8") return KeyKind::end;
  if (number == "3") return KeyKind::erase_next;
  if (number == "5") return KeyKind::page_up;
  return number == "6" ? KeyKind::page_down : KeyKind::unknown;
}

// Of ESC with another character: Alt.
KeyKind alt_key(char c) {
  if (c == 'b') return KeyKind::word_left;
  if (c == 'f') return KeyKind::word_right;
  return c == '\x7F' || c == '\b' ? KeyKind::erase_word : KeyKind::unknown;
}

// Bytes at the end that begin a code point without finishing it.
std::size_t unfinished_bytes(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80 || byte >= 0xF8) return 0;
    if (byte < 0xC0) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

Key KeyDecoder::take(std::size_t bytes, KeyKind kind) {
  pending_.erase(0, bytes);
  return {kind, {}};
}

std::optional<Key> KeyDecoder::next() {
  if (pending_.empty()) return std::nullopt;
  if (pending_[0] == escape) return next_escape();
  if (!is_text(pending_[0])) return take(1, control_key(pending_[0]));
  return next_text();
}

std::optional<Key> KeyDecoder::next_escape() {
  if (pending_.size() == 1) return std::nullopt;
  if (pending_[1] == '[') return next_sequence();
  if (pending_[1] == 'O') {
    if (pending_.size() == 2) return std::nullopt;
    return take(3, letter_key(pending_[2], false));
  }
  const KeyKind alt = alt_key(pending_[1]);
  return alt == KeyKind::unknown ? take(1, KeyKind::escape) : take(2, alt);
}

std::optional<Key> KeyDecoder::next_sequence() {
  const auto is_last = [](char c) { return c >= '@' && c <= '~'; };
  const auto end = std::find_if(pending_.begin() + 2, pending_.end(), is_last);
  const auto length = static_cast<std::size_t>(end - pending_.begin());
  if (end == pending_.end())
    return length < longest_sequence ? std::nullopt : std::optional(take(1, KeyKind::escape));
  const std::string parameters = pending_.substr(2, length - 2);
  if (*end == '~' && parameters == "200") return next_paste(length + 1);
  if (*end == '~') return take(length + 1, number_key(parameters.substr(0, parameters.find(';'))));
  return take(length + 1, letter_key(*end, parameters.find(';') != std::string::npos));
}

std::optional<Key> KeyDecoder::next_paste(std::size_t begin) {
  std::size_t end = pending_.find(paste_end, begin);
  const bool finished = end != std::string::npos;
  if (!finished && pending_.size() < longest_paste) return std::nullopt;
  if (!finished) end = pending_.size();
  Key key{KeyKind::text, sanitize_line(std::string_view(pending_).substr(begin, end - begin))};
  pending_.erase(0, finished ? end + paste_end.size() : end);
  return key;
}

std::optional<Key> KeyDecoder::next_text() {
  const auto end = std::find_if_not(pending_.begin(), pending_.end(), is_text);
  std::string_view text(pending_.data(), static_cast<std::size_t>(end - pending_.begin()));
  if (end == pending_.end()) text.remove_suffix(unfinished_bytes(text));
  if (text.empty()) return std::nullopt;
  Key key{KeyKind::text, sanitize_line(text)};
  pending_.erase(0, text.size());
  return key;
}

std::optional<Key> KeyDecoder::give_up() {
  if (pending_.empty()) return std::nullopt;
  if (pending_ == std::string_view(&escape, 1)) return take(1, KeyKind::escape);
  return take(pending_.size(), KeyKind::unknown);
}

}  // namespace technews::terminal
