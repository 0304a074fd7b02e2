#include "shared/terminal/keys.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using technews::terminal::Key;
using technews::terminal::KeyDecoder;
using technews::terminal::KeyKind;

namespace {

std::vector<Key> keys_of(const std::vector<std::string>& pieces) {
  KeyDecoder decoder;
  std::vector<Key> keys;
  for (const std::string& piece : pieces) {
    decoder.feed(piece);
    while (auto key = decoder.next()) keys.push_back(*key);
  }
  while (auto key = decoder.give_up()) keys.push_back(*key);
  return keys;
}

Key text(const std::string& letters) { return {KeyKind::text, letters}; }
Key key(KeyKind kind) { return {kind, {}}; }

}  // namespace

TEST_CASE("Bytes of a terminal are the keys that were pressed") {
  const struct {
    std::string bytes;
    std::vector<Key> keys;
  } rows[] = {
      {"ab", {text("ab")}},
      {"é中👍🏽", {text("é中👍🏽")}},
      {"a\rb", {text("a"), key(KeyKind::enter), text("b")}},
      {"\x1B[A\x1B[B\x1BOC\x1B[D",
       {key(KeyKind::up), key(KeyKind::down), key(KeyKind::right), key(KeyKind::left)}},
      {"\x1B[1;5D\x1B[1;5C\x1B"
       "b\x1B"
       "f",
       {key(KeyKind::word_left), key(KeyKind::word_right), key(KeyKind::word_left),
        key(KeyKind::word_right)}},
      {"\x1B[H\x1B[F\x1B[1~\x1B[4~\x01\x05",
       {key(KeyKind::home), key(KeyKind::end), key(KeyKind::home), key(KeyKind::end),
        key(KeyKind::home), key(KeyKind::end)}},
      {"\x1B[5~\x1B[6~\x1B[3~",
       {key(KeyKind::page_up), key(KeyKind::page_down), key(KeyKind::erase_next)}},
      {"\x7F\b\x17\x15\x0B",
       {key(KeyKind::erase), key(KeyKind::erase), key(KeyKind::erase_word),
        key(KeyKind::erase_start), key(KeyKind::erase_rest)}},
      {"\x03\x04\x1A\x0C\t",
       {key(KeyKind::interrupt), key(KeyKind::finish), key(KeyKind::suspend), key(KeyKind::redraw),
        key(KeyKind::tab)}},
      {"\x1B", {key(KeyKind::escape)}},
      {"\x1B\x1B[A", {key(KeyKind::escape), key(KeyKind::up)}},
      {"\x1B[200~two\nlines\x1B[201~x", {text("two lines"), text("x")}},
      {"\x1B[24;80R", {key(KeyKind::unknown)}},
      {"a\xC2\x9B"
       "b",
       {text("a")}},
      {"\xFF", {text("\uFFFD")}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    CHECK(keys_of({row.bytes}) == row.keys);
  }
}

TEST_CASE("Keys that arrive in pieces are the keys they are whole") {
  const std::string bytes = "é中\x1B[1;5D\x1B[200~a b\x1B[201~\x1BOH\r👍";
  std::vector<std::string> pieces;
  for (const char byte : bytes) pieces.emplace_back(1, byte);
  std::string typed;
  std::vector<KeyKind> kinds;
  for (const Key& each : keys_of(pieces)) {
    typed += each.text;
    if (each.kind != KeyKind::text) kinds.push_back(each.kind);
  }
  CHECK(typed == "é中a b👍");
  CHECK(kinds == std::vector<KeyKind>{KeyKind::word_left, KeyKind::home, KeyKind::enter});
}

TEST_CASE("Any bytes give keys, in bounded memory, and texts without controls") {
  std::mt19937 random(7);
  const std::string alphabet = "\x1B[O0;~200ABab\xC3\xA9\xF0\x9F\x7F\x03";
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 60; ++i) bytes += alphabet[random() % alphabet.size()];
    for (const Key& each : keys_of({bytes.substr(0, 30), bytes.substr(30)}))
      for (const char c : each.text) CHECK(static_cast<unsigned char>(c) >= 0x20);
  }
  KeyDecoder decoder;
  decoder.feed("\x1B[200~" + std::string(200'000, 'x'));
  CHECK(decoder.next()->kind == KeyKind::text);
  CHECK_FALSE(decoder.is_waiting());
}
