#include "searcher/query/words.h"

#include "searcher/query/limits.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr double least_boost = 0.001;
constexpr double greatest_boost = 1000;
constexpr std::size_t least_literals = 2;
constexpr std::uint32_t most_edits = 2;

std::optional<double> read_boost(std::string_view text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  if (!whole || !(value >= least_boost && value <= greatest_boost)) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> read_count(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::size_t count_literals(const Word& word) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < word.text.size(); ++characters)
    at += base::decode_utf8(word.text, at).length;
  return characters - word.wildcards.size();
}

// Takes a word's signs off one after the other; what is left is its text.
class WordReader {
 public:
  WordReader(const QueryToken& token, Complaints& complaints)
      : token_(token), complaints_(complaints), begin_(0), end_(token.text.size()) {}

  ReadWord read(WordUse use) {
    ReadWord out;
    if (!token_.address && use == WordUse::text) out.boost = take_boost();
    if (!token_.address && use == WordUse::text) out.word.edits = take_edits();
    if (end_ - begin_ > 1 && plain(begin_) == '=') {
      ++begin_;
      out.word.exact = use == WordUse::text;
    }
    out.word.text = token_.text.substr(begin_, end_ - begin_);
    out.word.span = token_.span;
    if (!token_.address || use == WordUse::address) take_wildcards(out.word, use);
    return out;
  }

 private:
  // The byte at the offset, or NUL when a backslash made it ordinary.
  char plain(std::size_t at) const { return token_.escaped[at] ? '\0' : token_.text[at]; }

  std::string_view from(std::size_t at) const {
    return std::string_view(token_.text).substr(at, end_ - at);
  }

  // The last such sign that has something before it; npos if there is none.
  std::size_t last(char sign) const {
    for (std::size_t at = end_; at-- > begin_ + 1;)
      if (plain(at) == sign) return at;
    return std::string::npos;
  }

  double take_boost() {
    const std::size_t at = last('^');
    if (at == std::string::npos) return 1;
    const auto boost = read_boost(from(at + 1));
    if (!boost) {
      complaints_.add("bad_boost", token_.span,
                      fmt::format("^ takes a number from {} to {}", least_boost, greatest_boost),
                      {fmt::format("for the sign itself: \"{}\"", token_.text)});
      return 1;
    }
    end_ = at;
    return *boost;
  }

  std::uint32_t take_edits() {
    const std::size_t at = last('~');
    if (at == std::string::npos) return 0;
    const std::string_view number = from(at + 1);
    const auto edits = number.empty() ? std::optional(1U) : read_count(number);
    if (!edits) return 0;
    if (*edits < 1 || *edits > most_edits) {
      complaints_.add("bad_fuzziness", token_.span, "a fuzzy word takes 1 or 2 edits",
                      {fmt::format("did you mean {}~2?", token_.text.substr(begin_, at - begin_))});
      return 0;
    }
    end_ = at;
    return *edits;
  }

  void take_wildcards(Word& word, WordUse use) {
    for (std::size_t at = begin_; at < end_; ++at) {
      const bool star = plain(at) == '*';
      const bool final_star = star && at + 1 == end_;
      const bool wild = use == WordUse::address ? final_star : star || plain(at) == '?';
      if (wild) word.wildcards.push_back(at - begin_);
    }
    if (word.wildcards.empty()) return;
    check_wildcards(word);
  }

  void check_wildcards(Word& word) {
    const auto give_up = [&](std::string code, std::string message) {
      complaints_.add(std::move(code), token_.span, std::move(message),
                      {fmt::format("for the signs themselves: \"{}\"", word.text)});
      word.wildcards.clear();
    };
    if (count_literals(word) < least_literals) {
      give_up("short_wildcard", "a word with * or ? needs at least two other characters");
    } else if (word.edits > 0) {
      give_up("fuzzy_wildcard", "a word can have wildcards or be fuzzy (~), not both");
    } else if (word.exact) {
      give_up("exact_wildcard", "a word can have wildcards or be exact (=), not both");
    }
  }

  const QueryToken& token_;
  Complaints& complaints_;
  std::size_t begin_;
  std::size_t end_;
};

// Reads the text between quotes.
class PhraseReader {
 public:
  PhraseReader(std::string_view text, std::size_t begin, Complaints& complaints)
      : text_(text), begin_(begin), complaints_(complaints) {}

  std::vector<PhraseSlot> read() {
    std::vector<PhraseSlot> slots;
    while (skip_blanks(), at_ < text_.size()) {
      if (const std::size_t close = end_of_alternatives(); close > 0) {
        PhraseSlot slot = alternatives(close);
        if (!slot.empty()) slots.push_back(std::move(slot));
        at_ = close + 1;
      } else {
        slots.push_back({word(text_.size(), false)});
      }
    }
    return slots;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size()) {
      const std::size_t width = blank_at(text_, at_);
      if (width == 0) return;
      at_ += width;
    }
  }

  // Where the parenthesis ends that begins here, if it holds a |; else 0.
  std::size_t end_of_alternatives() const {
    if (text_[at_] != '(') return 0;
    bool has_bar = false;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == '(')
        return 0;
      else if (text_[i] == '|')
        has_bar = true;
      else if (text_[i] == ')')
        return has_bar ? i : 0;
    }
    return 0;
  }

  PhraseSlot alternatives(std::size_t close) {
    const base::ByteSpan span{begin_ + at_, begin_ + close + 1};
    ++at_;
    PhraseSlot slot;
    bool misses_bar = false;
    bool after_word = false;
    while (at_ < close) {
      if (blank_at(text_, at_) > 0) {
        at_ += blank_at(text_, at_);
      } else if (text_[at_] == '|') {
        after_word = false;
        ++at_;
      } else {
        misses_bar = misses_bar || after_word;
        after_word = true;
        slot.push_back(word(close, true));
      }
    }
    if (misses_bar || slot.empty())
      complaints_.add("phrase_alternatives", span,
                      "alternatives in a phrase are single words with | between them",
                      {"for longer ones: (\"first phrase\" OR \"second phrase\")"});
    return slot;
  }

  Word word(std::size_t end, bool bar_ends) {
    Word word;
    const std::size_t first = at_;
    while (at_ < end && blank_at(text_, at_) == 0 && !(bar_ends && text_[at_] == '|')) {
      const bool escape = text_[at_] == '\\' && at_ + 1 < end;
      if (escape) ++at_;
      if (!escape && text_[at_] == '*') word.wildcards.push_back(word.text.size());
      const std::size_t length = base::decode_utf8(text_, at_).length;
      word.text.append(text_.substr(at_, length));
      at_ += length;
    }
    word.span = {begin_ + first, begin_ + at_};
    take_edits(word);
    check_wildcards(word);
    return word;
  }

  // A final ~, ~1 or ~2 that no backslash is before.
  void take_edits(Word& word) const {
    const std::string_view raw = text_.substr(word.span.begin - begin_, word.span.size());
    const std::size_t tilde = raw.rfind('~');
    if (tilde == std::string_view::npos || tilde == 0 || raw[tilde - 1] == '\\') return;
    const std::string_view number = raw.substr(tilde + 1);
    if (!number.empty() && number != "1" && number != "2") return;
    word.edits = number == "2" ? 2 : 1;
    word.text.resize(word.text.size() - (raw.size() - tilde));
  }

  void check_wildcards(Word& word) {
    if (word.wildcards.empty()) return;
    if (word.edits > 0) {
      complaints_.add("fuzzy_wildcard", word.span,
                      "a word can have wildcards or be fuzzy (~), not both",
                      {fmt::format("for the signs themselves: \"{}\\~\"", word.text)});
      word.edits = 0;
    }
    if (count_literals(word) >= least_literals) return;
    complaints_.add("short_wildcard", word.span,
                    "a word with * in a phrase needs at least two other characters",
                    {"for any word in between: \"first second\"~1"});
    word.wildcards.clear();
  }

  std::string_view text_;
  std::size_t begin_;
  Complaints& complaints_;
  std::size_t at_ = 0;
};

}  // namespace

ReadWord read_word(const QueryToken& token, WordUse use, Complaints& complaints) {
  return WordReader(token, complaints).read(use);
}

bool reads_as_suffix(const QueryToken& token) {
  return token.type == TokenType::word && !token.blank_before && !token.escaped.front() &&
         (token.text.front() == '~' || token.text.front() == '^');
}

Suffix read_suffix(const QueryToken& token, bool takes_slop, Complaints& complaints) {
  Suffix suffix;
  std::string_view rest = token.text;
  if (rest.front() == '~') {
    const std::string_view number = rest.substr(1, rest.find('^') - 1);
    const auto slop = read_count(number);
    if (!takes_slop || !slop || *slop < 1 || *slop > query_limits.nearness) {
      complaints.add("bad_slop", token.span,
                     takes_slop ? fmt::format("~ after a phrase takes a number from 1 to {}",
                                              query_limits.nearness)
                                : std::string("~ stands after a word or a phrase"));
    } else {
      suffix.slop = *slop;
    }
    rest.remove_prefix(1 + number.size());
  }
  if (rest.empty()) return suffix;
  if (const auto boost = read_boost(rest.substr(1))) {
    suffix.boost = *boost;
  } else {
    complaints.add("bad_boost", token.span,
                   fmt::format("^ takes a number from {} to {}", least_boost, greatest_boost));
  }
  return suffix;
}

std::vector<PhraseSlot> read_phrase(std::string_view text, std::size_t begin,
                                    Complaints& complaints) {
  return PhraseReader(text, begin, complaints).read();
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

}  // namespace technews::searcher
