#include "shared/normalization/token_builder.h"

#include "shared/base/utf8.h"
#include "shared/normalization/amount.h"
#include "shared/normalization/capitals.h"
#include "shared/normalization/fold.h"

#include <algorithm>

namespace technews::normalization {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

TokenKind kind_of(const Word& word) {
  if (word.letters) return TokenKind::word;
  const bool number = std::all_of(word.form.begin(), word.form.end(),
                                  [](char c) { return is_digit(c) || c == '.' || c == '\''; });
  return number ? TokenKind::number : TokenKind::tech;
}

// u.s. -> us
std::string without_dots(std::string_view form) {
  std::string letters(form);
  std::erase(letters, '.');
  return letters;
}

std::string dotted(std::string_view letters) {
  std::string form;
  for (const char c : letters) form.append({c, '.'});
  return form;
}

// Stop words that are better known as acronyms when in capitals; the others (NOT, ALL, AND) may
// just be loud, so the plain word finds them too.
bool is_acronym_alone(std::string_view form) {
  return form == "us" || form == "it" || form == "who" || form == "am";
}

}  // namespace

void TokenBuilder::start(std::string_view text, std::string_view context) {
  text_ = text;
  context_ = context;
  tokens_.clear();
  position_ = 0;
  amount_.reset();
  all_capitals_.reset();
}

Token& TokenBuilder::push(base::ByteSpan span, const Word& word, TokenKind kind) {
  Token& token = tokens_.emplace_back();
  token.form = word.form;
  token.stem = word.stem;
  token.span = span;
  token.position = position_;
  token.kind = kind;
  token.stop = word.stop;
  return token;
}

void TokenBuilder::add_plain(base::ByteSpan span) {
  const std::string_view source = span.of(text_);
  const Word word = lexicon_.look_up(source);
  if (!word.letters) {
    const Piece piece{span, Piece::Kind::number, CharClass::other};
    add_single(piece, term_of(piece, false), {});
    return;
  }
  if (amount_ && add_to_amount(span, word)) return;
  if (!word.maybe_acronym) {
    push(span, word, TokenKind::word);
    ++position_;
    return;
  }
  push_term(span, plain_term(source));
  ++position_;
}

bool TokenBuilder::has_ideographs(base::ByteSpan span) const {
  for (std::size_t at = span.begin; at < span.end;) {
    const base::CodePoint point = base::decode_utf8(text_, at);
    if (is_ideographic(point.value)) return true;
    at += point.length;
  }
  return false;
}

void TokenBuilder::add_segment(base::ByteSpan span) {
  parser_.parse(text_, span);
  base::ByteSpan prefix = parser_.prefix();
  for (std::size_t i = 0; i < parser_.group_count(); ++i) {
    add_group(parser_.group(i), prefix);
    prefix = {};
  }
}

void TokenBuilder::add_group(Group group, base::ByteSpan prefix) {
  read_terms(group, is_currency(prefix));
  if (pieces_.empty()) return;
  if (pieces_.size() > 1) {
    add_compound(prefix);
    return;
  }
  const Piece& piece = pieces_.front();
  const bool plain = prefix.empty() && piece.kind == Piece::Kind::plain;
  if (amount_ && plain && add_to_amount(piece.span, terms_.front().word)) return;
  add_single(piece, terms_.front(), prefix);
}

// The pieces of a group as terms, without those that fold to nothing.
void TokenBuilder::read_terms(Group group, bool currency) {
  pieces_.clear();
  terms_.clear();
  for (const Piece& piece : group) {
    const Term term = term_of(piece, currency && terms_.empty());
    if (term.word.form.empty()) continue;
    pieces_.push_back(piece);
    terms_.push_back(term);
  }
}

void TokenBuilder::add_single(const Piece& piece, const Term& term, base::ByteSpan prefix) {
  const std::size_t first_token = tokens_.size();
  if (!prefix.empty()) add_prefixed(prefix, piece.span, term.word.form);
  push_term(piece.span, term);
  if (piece.kind == Piece::Kind::number && add_percent(first_token)) return;
  if (piece.kind == Piece::Kind::number && term.shadow.form.empty())
    note_number(piece.span, prefix, first_token);
  ++position_;
}

void TokenBuilder::add_compound(base::ByteSpan prefix) {
  const base::ByteSpan span{pieces_.front().span.begin, pieces_.back().span.end};
  const auto width = static_cast<std::uint32_t>(pieces_.size());
  const bool soft = is_soft();
  const Word whole = soft ? lexicon_.from_form(joined_form()) : fixed(joined_form());
  if (!prefix.empty()) add_prefixed(prefix, span, whole.form).width = width;
  Token& token = push(span, whole, soft ? TokenKind::word : kind_of(whole));
  token.role = Token::Role::whole;
  token.width = width;
  token.stop = false;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    push_part(pieces_[i].span, terms_[i].word, terms_[i].kind).counted = soft;
    if (!terms_[i].shadow.form.empty()) {
      push_part(pieces_[i].span, terms_[i].shadow, terms_[i].kind).counted = false;
    }
    ++position_;
  }
}

// #ai beside ai: precise, for those who type the sign.
Token& TokenBuilder::add_prefixed(base::ByteSpan prefix, base::ByteSpan span,
                                  std::string_view form) {
  std::string signed_form = folded(prefix.of(text_));
  signed_form += form;
  Token& token = push({prefix.begin, span.end}, fixed(signed_form),
                      is_currency(prefix) ? TokenKind::tech : TokenKind::tag);
  token.role = Token::Role::whole;
  token.counted = false;
  return token;
}

Token& TokenBuilder::push_part(base::ByteSpan span, const Word& word, TokenKind kind) {
  Token& token = push(span, word, kind);
  token.role = Token::Role::part;
  return token;
}

void TokenBuilder::push_term(base::ByteSpan span, const Term& term) {
  Token& token = push(span, term.word, term.kind);
  if (term.shadow.form.empty()) return;
  token.role = Token::Role::whole;
  push_part(span, term.shadow, kind_of(term.shadow)).counted = false;
}

void TokenBuilder::note_number(base::ByteSpan span, base::ByteSpan prefix,
                               std::size_t first_token) {
  amount_ = Amount{first_token, tokens_.size() - 1, span.end, prefix};
}

// "50 %" is 50%: the last token, a number, gets the sign after the blank.
bool TokenBuilder::add_percent(std::size_t first_token) {
  Token number = tokens_.back();
  const std::string_view rest = text_.substr(number.span.end);
  const std::size_t blank = rest.empty() ? 0 : base::decode_utf8(rest, 0).length;
  if (rest.size() <= blank || rest[blank] != '%' || !is_one_blank(rest.substr(0, blank))) {
    return false;
  }
  if (tokens_.size() != first_token + 1 || !is_digit(number.form.back())) return false;
  tokens_.pop_back();
  Term term;
  term.word = fixed(std::string(number.form).append("%"));
  term.kind = TokenKind::tech;
  term.shadow = fixed(number.form);
  push_term({number.span.begin, number.span.end + blank + 1}, term);
  ++position_;
  return true;
}

// "$10 billion": the number's tokens become parts of an amount.
bool TokenBuilder::add_to_amount(base::ByteSpan span, const Word& word) {
  const Amount amount = *amount_;
  amount_.reset();
  const std::optional<std::string_view> suffix = magnitude(word.form);
  if (!suffix || !is_one_blank(text_.substr(amount.end, span.begin - amount.end))) return false;
  Token number = tokens_[amount.number_token];
  if (!is_digit(number.form.back())) return false;
  number.role = Token::Role::part;
  tokens_.resize(amount.first_token);
  position_ = number.position;
  const base::ByteSpan whole_span{number.span.begin, span.end};
  const Word whole = fixed(std::string(number.form).append(*suffix));
  if (!amount.prefix.empty()) add_prefixed(amount.prefix, whole_span, whole.form).width = 2;
  Token& token = push(whole_span, whole, TokenKind::tech);
  token.role = Token::Role::whole;
  token.width = 2;
  tokens_.push_back(number);
  ++position_;
  push_part(span, word, TokenKind::word);
  ++position_;
  return true;
}

TokenBuilder::Term TokenBuilder::term_of(const Piece& piece, bool currency) {
  const std::string_view source = piece.span.of(text_);
  switch (piece.kind) {
    case Piece::Kind::initials:
      return initials_term(source);
    case Piece::Kind::number:
      return number_term(source, currency);
    case Piece::Kind::name:
      return name_term(source);
    case Piece::Kind::plain:
      break;
  }
  return plain_term(source);
}

TokenBuilder::Term TokenBuilder::plain_term(std::string_view source) {
  Term term;
  term.word = lexicon_.look_up(source);
  term.kind = kind_of(term.word);
  if (!term.word.maybe_acronym || is_all_capitals()) return term;
  const Word plain = term.word;
  term.word = fixed(dotted(plain.form));
  term.kind = TokenKind::acronym;
  if (!is_acronym_alone(plain.form)) term.shadow = plain;
  return term;
}

// U.K. is uk; but U.S. is u.s., because us is another word.
TokenBuilder::Term TokenBuilder::initials_term(std::string_view source) {
  const std::string form(without_possessive(folded(source)));
  const std::string letters = without_dots(form);
  Term term;
  term.kind = TokenKind::acronym;
  term.word =
      lexicon_.is_acronym_candidate(letters) ? fixed(dotted(letters)) : lexicon_.from_form(letters);
  return term;
}

TokenBuilder::Term TokenBuilder::number_term(std::string_view source, bool currency) {
  Term term;
  term.word = lexicon_.look_up(source);
  const std::string form = canonical_number(term.word.form, currency);
  if (form != term.word.form) term.word = fixed(form);
  term.kind = kind_of(term.word);
  const std::size_t letters = form.find_first_not_of("0123456789.");
  // 802.11ax is found by 802.11
  if (letters != std::string::npos && form.find('.') < letters) {
    const std::size_t end = form.find_last_not_of('.', letters - 1) + 1;
    term.shadow = fixed(std::string_view(form).substr(0, end));
  }
  return term;
}

TokenBuilder::Term TokenBuilder::name_term(std::string_view source) {
  std::string form(without_possessive(folded(source)));
  if (is_digit(form[0])) form = canonical_number(form, false);
  Term term;
  term.word = fixed(form);
  term.kind = form.find('&') != std::string::npos ? TokenKind::acronym : TokenKind::tech;
  std::string_view shadow = form;
  if (form.ends_with('%') || form.ends_with('+')) {
    shadow = shadow.substr(0, shadow.find_last_not_of("%+") + 1);
  } else if (form.size() > 1 && form[0] == 'v' && is_digit(form[1])) {
    shadow.remove_prefix(1);
  }
  // c++ isn't found by c, but disney+ by disney
  shadow = without_possessive(shadow);
  if (shadow.size() < form.size() && (shadow.size() > 1 || is_digit(shadow[0]))) {
    term.shadow = lexicon_.from_form(shadow);
  }
  return term;
}

Word TokenBuilder::fixed(std::string_view form) {
  Word word;
  word.form = lexicon_.keep(form);
  word.stem = word.form;
  return word;
}

// Words joined by hyphens alone, or by a dot that ends a sentence without a blank after it.
bool TokenBuilder::is_soft() const {
  if (is_amount()) return true;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const bool number = piece.kind == Piece::Kind::number && is_digit(terms_[i].word.form.back());
    const bool word = terms_[i].kind == TokenKind::acronym || terms_[i].kind == TokenKind::word;
    const bool beside_sentence = (i > 0 && is_sentence_dot(pieces_[i - 1], piece)) ||
                                 (i + 1 < terms_.size() && is_sentence_dot(piece, pieces_[i + 1]));
    if (!word && !(number && beside_sentence)) return false;
    if (i == 0 || piece.joint == CharClass::hyphen || piece.joint == CharClass::ampersand) continue;
    if (!is_sentence_dot(pieces_[i - 1], piece)) return false;
  }
  return true;
}

bool TokenBuilder::is_sentence_dot(const Piece& before, const Piece& after) const {
  return after.joint == CharClass::dot &&
         begins_sentence(before.span.of(text_), after.span.of(text_));
}

// 10-billion
bool TokenBuilder::is_amount() const {
  return terms_.size() == 2 && pieces_[0].kind == Piece::Kind::number &&
         pieces_[1].joint == CharClass::hyphen && is_digit(terms_[0].word.form.back()) &&
         magnitude(terms_[1].word.form).has_value();
}

std::string TokenBuilder::joined_form() const {
  std::string form(whole_form(pieces_[0], terms_[0]));
  if (is_amount()) return form.append(*magnitude(terms_[1].word.form));
  for (std::size_t i = 1; i < terms_.size(); ++i) {
    const CharClass joint = pieces_[i].joint;
    // c++-like and visual-c# keep their hyphens, without which the signs would not be the name's
    const std::string next = whole_form(pieces_[i], terms_[i]);
    const bool sign =
        form.back() == '+' || form.back() == '#' || form.back() == '%' || next.ends_with('#');
    const bool keep = joint == CharClass::dot || joint == CharClass::underscore ||
                      joint == CharClass::ampersand || (joint == CharClass::hyphen && sign);
    if (keep) form += sign_of(joint);
    form += next;
  }
  return settled(without_possessive(form));
}

// Joining may spell what is no compound: x's.y is x.y, initials.
std::string TokenBuilder::settled(std::string_view form) const {
  const std::string letters = without_dots(form);
  bool initials = letters.size() < form.size();
  bool letter_next = true;
  for (std::size_t at = 0; at < form.size() && initials;) {
    const base::CodePoint point = base::decode_utf8(form, at);
    const CharClass kind = class_of(point.value);
    if (kind != CharClass::mark) {
      initials = kind == (letter_next ? CharClass::letter : CharClass::dot);
      letter_next = !letter_next;
    }
    at += point.length;
  }
  if (!initials) return std::string(form);
  return lexicon_.is_acronym_candidate(letters) ? dotted(letters) : letters;
}

std::string TokenBuilder::whole_form(const Piece& piece, const Term& term) {
  const bool has_dots = piece.kind == Piece::Kind::initials || term.kind == TokenKind::acronym;
  return has_dots ? without_dots(term.word.form) : std::string(term.word.form);
}

bool TokenBuilder::is_currency(base::ByteSpan prefix) const {
  if (prefix.empty()) return false;
  const char sign = text_[prefix.begin];
  return sign != '#' && sign != '@' && folded(prefix.of(text_)) != "#" &&
         folded(prefix.of(text_)) != "@";
}

bool TokenBuilder::is_all_capitals() {
  if (!all_capitals_) all_capitals_ = is_shouted(context_);
  return *all_capitals_;
}

}  // namespace technews::normalization
