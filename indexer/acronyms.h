// Acronyms: short forms that a text explains, and what they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::indexer {

struct Acronym {
  std::string short_form;  // as written, a plural's s left off: LLM
  std::string long_form;   // as written, blanks single: large language models

  friend bool operator==(const Acronym&, const Acronym&) = default;
};

// Of "large language models (LLMs)", "LLM (large language model)" and "large language models, or
// LLMs,", in the order of the text. A short form has 2 to 10 letters or digits, two of them
// capitals or one a digit. The long form's words begin with the short form's letters, in order:
// each word but short ones in small letters (of, and); letters inside a word may stand for
// themselves behind its first (DoD, NVDA), W3C is WWWC and 2 and 4 may be to and for (P2P). Of
// several stretches the shortest counts. After Schwartz & Hearst, "A Simple Algorithm for
// Identifying Abbreviation Definitions in Biomedical Text" (PSB 2003), stricter: theirs takes any
// letters. Linear. Thread-safe. Bytes that aren't UTF-8 are no letters.
std::vector<Acronym> find_acronyms(std::string_view text);

}  // namespace technews::indexer
