#include "searcher/query/ast.h"

#include "searcher/query/dates.h"
#include "searcher/query/lexer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr std::array<std::string_view, 5> operator_names{"AND", "OR", "NOT", "NEAR", "ADJ"};

bool reads_as_operator(std::string_view text) {
  const std::string_view name = text.substr(0, text.find('/'));
  return std::find(operator_names.begin(), operator_names.end(), name) != operator_names.end();
}

// An address needs no backslashes: its signs mean nothing.
bool reads_as_address(std::string_view text) {
  const std::size_t mark = text.find("://");
  return mark != std::string_view::npos && mark > 0 && text.find(':') == mark &&
         std::string_view("-+=~/").find(text.front()) == std::string_view::npos &&
         text.back() != '*';
}

// Bytes that are escaped wherever they stand in a word, when they mean themselves.
constexpr std::string_view special_in_word = "\\()*?^~:";
constexpr std::string_view special_in_phrase = "\\()*|~";
constexpr std::string_view special_in_address = "\\()";

std::string escaped(const Word& word, std::string_view special) {
  std::string out;
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const bool wild =
        std::find(word.wildcards.begin(), word.wildcards.end(), i) != word.wildcards.end();
    const bool means_more = special.find(word.text[i]) != std::string_view::npos ||
                            blank_at(word.text, i) > 0 || quote_at(word.text, i) > 0;
    if (!wild && means_more) out += '\\';
    out += word.text[i];
  }
  return out;
}

std::string print_edits(const Word& word) {
  if (word.edits == 0) return "";
  return word.edits == 1 ? "~" : fmt::format("~{}", word.edits);
}

std::string print_word(const Word& word, bool boosted) {
  if (word.regex) return fmt::format("/{}/", word.text);
  std::string out = word.exact ? "=" : "";
  const bool bare = word.wildcards.empty() && word.edits == 0 && !boosted;
  if (bare && reads_as_address(word.text)) return out + escaped(word, special_in_address);
  const std::string text = escaped(word, special_in_word);
  const bool is_sign = std::string_view("-+=").find(text.front()) != std::string_view::npos;
  // As an expression, or as the rest of an address whose scheme is the field's name.
  const bool is_slashed =
      text.size() > 1 && text.front() == '/' && (text.back() == '/' || text[1] == '/');
  if (is_sign || is_slashed || (!word.exact && reads_as_operator(word.text))) out += '\\';
  out += text;
  return out + print_edits(word);
}

std::string print_phrase_word(const Word& word) {
  return escaped(word, special_in_phrase) + print_edits(word);
}

std::string print_slot(const PhraseSlot& slot) {
  if (slot.size() == 1) return print_phrase_word(slot.front());
  std::string out;
  for (const Word& word : slot) out += (out.empty() ? "(" : " | ") + print_phrase_word(word);
  return out + ")";
}

std::string print_phrase(const Node& node) {
  std::string out = node.stemmed ? "~\"" : "\"";
  for (std::size_t i = 0; i < node.slots.size(); ++i)
    out += (i == 0 ? "" : " ") + print_slot(node.slots[i]);
  out += '"';
  if (node.distance > 0) out += fmt::format("~{}", node.distance);
  return out;
}

std::string print_filter(const Node& node) {
  const Word& word = node.word;
  constexpr std::string_view blanks = " \t\r\n";  // what quoted values lose at their ends
  const bool quotable = word.text.find(' ') != std::string::npos && word.wildcards.empty() &&
                        blanks.find(word.text.front()) == std::string_view::npos &&
                        blanks.find(word.text.back()) == std::string_view::npos;
  if (!quotable) return print_word(word, node.boost != 1);
  std::string out = "\"";
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    if (word.text[i] == '\\' || quote_at(word.text, i) > 0) out += '\\';
    out += word.text[i];
  }
  return out + '"';
}

int binding(const Node& node) {
  switch (node.kind) {
    case NodeKind::any_of:
      return 0;
    case NodeKind::all_of:
      return 1;
    case NodeKind::list:
      return 2;
    case NodeKind::near:
      return 4;
    default:
      return 5;
  }
}

class Printer {
 public:
  std::string print(const Node& node, std::optional<index::Field> around, int least_binding) {
    std::string out;
    if (node.occur == Occur::required) out = "+";
    if (node.occur == Occur::excluded) out = "-";
    const bool names_field = node.field && node.field != around;
    const bool is_leaf = binding(node) == 5;
    const bool parenthesized =
        !is_leaf && (names_field || node.boost != 1 || node.occur != Occur::plain ||
                     binding(node) < least_binding);
    if (names_field) out += fmt::format("{}:", index::info(*node.field).name);
    if (parenthesized) out += '(';
    out += content(node);
    if (parenthesized) out += ')';
    if (node.boost != 1) out += fmt::format("^{}", node.boost);
    return out;
  }

 private:
  std::string joined(const Node& node, std::string_view separator) {
    std::string out;
    for (const Node& child : node.children) {
      if (!out.empty()) out += separator;
      out += print(child, node.field, binding(node) + 1);
    }
    return out;
  }

  std::string content(const Node& node) {
    switch (node.kind) {
      case NodeKind::nothing:
        return "";
      case NodeKind::word:
        return print_word(node.word, node.boost != 1);
      case NodeKind::phrase:
        return print_phrase(node);
      case NodeKind::filter:
        return print_filter(node);
      case NodeKind::date:
        return to_text(node.days);
      case NodeKind::list:
        return joined(node, " ");
      case NodeKind::all_of:
        return joined(node, " AND ");
      case NodeKind::any_of:
        return joined(node, " OR ");
      case NodeKind::near:
        return joined(node, fmt::format(" {}/{} ", node.ordered ? "ADJ" : "NEAR", node.distance));
      case NodeKind::synonyms:  // the query as typed
        return print(node.children.front(), node.field, 0);
    }
    return "";
  }
};

bool same_word(const Word& left, const Word& right) {
  return left.text == right.text && left.wildcards == right.wildcards &&
         left.exact == right.exact && left.edits == right.edits && left.regex == right.regex;
}

bool same_slot(const PhraseSlot& left, const PhraseSlot& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_word);
}

}  // namespace

std::string print(const Node& node) { return Printer().print(node, std::nullopt, 0); }

bool same_tree(const Node& left, const Node& right) {
  return left.kind == right.kind && left.occur == right.occur && left.field == right.field &&
         left.boost == right.boost && same_word(left.word, right.word) &&
         std::equal(left.slots.begin(), left.slots.end(), right.slots.begin(), right.slots.end(),
                    same_slot) &&
         left.stemmed == right.stemmed && left.distance == right.distance &&
         left.ordered == right.ordered && left.days == right.days &&
         std::equal(left.children.begin(), left.children.end(), right.children.begin(),
                    right.children.end(), same_tree);
}

}  // namespace technews::searcher
