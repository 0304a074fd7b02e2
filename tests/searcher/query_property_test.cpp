#include "searcher/query/ast.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

// Queries out of the grammar, seeded: every construct, nested, with awkward words.
class QueryMaker {
 public:
  explicit QueryMaker(std::uint32_t seed) : random_(seed) {}

  std::string query(int depth = 3) {
    std::string out = conjunction(depth);
    while (chance(5)) out += " OR " + conjunction(depth);
    return out;
  }

 private:
  bool chance(unsigned one_in) { return random_() % one_in == 0; }

  template <std::size_t size>
  std::string pick(const char* const (&choices)[size]) {
    return choices[random_() % size];
  }

  std::string conjunction(int depth) {
    std::string out = list(depth);
    while (chance(4)) out += " AND " + list(depth);
    return out;
  }

  std::string list(int depth) {
    std::string out = unary(depth);
    while (chance(2)) out += " " + unary(depth);
    return out;
  }

  std::string unary(int depth) { return (chance(3) ? pick(signs) : "") + near(depth); }

  std::string near(int depth) {
    if (!chance(8)) return primary(depth);
    const std::string sign = pick(nears);
    return word() + sign + phrase() + sign + "(" + word() + " OR " + phrase() + "~1)";
  }

  std::string primary(int depth) {
    switch (random_() % 8) {
      case 0:
        return pick(fields) + (depth > 0 ? "(" + query(depth - 1) + ")" : word());
      case 1:
        return depth > 0 ? "(" + query(depth - 1) + ")" + (chance(3) ? "^2.5" : "") : word();
      case 2:
        return (chance(3) ? "~" : "") + phrase() + (chance(4) ? "~2" : "") +
               (chance(4) ? "^3" : "");
      case 3:
        return pick(filters);
      case 4:
        return pick(dates);
      case 5:
        return pick(fields) + (chance(2) ? word() : phrase());
      default:
        return word() + (chance(6) ? "^0.25" : "");
    }
  }

  std::string phrase() {
    std::string out = "\"" + word();
    while (chance(2)) out += chance(4) ? " (" + word() + "x | " + word() + "y)" : " " + word();
    return out + "\"";
  }

  std::string word() { return pick(words); }

  static constexpr const char* signs[] = {"-", "+", "NOT "};
  static constexpr const char* nears[] = {" NEAR ", " NEAR/3 ", " ADJ ", " ADJ/1 "};
  static constexpr const char* fields[] = {"title:", "body:", "author:", "TITLE:"};
  static constexpr const char* filters[] = {
      "site:example.com", "section:\"big data\"", "lang:en",      "url:https://a.b/c?d=1*",
      "url:a.b/*",        "url:\"//a\"",          "tag:(x OR y)", "site:exam*.com",
      "id:a\\:b"};
  static constexpr const char* dates[] = {"date:2023", "date:2023-01..2023-05", "since:7d",
                                          "until:2020-02-29", "date:(2021 OR last-month)"};
  static constexpr const char* words[] = {
      "openai",         "C++",     ".NET",        "gpt-4",
      "$10bn",          "#ai",     "\\AND",       "\\-x",
      "a\\ b",          "\\\"q",   "wild*card",   "que??stion",
      "fuzz~",          "fuzz~2",  "=exact",      "\\=literal",
      "https://a.b/?c", "日本語",  "12:30",       "std::x",
      "\\(x\\)",        "a\\*b",   "\\~",         "o'reilly",
      "NEARBY",         "tilde~x", "\\a\\^2",     "back\\\\s",
      "\\“smart\\”",    "pipe|d",  "/colou?rs?/", "/a(b|c)\\/[d-f]+/",
      "\\/lit/"};

  std::mt19937 random_;
};

ParsedQuery parse(std::string_view text, bool lenient) {
  ParseOptions options;
  options.lenient = lenient;
  options.today = base::day_number(2024, 2, 29);
  return parse_query(text, options);
}

void check_spans(const Node& node, std::size_t size) {
  CHECK(node.span.begin <= node.span.end);
  CHECK(node.span.end <= size);
  for (const Node& child : node.children) check_spans(child, size);
}

// What holds for any bytes.
void check_any(const std::string& text) {
  CAPTURE(text);
  const ParsedQuery parsed = parse(text, true);
  check_spans(parsed.tree, text.size());
  for (const base::Diagnostic& each : parsed.diagnostics) {
    CHECK(each.span.end <= text.size());
    CHECK(!each.code.empty());
    CHECK(!each.message.empty());
  }
  if (parsed.failed()) return;  // over a limit: refused
  const std::string canonical = print(parsed.tree);
  const ParsedQuery again = parse(canonical, false);
  CAPTURE(canonical);
  CAPTURE(again.diagnostics.empty() ? "" : again.diagnostics.front().code);
  CHECK(again.diagnostics.empty());
  CHECK(same_tree(parsed.tree, again.tree));
  CHECK(print(again.tree) == canonical);
}

}  // namespace

TEST_CASE("queries out of the grammar print to text that parses to the same tree") {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) check_any(QueryMaker(seed).query());
}

TEST_CASE("any bytes give a tree whose text parses to the same tree") {
  static constexpr std::string_view bytes =
      "ab12 \t\"\"()()|\\*?~^:-+=/.<>AORND\xe2\x80\x9c\xe2\x80\x9d\xff\xc3\xa9\n\0_";
  std::mt19937 random(7);
  for (int round = 0; round < 50000; ++round) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length)
      text += bytes[random() % bytes.size()];
    check_any(text);
  }
}

TEST_CASE("queries with pieces taken out or doubled still give a tree that prints and parses") {
  std::mt19937 random(11);
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    std::string text = QueryMaker(seed).query();
    const std::size_t at = random() % text.size();
    const std::size_t size = random() % 6;
    if (seed % 2 == 0) {
      text.erase(at, size);
    } else {
      text.insert(random() % text.size(), text.substr(at, size));
    }
    check_any(text);
  }
}

TEST_CASE("hostile sizes are read in bounded time and stack") {
  const auto repeated = [](std::string_view piece) {
    std::string out;
    while (out.size() + piece.size() <= 64 * 1024) out += piece;
    return out;
  };
  for (const std::string_view piece :
       {"(", ")", "\"", "-", "a:", "NOT ", "a NEAR ", "\\", "~\"", "(a | ", "^", "a^2", "*",
        "date:", "(a OR ", "title:(", "\"(", "\xff"}) {
    CAPTURE(piece);
    const ParsedQuery parsed = parse(repeated(piece), true);
    CHECK(parsed.diagnostics.size() <= 101);
  }
}

}  // namespace technews::searcher
