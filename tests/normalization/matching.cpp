#include "tests/normalization/matching.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace technews::normalization {
namespace {

struct Text {
  std::map<std::uint32_t, std::set<std::string>> forms;  // by position
  std::set<std::string> stems;
  std::uint32_t end = 0;
};

// What an index posts beside a whole of several positions, so that its joined spelling lines up.
std::string joined_term(std::string_view form, std::uint32_t width, std::uint32_t place) {
  return std::string(form) + "\x01" + std::to_string(width) + "\x01" + std::to_string(place);
}

Text read_text(Analyzer& analyzer, std::string_view source) {
  Text text;
  for (const Token& token : analyzer.analyze(source)) {
    text.forms[token.position].insert(std::string(token.form));
    text.stems.insert(std::string(token.stem));
    text.end = std::max(text.end, token.position + token.width);
    if (token.role != Token::Role::whole || token.width < 2) continue;
    for (std::uint32_t i = 0; i < token.width; ++i) {
      text.forms[token.position + i].insert(joined_term(token.form, token.width, i));
    }
  }
  return text;
}

// The tokens of one compound, or of one position.
struct Item {
  std::uint32_t position = 0;
  std::uint32_t width = 1;
  std::vector<Token> wholes;
  std::vector<Token> parts;
  std::vector<Token> words;
};

std::vector<Item> read_items(std::span<const Token> tokens) {
  std::vector<Item> items;
  for (const Token& token : tokens) {
    // A dictionary's longer word is spelled by its pairs of characters.
    if (token.role == Token::Role::word && token.width > 1) continue;
    const bool inside =
        !items.empty() && token.position < items.back().position + items.back().width;
    if (!inside) items.push_back({token.position, 1, {}, {}, {}});
    Item& item = items.back();
    if (token.role == Token::Role::whole) {
      item.wholes.push_back(token);
      item.width = std::max(item.width, token.width);
    } else if (token.role == Token::Role::part) {
      item.parts.push_back(token);
    } else {
      item.words.push_back(token);
    }
  }
  return items;
}

bool item_is_in(const Item& item, const Text& text, bool stop_words_count) {
  const auto is_found = [&](const Token& token) {
    return text.stems.contains(std::string(token.stem));
  };
  for (const Token& whole : item.wholes) {
    if (whole.counted && is_found(whole)) return true;
  }
  bool ranks = false;
  for (const auto* tokens : {&item.words, &item.parts}) {
    for (const Token& token : *tokens) {
      if (!token.counted || (token.stop && !stop_words_count)) continue;
      if (!is_found(token)) return false;
      ranks = true;
    }
  }
  const bool is_stop_word = item.wholes.empty() && !stop_words_count && !ranks;
  return ranks || is_stop_word;
}

bool finds_words(Analyzer& analyzer, std::string_view query, const Text& text) {
  const auto tokens = analyzer.analyze(query);
  const bool only_stop_words = std::all_of(tokens.begin(), tokens.end(),
                                           [](const Token& t) { return t.stop || !t.counted; });
  const std::vector<Item> items = read_items(tokens);
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](const Item& item) {
    return item_is_in(item, text, only_stop_words);
  });
}

class PhraseMatcher {
 public:
  PhraseMatcher(const Text& text, std::vector<Item> items)
      : text_(text), items_(std::move(items)) {}

  bool matches() const {
    for (std::uint32_t at = 0; at < text_.end; ++at) {
      if (!items_.empty() && matches_from(0, at)) return true;
    }
    return false;
  }

 private:
  bool has(std::uint32_t at, const std::string& form) const {
    const auto found = text_.forms.find(at);
    return found != text_.forms.end() && found->second.contains(form);
  }

  bool matches_from(std::size_t index, std::uint32_t at) const {
    if (index == items_.size()) return true;
    const Item& item = items_[index];
    const std::uint32_t skip =
        index + 1 < items_.size() ? items_[index + 1].position - item.position - item.width : 0;
    const auto rest = [&](std::uint32_t used) { return matches_from(index + 1, at + used + skip); };
    // The first token is the precise one: with a sign in front ($10bn), or the whole of a compound.
    const Token& first = item.wholes.empty() ? item.words.front() : item.wholes.front();
    const std::string form(first.form);
    if (has(at, form) && rest(1)) return true;
    for (std::uint32_t width = 2; width <= 6; ++width) {
      if (has_joined(at, form, width) && rest(width)) return true;
    }
    const bool parts_spell_it = item.wholes.size() == 1 && item.width >= 2;
    return parts_spell_it && has_parts(item, at) && rest(item.width);
  }

  bool has_joined(std::uint32_t at, const std::string& form, std::uint32_t width) const {
    for (std::uint32_t i = 0; i < width; ++i) {
      if (!has(at + i, joined_term(form, width, i))) return false;
    }
    return true;
  }

  bool has_parts(const Item& item, std::uint32_t at) const {
    for (std::uint32_t i = 0; i < item.width; ++i) {
      if (std::none_of(item.parts.begin(), item.parts.end(), [&](const Token& part) {
            return part.position == item.position + i && has(at + i, std::string(part.form));
          })) {
        return false;
      }
    }
    return true;
  }

  const Text& text_;
  std::vector<Item> items_;
};

}  // namespace

bool finds(std::string_view query, std::string_view source) {
  Analyzer analyzer;
  const Text text = read_text(analyzer, source);
  const bool phrase = query.size() > 1 && query.front() == '"' && query.back() == '"';
  if (!phrase) return finds_words(analyzer, query, text);
  const auto tokens = analyzer.analyze(query.substr(1, query.size() - 2));
  return PhraseMatcher(text, read_items(tokens)).matches();
}

}  // namespace technews::normalization
