// The words that tell prose from a page's furniture in several languages, found by a hash.
#pragma once

#include <cstdint>

namespace technews::corpus {

// What a word is known as, as bits.
enum LexiconClass : std::uint8_t {
  lexicon_function = 1,   // a frequent function word
  lexicon_furniture = 2,  // a name of share bars, accounts, pleas, legal notes
  lexicon_address = 4,    // "you", "our"
};

// A hash of small letters, byte after byte (FNV-1a).
struct LetterHash {
  std::uint64_t value = 0xCBF29CE484222325ULL;
  constexpr void add(char c) { value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
};

// LexiconClass bits of the word with the hash; 0 for unknown words. Constant time.
unsigned lexicon_classes(std::uint64_t hash);

}  // namespace technews::corpus
