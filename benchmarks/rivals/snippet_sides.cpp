#include "benchmarks/rivals/snippet_sides.h"

#include <array>

namespace technews::benchmarks {
namespace {

// Control characters, which no stored text has.
constexpr char mark_begin = '\x02';
constexpr char mark_end = '\x03';
constexpr char omission = '\x04';

constexpr std::string_view blanks = " \t\r\n";

base::ByteSpan trimmed(std::string_view text, base::ByteSpan span) {
  while (!span.empty() && blanks.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && blanks.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// A fragment whose places count from its own beginning, and its bytes.
struct Loose {
  std::string bytes;
  std::vector<base::ByteSpan> marks;
};

void add(Side& side, std::string_view text, const Loose& loose, std::size_t from) {
  const base::ByteSpan inner = trimmed(loose.bytes, {0, loose.bytes.size()});
  if (inner.empty()) return;
  const std::size_t at = text.find(inner.of(loose.bytes), from);
  if (at == std::string_view::npos) {
    ++side.lost;
    return;
  }
  ShownFragment fragment{{at, at + inner.size()}, {}};
  for (const base::ByteSpan mark : loose.marks)
    fragment.marks.push_back({at + mark.begin - inner.begin, at + mark.end - inner.begin});
  side.fragments.push_back(std::move(fragment));
}

// The character that an escape at the beginning of `rest` stands for; takes the escape away.
char unescaped(std::string_view& rest) {
  struct Escape {
    std::string_view name;
    char character;
  };
  constexpr std::array<Escape, 4> escapes{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};
  for (const Escape& escape : escapes) {
    if (!rest.starts_with(escape.name)) continue;
    rest.remove_prefix(escape.name.size());
    return escape.character;
  }
  const char character = rest.front();
  rest.remove_prefix(1);
  return character;
}

}  // namespace

Side side_of(std::string_view text, const std::vector<searcher::Snippet>& snippets) {
  Side side;
  for (const searcher::Snippet& snippet : snippets) {
    Loose loose;
    for (const searcher::Segment& segment : snippet.segments) {
      const std::size_t begin = loose.bytes.size();
      loose.bytes += segment.text;
      if (segment.hit) loose.marks.push_back({begin, loose.bytes.size()});
    }
    add(side, text, loose, side.fragments.empty() ? 0 : side.fragments.back().span.end);
  }
  return side;
}

Side side_of_marked(std::string_view text, std::string_view marked) {
  Side side;
  Loose loose;
  while (!marked.empty()) {
    const char character = unescaped(marked);
    if (character == omission) {
      add(side, text, loose, 0);
      loose = {};
    } else if (character == mark_begin) {
      loose.marks.push_back({loose.bytes.size(), loose.bytes.size()});
    } else if (character == mark_end) {
      if (!loose.marks.empty()) loose.marks.back().end = loose.bytes.size();
    } else {
      loose.bytes += character;
    }
  }
  add(side, text, loose, 0);
  return side;
}

StockSnippets::StockSnippets(const std::string& database) : database_(database) {
  parser_.set_database(database_);
  parser_.set_stemmer(stemmer_);
  parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser_.add_prefix("title", "S");
  parser_.add_prefix("body", "");
}

void StockSnippets::set_query(const std::string& query) {
  using Parser = Xapian::QueryParser;
  constexpr unsigned flags = Parser::FLAG_DEFAULT | Parser::FLAG_WILDCARD | Parser::FLAG_CJK_NGRAM;
  Xapian::Enquire enquire(database_);
  try {
    enquire.set_query(parser_.parse_query(query, flags));
  } catch (const Xapian::QueryParserError&) {
    enquire.set_query(parser_.parse_query(query, 0));
  }
  found_ = enquire.get_mset(0, 1);
}

std::string StockSnippets::marked(const std::string& text, std::size_t bytes) const {
  constexpr unsigned flags = Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                             Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM;
  return found_.snippet(text, bytes, stemmer_, flags, std::string(1, mark_begin),
                        std::string(1, mark_end), std::string(1, omission));
}

}  // namespace technews::benchmarks
