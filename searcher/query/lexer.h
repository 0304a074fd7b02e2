// Lexer: the bytes of a query to words, phrases, signs and parentheses, each with its span.
#pragma once

#include "searcher/query/ast.h"
#include "shared/base/byte_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

enum class TokenType : std::uint8_t {
  word,
  phrase,  // text between quotes, undecoded
  open,    // (
  close,   // )
  sign,    // - or + right before something
  tilde,   // ~ right before a quote
  regex,   // text between slashes, raw
  field,   // letters and the colon right before something
  end,
};

struct QueryToken {
  TokenType type = TokenType::end;
  base::ByteSpan span;
  std::string text;  // word: escapes undone; phrase, regex: raw; field: its name; sign: itself
  std::vector<bool> escaped;  // word: per byte of text, whether a backslash stood before it
  bool address = false;       // word with :// : no wildcards, no ~, no ^
  bool closed = true;         // phrase: has its closing quote
  bool blank_before = true;   // something separates it from what stands before

  bool is_operator(std::string_view name) const;
};

// Any bytes give tokens; the last is always `end`. Linear.
std::vector<QueryToken> lex_query(std::string_view query);

// Bytes of the blank (Unicode's too) or of the double quote (typographic ones too) at offset; 0 if
// there is none. REQUIRES: offset < text.size().
std::size_t blank_at(std::string_view text, std::size_t offset);
std::size_t quote_at(std::string_view text, std::size_t offset);

}  // namespace technews::searcher
