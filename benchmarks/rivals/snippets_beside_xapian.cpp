// Our snippets beside MSet::snippet(), made of the same stored texts for the same columns.
//
//   snippets_beside_xapian INDEX QUERIES [--articles 5] [--columns 160] [--fragments 1]
//                          [--show N | --blind N]
//
// QUERIES: one in our query language a line; lines that begin with # are remarks. The table is of
// the first articles of each; --show prints the first article's two snippets for N queries spread
// over the file; --blind prints them as A and B in an order that looks random, and the key at the
// end.
#include "benchmarks/ranking/text_table.h"
#include "benchmarks/rivals/snippet_scores.h"
#include "benchmarks/rivals/snippet_sides.h"
#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

struct Options {
  std::string index;
  std::string queries;
  std::size_t articles = 5;
  std::size_t columns = 160;
  std::size_t fragments = 1;
  std::size_t show = 0;
  bool blind = false;
};

constexpr const char* usage =
    "usage: snippets_beside_xapian INDEX QUERIES [--articles N] [--columns N] [--fragments N]\n"
    "                              [--show N | --blind N]\n";

Options options_of(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2 || arguments.size() % 2 != 0) throw std::invalid_argument(usage);
  Options options;
  options.index = arguments[0];
  options.queries = arguments[1];
  for (std::size_t i = 2; i < arguments.size(); i += 2) {
    const std::size_t value = std::stoul(arguments[i + 1]);
    const std::map<std::string, std::size_t*> flags{{"--articles", &options.articles},
                                                    {"--columns", &options.columns},
                                                    {"--fragments", &options.fragments},
                                                    {"--show", &options.show},
                                                    {"--blind", &options.show}};
    const auto flag = flags.find(arguments[i]);
    if (flag == flags.end()) throw std::invalid_argument(usage);
    *flag->second = value;
    options.blind = options.blind || arguments[i] == "--blind";
  }
  return options;
}

std::vector<std::string> queries_of(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot open " + path);
  std::vector<std::string> queries;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line.front() != '#') queries.push_back(line);
  if (queries.empty()) throw std::runtime_error("no query in " + path);
  return queries;
}

// The least time of a few calls: what the machine does besides is in the others.
template <class Work>
double microseconds_of(const Work& work) {
  double least = 0;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    least = i == 0 ? took.count() : std::min(least, took.count());
  }
  return least;
}

struct Pair {
  std::string query;
  std::string title;
  std::string text;
  Side ours;
  Side stock;
};

class Comparison {
 public:
  explicit Comparison(const Options& options)
      : options_(options), searcher_({options.index}), stock_(options.index) {}

  void add(const std::string& query) {
    searcher::SearchRequest request;
    request.query = query;
    request.limit = options_.articles;
    request.snippets = 0;
    const searcher::SearchResponse response = searcher_.search(request);
    if (response.failed) throw std::runtime_error("our parser refuses the query: " + query);
    if (response.hits.empty()) fmt::print(stderr, "no article for: {}\n", query);
    stock_.set_query(query);
    for (const searcher::Hit& hit : response.hits) add(query, hit.record, response.pattern);
  }

  const SnippetScores& ours() const { return ours_; }
  const SnippetScores& stock() const { return stock_scores_; }
  const std::vector<Pair>& first_articles() const { return first_articles_; }

 private:
  normalization::Analyzer& analyzer_of(const std::string& language) {
    normalization::AnalyzerSpec spec;
    if (!language.empty()) spec.language = language;
    return analyzers_.try_emplace(language, spec).first->second;
  }

  void add(const std::string& query, const index::Record& record,
           const searcher::MatchPattern& pattern) {
    normalization::Analyzer& analyzer = analyzer_of(record.language);
    const searcher::SnippetOptions wanted{options_.fragments, options_.columns};
    std::vector<searcher::Snippet> snippets;
    const double our_time = microseconds_of(
        [&] { snippets = searcher::make_snippets(record.text, pattern, wanted, analyzer); });
    std::string marked;
    const double stock_time = microseconds_of(
        [&] { marked = stock_.marked(record.text, options_.columns * options_.fragments); });
    Pair pair{query, record.title, record.text, side_of(record.text, snippets),
              side_of_marked(record.text, marked)};
    pair.ours.microseconds = our_time;
    pair.stock.microseconds = stock_time;
    const auto tokens = analyzer.analyze(record.text);
    const Measured article{record.title,
                           record.text,
                           &pattern,
                           searcher::find_matches(tokens, pattern, searcher::MatchScope::body),
                           {tokens.begin(), tokens.end()}};
    add_snippet(ours_, pair.ours, article, options_.columns);
    // Stock Xapian shows one fragment, with the columns of all of ours.
    add_snippet(stock_scores_, pair.stock, article, options_.columns * options_.fragments);
    if (first_articles_.empty() || first_articles_.back().query != query)
      first_articles_.push_back(std::move(pair));
  }

  const Options& options_;
  searcher::Searcher searcher_;
  StockSnippets stock_;
  std::map<std::string, normalization::Analyzer> analyzers_;
  SnippetScores ours_;
  SnippetScores stock_scores_;
  std::vector<Pair> first_articles_;
};

std::string share(double part, std::size_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.1f} %", 100 * part / static_cast<double>(whole));
}

std::string mean(double sum, std::size_t count) {
  return count == 0 ? "-" : fmt::format("{:.2f}", sum / static_cast<double>(count));
}

std::string table_of(const SnippetScores& ours, const SnippetScores& stock) {
  TextTable table;
  table.add({"", "ours", "MSet::snippet"});
  const auto row = [&](const std::string& name, const auto& cell) {
    table.add({name, cell(ours), cell(stock)});
  };
  const auto count = [&](const std::string& name, std::size_t SnippetScores::*member) {
    row(name, [&](const SnippetScores& s) { return std::to_string(s.*member); });
  };
  const auto of_fragments = [&](const std::string& name, std::size_t SnippetScores::*member) {
    row(name,
        [&](const SnippetScores& s) { return share(static_cast<double>(s.*member), s.fragments); });
  };
  using S = SnippetScores;
  count("articles whose text matches", &S::snippets);
  count("fragments", &S::fragments);
  row("units shown, by weight", [](const S& s) { return share(s.weight, s.snippets); });
  row("units shown", [](const S& s) { return share(s.units, s.snippets); });
  row("matches a snippet", [](const S& s) { return mean(double(s.matches), s.snippets); });
  of_fragments("begin with a sentence", &S::begins);
  of_fragments("end with a sentence", &S::ends);
  row("columns a fragment", [](const S& s) { return mean(double(s.columns), s.fragments); });
  of_fragments("hold the title again", &S::titles);
  count("highlighted pieces", &S::marks);
  count("... that don't match", &S::wrong);
  count("matches not highlighted", &S::missed);
  count("words or compounds cut", &S::cut_words);
  count("fragments too wide", &S::wide);
  count("without a fragment", &S::empty);
  count("without a match shown", &S::hitless);
  count("not in the text", &S::lost);
  row("microseconds", [](const S& s) { return mean(s.microseconds, s.snippets); });
  return table.text();
}

std::string shown(std::string_view text, const Side& side) {
  std::string out;
  for (const ShownFragment& fragment : side.fragments) {
    out += "  | ";
    std::size_t at = fragment.span.begin;
    for (const base::ByteSpan mark : fragment.marks) {
      out += fmt::format("{}[{}]", text.substr(at, mark.begin - at), mark.of(text));
      at = mark.end;
    }
    out += fmt::format("{}\n", text.substr(at, fragment.span.end - at));
  }
  return out.empty() ? "  | (nothing)\n" : out;
}

// Which of a pair comes first when nobody shall know: a hash of the query (FNV-1a).
bool swapped(std::string_view query) {
  std::uint32_t hash = 2166136261U;
  for (const char c : query) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash >> 15U) % 2 != 0;
}

void print_pairs(const std::vector<Pair>& pairs, const Options& options) {
  const std::size_t wanted = std::min(options.show, pairs.size());
  std::string key;
  for (std::size_t i = 0; i < wanted; ++i) {
    const Pair& pair = pairs[i * pairs.size() / wanted];
    const bool swap = options.blind && swapped(pair.query);
    const std::string out = fmt::format(
        "{} {}\n{}\n{}\n{}{}\n{}\n", i + 1, pair.query, pair.title, options.blind ? "A" : "ours",
        shown(pair.text, swap ? pair.stock : pair.ours), options.blind ? "B" : "MSet::snippet",
        shown(pair.text, swap ? pair.ours : pair.stock));
    std::cout << terminal::sanitize(out);
    key += swap ? 'B' : 'A';
  }
  if (options.blind) std::cout << "ours: " << key << '\n';
}

int run(const std::vector<std::string>& arguments) {
  const Options options = options_of(arguments);
  Comparison comparison(options);
  for (const std::string& query : queries_of(options.queries)) comparison.add(query);
  if (options.show > 0) print_pairs(comparison.first_articles(), options);
  std::cout << table_of(comparison.ours(), comparison.stock());
  return 0;
}

}  // namespace
}  // namespace technews::benchmarks

int main(int argc, char** argv) {
  try {
    return technews::benchmarks::run({argv + 1, argv + argc});
  } catch (const std::invalid_argument&) {
    std::cerr << technews::benchmarks::usage;
    return 2;
  } catch (const Xapian::Error& error) {
    std::cerr << "snippets_beside_xapian: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "snippets_beside_xapian: " << error.what() << '\n';
  }
  return 5;
}
