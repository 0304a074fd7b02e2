#include "shared/base/utf8.h"
#include "shared/normalization/character.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/token_builder.h"

namespace technews::normalization {
namespace {

// The host of an address: of https://user@www.a.b:80/c it is a.b, of foo@example.com example.com.
base::ByteSpan host_of(std::string_view text, base::ByteSpan address) {
  const std::string_view source = address.of(text);
  std::size_t begin = source.find("://");
  begin = begin == std::string_view::npos ? 0 : begin + 3;
  const std::size_t end = std::min(source.find_first_of("/?#", begin), source.size());
  std::string_view host = source.substr(begin, end - begin);
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    begin += at + 1;
    host.remove_prefix(at + 1);
  }
  if (host.size() > 4 && (host.starts_with("www.") || host.starts_with("WWW."))) {
    begin += 4;
    host.remove_prefix(4);
  }
  host = host.substr(0, host.find(':'));
  return {address.begin + begin, address.begin + begin + host.size()};
}

// Where the words of an address begin: after the scheme and www.
std::size_t words_begin(std::string_view text, base::ByteSpan address, base::ByteSpan host) {
  const std::string_view source = address.of(text);
  const std::size_t scheme = source.find("://");
  const std::size_t at = source.find('@');
  const bool email = scheme == std::string_view::npos && at != std::string_view::npos;
  return email ? address.begin : host.begin;
}

bool is_word_character(char32_t c) {
  const CharClass kind = class_of(c);
  return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::ideograph ||
         kind == CharClass::mark;
}

// The next run of letters and digits at or after from.
base::ByteSpan next_word(std::string_view text, std::size_t from, std::size_t end) {
  base::ByteSpan word{end, end};
  for (std::size_t at = from; at < end;) {
    const base::CodePoint point = base::decode_utf8(text, at);
    const bool inside = is_word_character(point.value);
    if (inside && word.begin == end) word.begin = at;
    if (!inside && word.begin != end) return {word.begin, at};
    at += point.length;
  }
  return word;
}

}  // namespace

// The address as one counted term, its host, and its words at successive positions; neither host
// nor words are counted: an address is one thing read.
void TokenBuilder::add_address(base::ByteSpan span) {
  const base::ByteSpan host = host_of(text_, span);
  const std::size_t whole_token = tokens_.size();
  push(span, fixed(folded(span.of(text_))), TokenKind::url).role = Token::Role::whole;
  parser_.parse(text_, host);
  if (parser_.groups().size() == 1 && parser_.groups()[0].pieces.size() > 1) {
    add_host(parser_.groups()[0], host);
  }
  const std::uint32_t first = position_;
  for (base::ByteSpan word = next_word(text_, words_begin(text_, span, host), span.end);
       !word.empty(); word = next_word(text_, word.end, span.end)) {
    const Word found = lexicon_.look_up(word.of(text_));
    if (found.form.empty()) continue;
    push_part(word, found, TokenKind::url).counted = false;
    ++position_;
  }
  if (position_ == first) ++position_;
  tokens_[whole_token].width = position_ - first;
}

// The host in the form it has when it stands alone.
void TokenBuilder::add_host(const Group& group, base::ByteSpan host) {
  terms_.clear();
  for (const Piece& piece : group.pieces) terms_.push_back(term_of(piece, false));
  Token& token = push(host, fixed(joined_form(group)), TokenKind::url);
  token.role = Token::Role::whole;
  token.width = static_cast<std::uint32_t>(group.pieces.size());
  token.counted = false;
}

}  // namespace technews::normalization
