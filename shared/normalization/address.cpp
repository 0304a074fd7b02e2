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

bool is_word_character(char32_t c) {
  const CharClass kind = class_of(c);
  return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::ideograph ||
         kind == CharClass::mark;
}

bool is_host_name(std::string_view host) {
  for (std::size_t at = 0; at < host.size();) {
    const base::CodePoint point = base::decode_utf8(host, at);
    const CharClass kind = class_of(point.value);
    if (!is_word_character(point.value) && kind != CharClass::dot && kind != CharClass::hyphen) {
      return false;
    }
    at += point.length;
  }
  return true;
}

// The next run of letters and digits, or of ideographs, at or after from.
base::ByteSpan next_word(std::string_view text, std::size_t from, std::size_t end) {
  base::ByteSpan word{end, end};
  bool ideographs = false;
  for (std::size_t at = from; at < end;) {
    const base::CodePoint point = base::decode_utf8(text, at);
    const CharClass kind = class_of(point.value);
    const bool mark = kind == CharClass::mark;
    const bool inside = is_word_character(point.value) &&
                        (mark || word.begin == end || ideographs == (kind == CharClass::ideograph));
    if (!inside && word.begin != end) return {word.begin, at};
    if (inside && !mark && word.begin == end) {
      word.begin = at;
      ideographs = kind == CharClass::ideograph;
    }
    at += point.length;
  }
  return word;
}

}  // namespace

// The address as one counted term; its host, and its words at successive positions, are found but
// not counted: an address is one thing read.
void TokenBuilder::add_address(base::ByteSpan span) {
  const base::ByteSpan host = host_of(text_, span);
  const bool email = span.of(text_).find("://") == std::string_view::npos &&
                     span.begin < host.begin && text_[host.begin - 1] != '.';
  const std::size_t whole_token = tokens_.size();
  const std::uint32_t first = position_;
  push(span, fixed(folded(span.of(text_))), TokenKind::url).role = Token::Role::whole;
  if (email) add_address_words({span.begin, host.begin});
  add_host(host);
  add_address_words({host.end, span.end});
  if (position_ == first) ++position_;
  tokens_[whole_token].width = position_ - first;
}

// The host in the form, and with the parts, that it has when it stands alone.
void TokenBuilder::add_host(base::ByteSpan host) {
  if (!is_host_name(host.of(text_))) {
    add_address_words(host);
    return;
  }
  parser_.parse(text_, host);
  const bool one_name = parser_.group_count() == 1;
  for (std::size_t i = 0; i < parser_.group_count(); ++i) {
    read_terms(parser_.group(i), false);
    if (pieces_.empty()) continue;
    if (one_name) {
      Token& token = push(host, fixed(joined_form()), TokenKind::url);
      token.role = Token::Role::whole;
      token.width = static_cast<std::uint32_t>(pieces_.size());
      token.counted = false;
    }
    if (!one_name || pieces_.size() > 1) add_address_parts();
    if (one_name && pieces_.size() == 1) ++position_;
  }
}

// The terms at hand, at successive positions.
void TokenBuilder::add_address_parts() {
  for (std::size_t i = 0; i < terms_.size(); ++i, ++position_) {
    push_part(pieces_[i].span, terms_[i].word, TokenKind::url).counted = false;
  }
}

void TokenBuilder::add_address_words(base::ByteSpan range) {
  for (base::ByteSpan word = next_word(text_, range.begin, range.end); !word.empty();
       word = next_word(text_, word.end, range.end)) {
    parser_.parse(text_, word);
    if (parser_.has_ideographs()) add_ideographs(word, {});
    for (std::size_t i = 0; i < parser_.group_count(); ++i) {
      read_terms(parser_.group(i), false);
      add_address_parts();
    }
  }
}

}  // namespace technews::normalization
