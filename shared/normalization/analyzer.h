// Analyzer: UTF-8 text to tokens, the same for indexing, queries, snippets and suggestions.
#pragma once

#include "shared/base/byte_span.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace technews::normalization {

enum class TokenKind : std::uint8_t {
  word,     // letters
  number,   // digits, with separators inside: 1,000 3.14
  tech,     // a name with signs or digits in it: C++ .NET GPT-4 v2.1.0-rc1 $10bn 50% 5G
  acronym,  // AT&T, U.S., and US, IT, WHO in capitals
  url,      // a web or e-mail address, or its host
  tag,      // #AI, @openai
  cjk,      // a pair of characters of a script without blanks, or a dictionary word
};

// One term at one place of the text. Words take one position each. A compound (GPT-4, e-mail,
// node.js, https://a.b/c) is a `whole` token that stands at its first position and is `width`
// positions wide, followed by its parts, which take those positions one after the other: so
// "capped profit company" is a phrase of "capped-profit company", and "profit company" too, while
// "a profit company" is not one of "a capped-profit company".
//
// Besides: a sign in front of a word (#AI, $10bn) makes a first, uncounted whole with the sign; a
// name with a shorter one (50%, v2.1, Disney+) is a whole of width 1 with an uncounted part; a
// dictionary's longer word in a run of ideographs is an uncounted word as wide as it is long. In a
// phrase a compound is spelled by its first whole, or, where that is counted and wider than 1, by
// its parts; uncounted words are found but never asked for.
struct Token {
  enum class Role : std::uint8_t {
    word,   // ordinary, one position
    whole,  // a compound as one term; its form is canonical: gpt4 for GPT-4, email for e-mail
    part,   // inside a compound
  };

  std::string_view form;    // folded exact form
  std::string_view stem;    // stem in the analyzer's language; equal to form where none applies
  base::ByteSpan span;      // bytes of the source text
  std::uint32_t position;   // counts from 0
  std::uint32_t width = 1;  // positions covered
  TokenKind kind = TokenKind::word;
  Role role = Role::word;
  bool stop = false;    // a stop word: keeps its position, has no weight
  bool counted = true;  // counts in document length and ranks; false for shadows such as the
                        // parts of a tech compound. A query's ranked words are its counted tokens.
};

// What an Analyzer does, as data. Its fingerprint is stored in every index.
struct AnalyzerSpec {
  std::string language = "en";  // ISO 639-1; languages without a Snowball stemmer are not stemmed
  bool stemming = true;
};

// Not thread-safe: one per thread. Cheap to move, costs 0.1 ms and 100 KB to make.
class Analyzer {
 public:
  explicit Analyzer(AnalyzerSpec spec = {});
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  // The tokens of the text, ordered by position, wholes before their parts. Bytes that are not
  // UTF-8 separate words and never fail. Tokens and their strings stay valid until the next call.
  // Linear in the text; ≥ 40 MB/s of English prose.
  std::span<const Token> analyze(std::string_view utf8);

  // The same for a part of a larger text: a word of a query, the title of an article. context, the
  // larger text, decides whether capitals mean anything (US in "THEY TOLD US" is no acronym).
  std::span<const Token> analyze(std::string_view utf8, std::string_view context);

  // The stem of one folded form as analyze() would give it, for a form of no known kind.
  std::string stem(std::string_view form);

  const AnalyzerSpec& spec() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// Identifies everything that decides which terms a text gets: rules, folds, stop words, stemmer and
// library versions. An index built under another fingerprint must be rebuilt. "3-9f2c…", where the
// number is text_rules_version.
std::string fingerprint();

// Raised with every change of the rules that changes terms.
inline constexpr int text_rules_version = 1;

}  // namespace technews::normalization
