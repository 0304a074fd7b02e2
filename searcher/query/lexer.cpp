#include "searcher/query/lexer.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace technews::searcher {
namespace {

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_name_character(char c) {
  return is_letter(c) || c == '-' || (c >= '0' && c <= '9');
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<QueryToken> run() {
    while (skip_blanks(), at_ < query_.size()) tokens_.push_back(next());
    tokens_.push_back(make(TokenType::end, at_));
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < query_.size() ? query_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    blank_ = at_ == 0;
    while (at_ < query_.size()) {
      const std::size_t width = blank_at(query_, at_);
      if (width == 0) return;
      blank_ = true;
      at_ += width;
    }
  }

  // Nothing a sign, a field or a tilde could apply to begins at the offset.
  bool nothing_at(std::size_t offset) const {
    return offset >= query_.size() || query_[offset] == ')' || blank_at(query_, offset) > 0;
  }

  QueryToken make(TokenType type, std::size_t begin) const {
    QueryToken token;
    token.type = type;
    token.span = {begin, at_};
    token.text = std::string(token.span.of(query_));
    token.blank_before = blank_;
    return token;
  }

  // A sign or a field right before this one makes - and names part of the word.
  bool may_begin_here() const {
    if (blank_ || tokens_.empty()) return true;
    const TokenType before = tokens_.back().type;
    return before != TokenType::field && before != TokenType::sign;
  }

  QueryToken single(TokenType type) {
    ++at_;
    return make(type, at_ - 1);
  }

  QueryToken next() {
    const char c = peek();
    if (c == '(') return single(TokenType::open);
    if (c == ')') return single(TokenType::close);
    if (quote_at(query_, at_) > 0) return phrase();
    if ((c == '-' || c == '+') && may_begin_here() && !nothing_at(at_ + 1))
      return single(TokenType::sign);
    if (const std::size_t inside = regex_size(); inside > 0) return regex(inside);
    if (c == '~' && at_ + 1 < query_.size() && quote_at(query_, at_ + 1) > 0)
      return single(TokenType::tilde);
    if (const std::size_t name = field_name_size(); name > 0) return field(name);
    return word();
  }

  // Bytes of the name when a field begins here: letters, a colon, and something right after it.
  // a:: and a:// are words.
  std::size_t field_name_size() const {
    const bool after_field = !blank_ && !tokens_.empty() && tokens_.back().type == TokenType::field;
    if (after_field || !is_letter(peek())) return 0;
    std::size_t size = 1;
    while (is_name_character(peek(size)) && blank_at(query_, at_ + size) == 0 &&
           quote_at(query_, at_ + size) == 0)
      ++size;
    if (peek(size) != ':' || nothing_at(at_ + size + 1)) return 0;
    const std::string_view rest = query_.substr(at_ + size + 1);
    return rest.starts_with(':') || rest.starts_with("//") ? 0 : size;
  }

  // Bytes between the slashes when a regular expression begins here: no blanks, and nothing right
  // after it. /usr/bin is a word.
  std::size_t regex_size() const {
    const bool begins = blank_ || tokens_.empty() || tokens_.back().type == TokenType::open ||
                        tokens_.back().type == TokenType::field ||
                        tokens_.back().type == TokenType::sign;
    if (!begins || peek() != '/') return 0;
    std::size_t end = at_ + 1;
    while (end < query_.size() && query_[end] != '/' && blank_at(query_, end) == 0)
      end += std::min<std::size_t>(query_[end] == '\\' ? 2 : 1, query_.size() - end);
    if (end >= query_.size() || query_[end] != '/') return 0;
    const bool stands_alone = nothing_at(end + 1) || query_[end + 1] == '^';
    return stands_alone ? end - at_ - 1 : 0;
  }

  QueryToken regex(std::size_t size) {
    const std::size_t begin = at_;
    at_ += size + 2;
    QueryToken token = make(TokenType::regex, begin);
    token.text = token.text.substr(1, size);
    return token;
  }

  QueryToken field(std::size_t name_size) {
    const std::size_t begin = at_;
    at_ += name_size + 1;
    QueryToken token = make(TokenType::field, begin);
    token.text.pop_back();
    return token;
  }

  QueryToken phrase() {
    const std::size_t begin = at_;
    at_ += quote_at(query_, at_);
    const std::size_t inside = at_;
    std::size_t width = 0;
    while (at_ < query_.size() && (width = quote_at(query_, at_)) == 0)
      at_ += std::min<std::size_t>(peek() == '\\' ? 2 : 1, query_.size() - at_);
    const std::string_view text = query_.substr(inside, at_ - inside);
    at_ += width;
    QueryToken token = make(TokenType::phrase, begin);
    token.closed = width > 0;
    token.text = std::string(text);
    return token;
  }

  bool ends_word() const {
    return peek() == '(' || peek() == ')' || quote_at(query_, at_) > 0 || blank_at(query_, at_) > 0;
  }

  QueryToken word() {
    const std::size_t begin = at_;
    std::string text;
    std::vector<bool> escaped;
    while (at_ < query_.size() && !ends_word()) {
      const bool escape = peek() == '\\' && at_ + 1 < query_.size();
      if (escape) ++at_;
      const std::size_t length = base::decode_utf8(query_, at_).length;
      text.append(query_.substr(at_, length));
      escaped.insert(escaped.end(), length, escape);
      at_ += length;
    }
    QueryToken token = make(TokenType::word, begin);
    const std::size_t mark = text.find("://");
    token.address = mark != std::string::npos && mark > 0 && !escaped[mark];
    token.text = std::move(text);
    token.escaped = std::move(escaped);
    return token;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  bool blank_ = true;
  std::vector<QueryToken> tokens_;
};

constexpr bool is_blank_character(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// The straight quote, the typographic double quotes, guillemets, and the full-width quote.
constexpr std::array<char32_t, 8> quotes{0x22, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0xFF02};

}  // namespace

bool QueryToken::is_operator(std::string_view name) const {
  return type == TokenType::word && text == name &&
         std::none_of(escaped.begin(), escaped.end(), [](bool each) { return each; });
}

std::vector<QueryToken> lex_query(std::string_view query) { return Lexer(query).run(); }

std::size_t blank_at(std::string_view text, std::size_t offset) {
  const base::CodePoint point = base::decode_utf8(text, offset);
  return point.valid && is_blank_character(point.value) ? point.length : 0;
}

std::size_t quote_at(std::string_view text, std::size_t offset) {
  const base::CodePoint point = base::decode_utf8(text, offset);
  const bool is_quote =
      point.valid && std::find(quotes.begin(), quotes.end(), point.value) != quotes.end();
  return is_quote ? point.length : 0;
}

}  // namespace technews::searcher
