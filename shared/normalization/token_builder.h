// TokenBuilder: lays words and compounds out as tokens with positions.
#pragma once

#include "shared/normalization/analyzer.h"
#include "shared/normalization/compound.h"
#include "shared/normalization/lexicon.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::normalization {

// Not thread-safe. The tokens' strings live in the lexicon.
class TokenBuilder {
 public:
  explicit TokenBuilder(Lexicon& lexicon) : lexicon_(lexicon) {}

  // context decides what capitals mean. REQUIRES: both outlive the adding of tokens.
  void start(std::string_view text, std::string_view context);

  // One word of letters or digits that is no compound.
  void add_plain(base::ByteSpan span);
  // Any segment without ideographs that is no address.
  void add_segment(base::ByteSpan span);
  void add_address(base::ByteSpan span);
  // A run of ideographs; words are those of it that a dictionary found.
  void add_ideographs(base::ByteSpan run, const std::vector<base::ByteSpan>& words);

  bool has_ideographs(base::ByteSpan span) const;

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  // A piece as a term.
  struct Term {
    Word word;
    TokenKind kind = TokenKind::word;
    // A second, shorter name that finds the piece too: 50 for 50%, 2.1 for v2.1; may be empty.
    Word shadow;
  };
  // The last number, in case the next word is "billion".
  struct Amount {
    std::size_t first_token;
    std::size_t number_token;
    std::size_t end;  // byte
    base::ByteSpan prefix;
  };

  Token& push(base::ByteSpan span, const Word& word, TokenKind kind);
  void add_group(Group group, base::ByteSpan prefix);
  void read_terms(Group group, bool currency);
  void add_single(const Piece& piece, const Term& term, base::ByteSpan prefix);
  void add_compound(base::ByteSpan prefix);
  void add_host(base::ByteSpan host);
  void add_address_parts();
  void add_address_words(base::ByteSpan range);
  Token& add_prefixed(base::ByteSpan prefix, base::ByteSpan span, std::string_view form);
  Token& push_part(base::ByteSpan span, const Word& word, TokenKind kind);
  void push_term(base::ByteSpan span, const Term& term);
  bool add_to_amount(base::ByteSpan span, const Word& word);
  bool add_percent(std::size_t first_token);
  void note_number(base::ByteSpan span, base::ByteSpan prefix, std::size_t first_token);

  Term term_of(const Piece& piece, bool currency);
  Term plain_term(std::string_view source);
  Term initials_term(std::string_view source);
  Term number_term(std::string_view source, bool currency);
  Term name_term(std::string_view source);
  Word fixed(std::string_view form);

  bool is_soft() const;
  bool is_sentence_dot(const Piece& before, const Piece& after) const;
  bool is_amount() const;
  std::string joined_form() const;
  std::string settled(std::string_view form) const;
  static std::string whole_form(const Piece& piece, const Term& term);
  bool is_currency(base::ByteSpan prefix) const;
  bool is_all_capitals();

  Lexicon& lexicon_;
  CompoundParser parser_;
  std::string_view text_;
  std::string_view context_;
  std::vector<Token> tokens_;
  std::vector<Piece> pieces_;  // of the group at hand
  std::vector<Term> terms_;    // of pieces_
  std::uint32_t position_ = 0;
  std::optional<Amount> amount_;
  std::optional<bool> all_capitals_;
};

}  // namespace technews::normalization
