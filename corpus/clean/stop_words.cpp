#include "corpus/clean/stop_words.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace technews::corpus {
namespace {

constexpr std::size_t longest = 8;

// The words of up to eight bytes as one number, so that a lookup compares no strings.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t value = 0;
  for (const char c : word) value = (value << 8) | static_cast<unsigned char>(c);
  return value;
}

// English first, then German, French, Spanish, Italian, Portuguese and Dutch.
constexpr std::string_view words[] = {
    "a",    "about", "after", "all",   "also",   "an",    "and",   "any",     "are",   "as",
    "at",   "be",    "been",  "but",   "by",     "can",   "could", "did",     "do",    "does",
    "even", "for",   "from",  "had",   "has",    "have",  "he",    "her",     "him",   "his",
    "how",  "i",     "if",    "in",    "into",   "is",    "it",    "its",     "it's",  "just",
    "like", "may",   "more",  "most",  "much",   "my",    "no",    "not",     "of",    "on",
    "one",  "only",  "or",    "other", "our",    "out",   "over",  "she",     "so",    "some",
    "such", "than",  "that",  "the",   "their",  "them",  "then",  "there",   "these", "they",
    "this", "those", "to",    "too",   "up",     "us",    "was",   "we",      "were",  "what",
    "when", "where", "which", "while", "who",    "will",  "with",  "would",   "you",   "your",
    "said", "says",  "own",   "very",  "both",   "each",  "many",  "because", "being", "before",
    "der",  "die",   "das",   "und",   "ist",    "nicht", "ein",   "eine",    "einen", "einem",
    "den",  "dem",   "des",   "mit",   "von",    "zu",    "auf",   "im",      "auch",  "sich",
    "es",   "sie",   "wie",   "wird",  "werden", "sind",  "dass",  "oder",    "bei",   "aus",
    "le",   "la",    "les",   "et",    "un",     "une",   "du",    "que",     "qui",   "pour",
    "dans", "est",   "pas",   "sur",   "au",     "aux",   "par",   "avec",    "ce",    "cette",
    "el",   "los",   "las",   "y",     "en",     "de",    "para",  "con",     "por",   "una",
    "del",  "se",    "al",    "lo",    "su",     "como",  "pero",  "sus",     "il",    "che",
    "di",   "non",   "per",   "sono",  "da",     "nel",   "della", "anche",   "e",     "o",
    "os",   "as",    "um",    "uma",   "na",     "dos",   "com",   "mais",    "het",   "een",
    "van",  "niet",  "op",    "te",    "zijn",   "voor",  "met",   "aan",     "ook",   "worden"};

constexpr std::size_t slots = 1024;

constexpr std::size_t slot_of(std::uint64_t value) {
  return static_cast<std::size_t>((value * 0x9E3779B97F4A7C15ULL) >> 54);
}

constexpr std::array<std::uint64_t, slots> make_table() {
  std::array<std::uint64_t, slots> table{};
  for (const std::string_view word : words) {
    const std::uint64_t value = packed(word);
    std::size_t slot = slot_of(value);
    while (table[slot] != 0 && table[slot] != value) slot = (slot + 1) % slots;
    table[slot] = value;
  }
  return table;
}

constexpr std::array<std::uint64_t, slots> table = make_table();

}  // namespace

bool is_function_word(std::string_view word) {
  if (word.empty() || word.size() > longest) return false;
  const std::uint64_t value = packed(word);
  for (std::size_t slot = slot_of(value); table[slot] != 0; slot = (slot + 1) % slots) {
    if (table[slot] == value) return true;
  }
  return false;
}

}  // namespace technews::corpus
