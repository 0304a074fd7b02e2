#include "searcher/query/parser.h"

#include "searcher/query/complaints.h"
#include "searcher/query/field_names.h"
#include "searcher/query/lexer.h"
#include "searcher/query/limits.h"
#include "searcher/query/plain.h"
#include "searcher/query/values.h"
#include "searcher/query/words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

class Parser {
 public:
  Parser(std::string_view query, const ParseOptions& options)
      : query_(query), complaints_(options.lenient), values_(query, options.today, complaints_) {
    tokens_ = lex_query(query);
  }

  ParsedQuery run() {
    ParsedQuery parsed;
    parsed.tree = alternatives({}).value_or(Node{});
    while (token().type == TokenType::close) {
      complaints_.add("stray_parenthesis", token().span, ") closes nothing",
                      {"for the sign itself: \\)"});
      ++at_;
      if (auto rest = alternatives({})) parsed.tree = beside(std::move(parsed.tree), *rest);
    }
    check_word_count();
    parsed.diagnostics = complaints_.take();
    return parsed;
  }

 private:
  const QueryToken& token(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }

  bool ends_group() const {
    return token().type == TokenType::end || token().type == TokenType::close;
  }

  std::string typed(base::ByteSpan span) const { return std::string(span.of(query_)); }

  static std::optional<bool> near_operator(const QueryToken& token) {
    const std::string_view name = std::string_view(token.text).substr(0, token.text.find('/'));
    const bool clean =
        token.type == TokenType::word && token.is_operator(token.text) && !token.address;
    if (!clean || (name != "NEAR" && name != "ADJ")) return std::nullopt;
    return name == "ADJ";
  }

  bool at_operator() const {
    return token().is_operator("AND") || token().is_operator("OR") || token().is_operator("NOT") ||
           near_operator(token()).has_value();
  }

  // Two trees side by side, for what follows a stray parenthesis.
  static Node beside(Node left, Node right) {
    if (left.kind == NodeKind::nothing) return right;
    Node node;
    node.kind = NodeKind::list;
    node.span = {left.span.begin, right.span.end};
    node.children = {std::move(left), std::move(right)};
    return node;
  }

  // One child stands for itself; several become a node of the kind.
  static std::optional<Node> gather(NodeKind kind, std::vector<Node> children, const Place& place) {
    if (children.empty()) return std::nullopt;
    if (children.size() == 1 && children.front().occur == Occur::plain)
      return std::move(children.front());
    Node node;
    node.kind = kind;
    node.field = place.field;
    node.span = {children.front().span.begin, children.back().span.end};
    node.children = std::move(children);
    return node;
  }

  void misplaced(const QueryToken& sign, std::string_view what) {
    complaints_.add("misplaced_operator", sign.span, fmt::format("{} {}", sign.text, what),
                    {fmt::format("for the word itself: \"{}\"", sign.text)});
  }

  std::optional<Node> alternatives(const Place& place) {
    std::vector<Node> children;
    while (true) {
      if (auto child = conjunction(place)) {
        children.push_back(std::move(*child));
      } else if (token().is_operator("OR")) {
        misplaced(token(), "needs something before it");
      }
      if (!token().is_operator("OR")) break;
      const QueryToken sign = token();
      ++at_;
      if (ends_group()) misplaced(sign, "needs something after it");
    }
    return gather(NodeKind::any_of, std::move(children), place);
  }

  std::optional<Node> conjunction(const Place& place) {
    std::vector<Node> children;
    while (true) {
      if (auto child = list(place)) {
        children.push_back(std::move(*child));
      } else if (token().is_operator("AND")) {
        misplaced(token(), "needs something before it");
      }
      if (!token().is_operator("AND")) break;
      const QueryToken sign = token();
      ++at_;
      if (ends_group() || token().is_operator("OR")) misplaced(sign, "needs something after it");
    }
    return gather(NodeKind::all_of, std::move(children), place);
  }

  std::optional<Node> list(const Place& place) {
    std::vector<Node> children;
    while (!ends_group() && !token().is_operator("AND") && !token().is_operator("OR")) {
      if (auto child = element(place)) children.push_back(std::move(*child));
    }
    return gather(NodeKind::list, std::move(children), place);
  }

  // Takes at least one token.
  std::optional<Node> element(const Place& place) {
    const QueryToken sign = token();
    const bool excludes =
        sign.is_operator("NOT") || (sign.type == TokenType::sign && sign.text == "-");
    const bool requires_it = sign.type == TokenType::sign && !excludes;
    if (excludes || requires_it) {
      ++at_;
      if (ends_group() || at_operator()) {
        misplaced(sign, "needs something after it");
        return std::nullopt;
      }
    }
    auto node = nearness(place);
    if (!node || !(excludes || requires_it)) return node;
    if (node->occur != Occur::plain || node->kind == NodeKind::nothing) return node;
    node->occur = excludes ? Occur::excluded : Occur::required;
    node->span.begin = sign.span.begin;
    return node;
  }

  std::optional<Node> nearness(const Place& place) {
    if (near_operator(token())) {
      misplaced(token(), "needs something before it");
      ++at_;
      return std::nullopt;
    }
    const std::size_t begin = token().span.begin;
    auto first = primary(place);
    std::vector<Node> children;
    std::optional<std::string> kind;
    Node node;
    node.span.begin = begin;
    while (near_operator(token())) {
      const QueryToken sign = token();
      ++at_;
      if (ends_group() || at_operator() || token().type == TokenType::sign) {
        misplaced(sign, "needs a word or a group after it");
        break;
      }
      auto next = primary(place);
      if (!first || !next) continue;
      if (children.empty()) children.push_back(*first);
      children.push_back(std::move(*next));
      node.ordered = *near_operator(sign);
      node.distance = near_distance(sign);
      const std::string canonical = fmt::format("{}/{}", node.ordered, node.distance);
      if (kind && *kind != canonical)
        complaints_.add("mixed_nearness", sign.span,
                        "NEAR and ADJ side by side must be the same, with the same number");
      kind = canonical;
    }
    if (children.empty()) return first;
    return checked_nearness(std::move(node), std::move(children), place);
  }

  std::uint32_t near_distance(const QueryToken& sign) {
    const std::size_t slash = sign.text.find('/');
    if (slash == std::string::npos) return default_nearness;
    std::uint32_t distance = 0;
    const char* const end = sign.text.data() + sign.text.size();
    const auto [stop, failure] = std::from_chars(sign.text.data() + slash + 1, end, distance);
    if (failure == std::errc{} && stop == end && distance >= 1 && distance <= query_limits.nearness)
      return distance;
    complaints_.add(
        "bad_nearness", sign.span,
        fmt::format("{} takes a number from 1 to {} after the slash", sign.text.substr(0, slash),
                    query_limits.nearness),
        {fmt::format("did you mean {}/{}?", sign.text.substr(0, slash), default_nearness)});
    return default_nearness;
  }

  static bool is_near_operand(const Node& node) {
    if (node.occur != Occur::plain) return false;
    if (node.kind == NodeKind::any_of)
      return std::all_of(node.children.begin(), node.children.end(), is_near_operand);
    return node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  }

  // That of the first word, or that of all words of a group.
  static std::optional<index::Field> near_field(const Node& node) {
    return node.kind == NodeKind::any_of ? near_field(node.children.front()) : node.field;
  }

  static bool stands_in(const Node& node, std::optional<index::Field> field) {
    if (node.kind != NodeKind::any_of) return node.field == field;
    return std::all_of(node.children.begin(), node.children.end(),
                       [field](const Node& child) { return stands_in(child, field); });
  }

  Node checked_nearness(Node node, std::vector<Node> children, const Place& place) {
    node.kind = NodeKind::near;
    node.field = place.field;
    node.span.end = tokens_[at_ - 1].span.end;
    node.children = std::move(children);
    for (const Node& child : node.children) {
      if (is_near_operand(child) && stands_in(child, near_field(node.children.front()))) continue;
      complaints_.add("near_operand", child.span,
                      "NEAR and ADJ take words, phrases, and groups of them with OR, of one field",
                      {"for both anywhere: AND"});
      node.kind = NodeKind::all_of;
      node.ordered = false;
      node.distance = 0;
    }
    node.field = node.kind == NodeKind::near ? near_field(node.children.front()) : place.field;
    return node;
  }

  std::optional<Node> primary(Place place) {
    const QueryToken field = token();
    if (field.type == TokenType::field) {
      ++at_;
      const auto named = field_for_query(field.text);
      if (!named) return unknown_field(field, place);
      place = {named->field, named->dates};
    }
    switch (token().type) {
      case TokenType::open:
        return parentheses(place);
      case TokenType::tilde:
        ++at_;
        return with_span_from(field, phrase(place, true));
      case TokenType::phrase:
        return with_span_from(field, phrase(place, false));
      case TokenType::word:
        return word(place, field.type == TokenType::field ? field.span.begin : token().span.begin);
      case TokenType::regex:
        return regex(place, field.type == TokenType::field ? field.span.begin : token().span.begin);
      default:
        ++at_;  // a sign after a sign
        return std::nullopt;
    }
  }

  // All that was typed of a phrase: a field's name or ~ before it, what stands behind the quote.
  std::optional<Node> with_span_from(const QueryToken& first, std::optional<Node> node) const {
    if (node) node->span = {first.span.begin, tokens_[at_ - 1].span.end};
    return node;
  }

  // In the tree the colon is part of the word, as it would be without a field of that name.
  std::optional<Node> unknown_field(const QueryToken& field, const Place& place) {
    const QueryToken value = token();
    std::vector<std::string> hints;
    if (const auto nearest = nearest_field(field.text))
      hints.push_back(fmt::format("did you mean {}:{}?", *nearest, typed(value.span)));
    if (value.type == TokenType::word)
      hints.push_back(fmt::format("for the text itself: \"{}:{}\"", field.text, typed(value.span)));
    hints.push_back("fields: " + all_field_names());
    complaints_.add("unknown_field", field.span, fmt::format("unknown field \"{}\"", field.text),
                    std::move(hints));
    Node node;
    node.kind = NodeKind::word;
    node.field = place.field;
    node.word.text = field.text + ":";
    node.span = field.span;
    if (value.type == TokenType::word) {
      ++at_;
      node.word.text += value.text;
      node.span.end = value.span.end;
    }
    node.word.span = node.span;
    ++words_;
    const auto use = place.field ? index::info(*place.field).use : index::FieldUse::text;
    if (use == index::FieldUse::range) return std::nullopt;
    if (use == index::FieldUse::filter) node.kind = NodeKind::filter;
    return node;
  }

  std::optional<Node> parentheses(const Place& place) {
    const QueryToken open = token();
    if (depth_ >= query_limits.depth) {
      complaints_.refuse("too_deep", open.span,
                         fmt::format("parentheses more than {} deep", query_limits.depth));
      skip_group();
      return std::nullopt;
    }
    ++at_;
    ++depth_;
    auto node = alternatives(place);
    --depth_;
    const bool closed = token().type == TokenType::close;
    if (!closed)
      complaints_.add("unclosed_parenthesis", open.span, "this ( is never closed",
                      {fmt::format("did you mean {})?", query_)});
    const base::ByteSpan span{open.span.begin, closed ? token().span.end : query_.size()};
    if (closed) ++at_;
    if (!node) {
      complaints_.add("empty_parentheses", span, "there is nothing between ( and )");
      return std::nullopt;
    }
    if (reads_as_suffix(token()))
      boost(*node, read_suffix(token(), false, complaints_).boost, true);
    return node;
  }

  void boost(Node& node, double factor, bool takes_token) {
    const base::ByteSpan span = token().span;
    if (takes_token) ++at_;
    if (factor == 1) return;
    const double product = node.boost * factor;
    if (node.kind == NodeKind::filter || node.kind == NodeKind::date) {
      complaints_.add("no_weight", span, "a filter has no weight that ^ could change");
    } else if (product < 0.001 || product > 1000) {
      complaints_.add("bad_boost", span, "boosts within boosts multiply to more than 1000");
    } else {
      node.boost = product;
    }
  }

  void skip_group() {
    std::size_t depth = 0;
    for (; token().type != TokenType::end; ++at_) {
      if (token().type == TokenType::open) ++depth;
      if (token().type != TokenType::close || --depth > 0) continue;
      ++at_;
      return;
    }
  }

  std::optional<Node> phrase(const Place& place, bool stemmed) {
    const QueryToken quote = token();
    ++at_;
    if (!quote.closed)
      complaints_.add("unclosed_quote", {quote.span.begin, quote.span.begin + 1},
                      "this quote is never closed", {fmt::format("did you mean {}\"?", query_)});
    const std::size_t inside = quote.span.begin + quote_at(query_, quote.span.begin);
    Node node;
    node.field = place.field;
    node.span = quote.span;
    const bool is_text = !place.field || index::info(*place.field).use == index::FieldUse::text;
    node.stemmed = stemmed && is_text;
    if (is_text) {
      node.kind = NodeKind::phrase;
      node.slots = read_phrase(quote.text, inside, complaints_);
    } else {
      values_.read(node, unescape(quote.text), place);
    }
    const bool has_suffix = reads_as_suffix(token());
    const Suffix suffix = has_suffix ? read_suffix(token(), is_text, complaints_) : Suffix{};
    node.distance = suffix.slop;
    boost(node, suffix.boost, has_suffix);
    return checked_phrase(std::move(node), quote.span);
  }

  std::optional<Node> checked_phrase(Node node, base::ByteSpan span) {
    if (node.kind == NodeKind::nothing) return std::nullopt;
    const bool empty = node.kind == NodeKind::phrase
                           ? node.slots.empty()
                           : node.kind == NodeKind::filter && node.word.text.empty();
    if (empty) {
      complaints_.add("empty_phrase", span, "there is nothing between the quotes");
      return std::nullopt;
    }
    std::size_t words = 1;
    for (const PhraseSlot& slot : node.slots) words += slot.size();
    words_ += words - (node.slots.empty() ? 0 : 1);
    if (node.slots.size() > query_limits.phrase_words)
      complaints_.refuse("long_phrase", span,
                         fmt::format("a phrase of {} words; at most {} are searched",
                                     node.slots.size(), query_limits.phrase_words));
    return node;
  }

  std::optional<Node> word(const Place& place, std::size_t begin) {
    const QueryToken token = tokens_[at_];
    ++at_;
    ++words_;
    if (misses_value(token)) return std::nullopt;
    Node node;
    node.field = place.field;
    node.span = {begin, token.span.end};
    const index::FieldUse use = place.field ? index::info(*place.field).use : index::FieldUse::text;
    if (use == index::FieldUse::range) {
      values_.read(node, token.text, place);
      if (node.kind == NodeKind::nothing) return std::nullopt;
      return node;
    }
    const WordUse word_use = use == index::FieldUse::text        ? WordUse::text
                             : *place.field == index::Field::url ? WordUse::address
                                                                 : WordUse::value;
    ReadWord read = read_word(token, word_use, complaints_);
    node.kind = use == index::FieldUse::text ? NodeKind::word : NodeKind::filter;
    node.word = std::move(read.word);
    node.boost = read.boost;
    return node;
  }

  std::optional<Node> regex(const Place& place, std::size_t begin) {
    const QueryToken token = tokens_[at_];
    ++at_;
    ++words_;
    Node node;
    node.field = place.field;
    node.span = {begin, token.span.end};
    const bool is_text = !place.field || index::info(*place.field).use == index::FieldUse::text;
    node.kind = is_text ? NodeKind::word : NodeKind::filter;
    node.word.span = token.span;
    node.word.text = token.text;
    node.word.regex = true;
    const bool has_suffix = reads_as_suffix(this->token());
    if (has_suffix) boost(node, read_suffix(this->token(), false, complaints_).boost, true);
    if (!values_.takes_regex(token, place)) return std::nullopt;
    return node;
  }

  // "title: openai": the field's value has gone astray.
  bool misses_value(const QueryToken& token) {
    if (token.text.back() != ':' || token.escaped.back()) return false;
    const std::string name = token.text.substr(0, token.text.size() - 1);
    if (!field_for_query(name)) return false;
    const bool has_next = !ends_group() && !at_operator();
    complaints_.add("missing_value", token.span,
                    fmt::format("{}: needs something right after the colon", name),
                    {has_next ? fmt::format("did you mean {}:{}?", name, typed(this->token().span))
                              : fmt::format("for the text itself: \"{}:\"", name)});
    return true;
  }

  void check_word_count() {
    if (words_ <= query_limits.words) return;
    complaints_.refuse(
        "too_many_words", {0, query_.size()},
        fmt::format("a query of {} words; at most {} are searched", words_, query_limits.words));
  }

  std::string_view query_;
  Complaints complaints_;
  ValueReader values_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

bool ParsedQuery::failed() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const base::Diagnostic& each) {
    return each.severity == base::Severity::error;
  });
}

ParsedQuery parse_query(std::string_view query, const ParseOptions& options) {
  Complaints complaints(options.lenient);
  if (query.size() > query_limits.bytes) {
    complaints.refuse(
        "too_long", {query_limits.bytes, query.size()},
        fmt::format("a query of {} bytes; at most {} are read", query.size(), query_limits.bytes));
    return {Node{}, complaints.take()};
  }
  if (options.plain) {
    Node tree = read_plain(query, complaints);
    return {std::move(tree), complaints.take()};
  }
  return Parser(query, options).run();
}

}  // namespace technews::searcher
