// What the words of a block tell about it: prose, menu, date, credit.
#pragma once

#include <cstdint>
#include <string_view>

namespace technews::corpus {

// Words that a block begins with or consists of, whatever the site.
enum class Phrase : std::uint8_t {
  none,
  share,       // "Share this", "Auf Facebook teilen"
  related,     // "Read more:", "Lesen Sie auch", "Mehr zum Thema"
  comment,     // "12 Comments", "Kommentar schreiben"
  newsletter,  // "Sign up for", "Newsletter abonnieren"
  cookie,      // "We use cookies", "Datenschutz"
  copyright,   // "© 2020", "All rights reserved"
  credit,      // "Photo: ", "Foto: ", "Image credit"
  byline,      // "By ", "Von ", "Published on"
  advert,      // "Advertisement", "Anzeige"
  contents,    // "Contents", "Inhaltsverzeichnis"
  count_
};

struct TextStats {
  std::uint32_t bytes = 0;
  std::uint32_t words = 0;  // blank-separated; two letters of scripts without blanks are a word
  std::uint32_t letters = 0;
  std::uint32_t function_words = 0;
  std::uint32_t furniture_words = 0;  // names of share bars, accounts, pleas, legal notes
  std::uint32_t address_words = 0;    // "you", "our"
  std::uint32_t credit_words = 0;     // of captions: "photo", "pictured", "dpa"
  std::uint32_t capital_words = 0;
  std::uint32_t capitals = 0;  // letters
  std::uint32_t digits = 0;
  std::uint32_t commas = 0;
  std::uint32_t sentence_ends = 0;
  std::uint32_t lines = 1;
  bool ends_sentence = false;
  bool ends_colon = false;
  bool ends_cut_off = false;  // "…", "..."
  bool begins_small = false;
  bool has_date = false;
  bool has_address = false;  // "@" or "http"
  Phrase phrase = Phrase::none;
};

// Linear. Thread-safe.
TextStats read_text(std::string_view text);

}  // namespace technews::corpus
