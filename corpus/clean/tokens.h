// The words of a page for the cleaner: blank-separated, with hashes of any run of them in O(1).
#pragma once

#include "shared/base/byte_span.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace technews::corpus {

// What the letters of a word tell about its being prose, as bits.
enum WordFlag : std::uint16_t {
  word_lower = 1,          // begins with a small letter (after opening quotes)
  word_capital = 2,        // begins with a capital
  word_number = 4,         // begins with a digit or a currency sign
  word_stop = 8,           // a frequent function word in small letters
  word_sentence_end = 16,  // . ! ? … and closing quotes
  word_clause_end = 32,    // , ; :
  word_symbol = 64,        // no letter and no digit
  word_code = 128,         // looks like a program or a style sheet
  word_line_start = 256,   // a line break stands before it
  word_quoted = 512,       // begins with an opening quote or bracket
  word_stop_any = 1024,    // a frequent function word, however written
  word_wide = 2048,        // of a script written without blanks
  word_full_stop = 4096,   // a sentence end that is a full stop
  word_furniture = 8192,   // a name of share bars, accounts, pleas, legal notes
  word_address = 16384,    // speaks to the reader or for the site
};

struct Word {
  std::uint32_t begin = 0;  // bytes of the page
  std::uint32_t end = 0;
  std::uint16_t flags = 0;

  bool has(unsigned flag) const { return (flags & flag) != 0; }
  bool has_all(unsigned all) const { return (flags & all) == all; }
  base::ByteSpan span() const { return {begin, end}; }
  std::uint32_t size() const { return end - begin; }
};

// The words of one text and a polynomial hash over them. Words are folded before hashing: ASCII
// case, curly quotes and, unless kept, every digit to one ("© 2023" = "© 2024"). Reusable: scan()
// keeps the capacity. Not thread-safe.
class Words {
 public:
  enum class Digits { folded, kept };

  // Texts over 4 GiB are cut there (readers refuse them long before). Linear.
  void scan(std::string_view text, Digits digits = Digits::folded);

  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  std::vector<Word>::const_iterator begin() const { return words_.begin(); }
  std::vector<Word>::const_iterator end() const { return words_.end(); }
  std::string_view text() const { return text_; }
  std::string_view text(std::size_t i) const { return words_[i].span().of(text_); }
  // Bytes from word first to word last - 1.
  base::ByteSpan span(std::size_t first, std::size_t last) const;
  std::string_view text(std::size_t first, std::size_t last) const {
    return span(first, last).of(text_);
  }
  static constexpr std::size_t max_run = 64;

  // Hash of words first .. first + count - 1; equal folded words have equal hashes.
  // REQUIRES: first + count <= size(), count <= max_run.
  std::uint64_t hash(std::size_t first, std::size_t count) const {
    return mix(polynomial(first, count));
  }
  // The first place at which the first count words of the other stand; nullopt for none. Linear.
  // REQUIRES: 0 < count <= other.size(), count <= max_run.
  std::optional<std::size_t> find(const Words& other, std::size_t count) const;

 private:
  static constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;

  static constexpr std::array<std::uint64_t, max_run + 1> make_powers() {
    std::array<std::uint64_t, max_run + 1> all{};
    all[0] = 1;
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * multiplier;
    return all;
  }
  static const std::array<std::uint64_t, max_run + 1> powers;

  static constexpr std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93ULL;
    return x ^ (x >> 29);
  }

  std::uint64_t polynomial(std::size_t first, std::size_t count) const {
    return prefix_[first + count] - prefix_[first] * powers[count];
  }

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint64_t> prefix_;  // [i] = polynomial of words 0 .. i-1; one longer
};

inline constexpr std::array<std::uint64_t, Words::max_run + 1> Words::powers = Words::make_powers();

}  // namespace technews::corpus
