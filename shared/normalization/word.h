// Word: what an analyzer knows of a word by its spelling alone.
#pragma once

#include <string_view>

namespace technews::normalization {

struct Word {
  std::string_view form;  // folded; empty when the word consists of invisible characters
  std::string_view stem;
  bool stop = false;
  bool letters = false;        // no digit or sign but apostrophes
  bool maybe_acronym = false;  // 2 to 4 capitals that spell a stop word or "us": US, IT, WHO
};

}  // namespace technews::normalization
