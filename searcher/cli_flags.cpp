#include "searcher/cli_flags.h"

#include <array>

namespace technews::searcher {
namespace {

using terminal::Flag;
using terminal::ValueKind;

std::vector<Flag> query_flags() {
  return {
      {.name = "match",
       .kind = ValueKind::choice,
       .help = "how many of the words an article must have; most is two thirds",
       .group = "Query",
       .default_text = "any",
       .choices = {"any", "most", "all"}},
      {.name = "phrase",
       .kind = ValueKind::text,
       .value = "TEXT",
       .help = "require these words next to each other, as \"TEXT\" in a query does",
       .group = "Query",
       .repeatable = true,
       .in_short_help = true},
      {.name = "plain",
       .help = "take the query as words only, without operators, fields, quotes and wildcards",
       .group = "Query"},
      {.name = "lenient",
       .help = "search on when a part of the query can't be done, and say what was left out",
       .group = "Query"},
      {.name = "strict", .help = "stop where a note would be given", .group = "Query"},
      {.name = "no-stem",
       .help = "match words only in the form they are written in",
       .group = "Query"},
      {.name = "correct",
       .help =
           "when the query is misspelled, search for what it was likely meant to be, and say so",
       .group = "Query"},
      {.name = "synonyms",
       .kind = ValueKind::text,
       .value = "FILE",
       .help = "words and phrases also match what a line of the file has for them: "
               "AI = artificial intelligence both ways, k8s => kubernetes one way, ^.5 weighs less",
       .group = "Query"},
      {.name = "explain-query",
       .help = "show how the query was read: terms and articles for each part",
       .group = "Query"},
      {.name = "now",
       .kind = ValueKind::date,
       .help = "the day that 7d and yesterday count from",
       .group = "Query",
       .default_text = "today, UTC"},
  };
}

std::vector<Flag> filter_flags() {
  const auto repeated = [](std::string_view name, std::string_view value, std::string_view help) {
    return Flag{.name = name,
                .kind = ValueKind::text,
                .value = value,
                .help = help,
                .group = "Filters",
                .repeatable = true};
  };
  return {
      {.name = "since",
       .kind = ValueKind::date,
       .help = "only articles of this day, month or year and later",
       .group = "Filters",
       .in_short_help = true},
      {.name = "until",
       .kind = ValueKind::date,
       .help = "only articles of this day, month or year and earlier",
       .group = "Filters",
       .in_short_help = true},
      {.name = "dates",
       .kind = ValueKind::choice,
       .help = "an article dated 2023 alone lies within 2023, and overlaps 2023-05",
       .group = "Filters",
       .default_text = "within",
       .choices = {"within", "overlap"}},
      repeated("site", "HOST", "only articles of this site"),
      repeated("section", "NAME", "only articles of this section of their site"),
      repeated("author", "NAME", "only articles by this author"),
      repeated("lang", "CODE", "only articles in this language, as in en or de"),
  };
}

std::vector<Flag> result_flags() {
  return {
      {.name = "limit",
       .letter = 'n',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "show at most N articles, or values of each facet",
       .group = "Results",
       .default_text = "10; with --batch 1000",
       .maximum = 1'000'000,
       .in_short_help = true},
      {.name = "offset",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "leave out the first N",
       .group = "Results",
       .default_text = "0",
       .maximum = 1'000'000'000},
      {.name = "sort",
       .letter = 's',
       .kind = ValueKind::choice,
       .help = "the order of the articles",
       .group = "Results",
       .default_text = "relevance",
       .choices = {"relevance", "newest", "oldest", "title"},
       .in_short_help = true},
      {.name = "group",
       .kind = ValueKind::choice,
       .help = "show one article of each story, or site, and how many more there are",
       .group = "Results",
       .default_text = "story; with --batch off",
       .choices = {"story", "site", "off"}},
      {.name = "rank",
       .kind = ValueKind::text,
       .value = "SCHEME",
       .help = "how relevance is measured: news, recall, bm25, ineb2, dph, pl2, inl2, tfidf, "
               "lm-dirichlet, lm-jm, coord or boolean, with parameters and parts as in "
               "bm25:k1=1.2,b=.75+recency:half-life=90d; NAME@FILE: the one that a line NAME = "
               "SCHEME of the file names",
       .group = "Results",
       .default_text = "news"},
      {.name = "snippets",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "fragments of text to show of each article",
       .group = "Results",
       .default_text = "1",
       .maximum = 3},
  };
}

// What else of the articles found is shown, and how much is counted.
std::vector<Flag> evidence_flags() {
  return {
      {.name = "explain",
       .help = "show what each article's score is made of, and what matched where",
       .group = "Results"},
      {.name = "similar",
       .kind = ValueKind::text,
       .value = "ID",
       .help = "articles like this one, and the words they were found by; with a query of those "
               "that match it",
       .group = "Results"},
      {.name = "facets",
       .kind = ValueKind::text,
       .value = "LIST",
       .help = "how many articles and stories there are of each value of these fields, with commas "
               "between: site, section, author, year, month, lang; without a query of all articles",
       .group = "Results"},
      {.name = "timeline",
       .kind = ValueKind::choice,
       .help = "how many articles there are in each period, and their share of all articles",
       .group = "Results",
       .choices = {"day", "week", "month", "year"}},
      {.name = "scores", .help = "show each article's score", .group = "Results"},
      {.name = "exact-counts",
       .help = "count every article that matches, in every format",
       .group = "Results"},
      {.name = "timeout",
       .kind = ValueKind::integer,
       .value = "MS",
       .help = "stop after so many milliseconds and give what was found; status 6",
       .group = "Results",
       .default_text = "none",
       .minimum = 1,
       .maximum = 86'400'000},
  };
}

std::vector<Flag> output_flags() {
  return {
      {.name = "format",
       .letter = 'f',
       .kind = ValueKind::choice,
       .help = "how to print the answer",
       .group = "Output",
       .default_text = "text; with --batch trec",
       .choices = {"text", "tsv", "csv", "json", "jsonl", "trec", "ids"},
       .in_short_help = true},
      {.name = "columns",
       .kind = ValueKind::text,
       .value = "LIST",
       .help = "columns of tsv and csv, with commas between",
       .group = "Output",
       .default_text = "id,score,date,site,title,url"},
      {.name = "timing", .help = "show the time taken, also in json and jsonl", .group = "Output"},
      {.name = "format-version",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "refuse to print json and jsonl in another version than this one",
       .group = "Output",
       .default_text = "the newest"},
      {.name = "quiet",
       .letter = 'q',
       .help = "no notes, counts or progress; errors are still shown",
       .group = "Output"},
      {.name = "verbose",
       .letter = 'v',
       .help = "say on the error stream what is searched, how and for how long",
       .group = "Output"},
  };
}

std::vector<Flag> index_flags() {
  return {
      {.name = "database",
       .letter = 'd',
       .kind = ValueKind::folder,
       .value = "DIR",
       .help = "index to search; several are searched as one; also tcp:HOST:PORT of "
               "xapian-tcpsrv and prog:COMMAND that runs xapian-progsrv",
       .group = "Index",
       .default_text = "$TECHNEWS_DB, then ./news.db",
       .repeatable = true,
       .in_short_help = true},
      {.name = "partial",
       .help = "search without indexes that are not there or don't answer, and say so; status 6",
       .group = "Index"},
  };
}

std::vector<Flag> mode_flags() {
  return {
      {.name = "show",
       .kind = ValueKind::text,
       .value = "ID",
       .help = "show one article, the query's words marked in it",
       .group = "Other modes",
       .in_short_help = true},
      {.name = "view",
       .kind = ValueKind::choice,
       .help = "what --show shows: the text, the page as it was read, the terms, or what is known "
               "of it",
       .group = "Other modes",
       .default_text = "clean",
       .choices = {"clean", "raw", "terms", "meta"}},
      {.name = "terms",
       .kind = ValueKind::text,
       .value = "PATTERN",
       .help = "words of the index and how many articles have them, in which field: openai, gpt*, "
               "colour~, /gpt-?[0-9]/, author:sm*",
       .group = "Other modes"},
      {.name = "info",
       .help = "what the index holds: articles, stories, sites, languages, dates, sizes",
       .group = "Other modes"},
      {.name = "batch",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "answer many queries: lines of ID<TAB>QUERY, JSONL or TREC topics; - reads stdin",
       .group = "Other modes"},
      {.name = "query-syntax",
       .help = "with --batch: read the queries as queries; else they are taken as words only",
       .group = "Other modes"},
      {.name = "jobs",
       .letter = 'j',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "with --batch: threads to use",
       .group = "Other modes",
       .default_text = "1",
       .minimum = 1,
       .maximum = 256},
      {.name = "interactive",
       .letter = 'i',
       .help = "search while you type, and read articles, in this terminal",
       .group = "Other modes",
       .in_short_help = true},
      {.name = "serve",
       .help = "answer requests from standard input, a JSON object a line, until it ends",
       .group = "Other modes"},
  };
}

std::vector<Flag> saved_flags() {
  return {
      {.name = "save",
       .kind = ValueKind::text,
       .value = "NAME",
       .help = "keep this search with its flags, for --saved",
       .group = "Saved searches"},
      {.name = "saved",
       .kind = ValueKind::text,
       .value = "NAME",
       .help = "search as saved under this name; flags and words beside it are added",
       .group = "Saved searches"},
      {.name = "watch",
       .help = "only what is new since the last look at this search, newest first",
       .group = "Saved searches"},
      {.name = "list-saved", .help = "the saved searches, a line each", .group = "Saved searches"},
      {.name = "forget",
       .kind = ValueKind::text,
       .value = "NAME",
       .help = "forget a saved search",
       .group = "Saved searches"},
  };
}

std::vector<Flag> all_search_flags() {
  std::vector<Flag> flags = query_flags();
  for (const auto& more : {filter_flags(), result_flags(), evidence_flags(), output_flags(),
                           index_flags(), mode_flags(), saved_flags(), terminal::display_flags()})
    flags = terminal::join_flags(std::move(flags), more);
  // Tastes, not questions: what a person would give on every command line.
  static constexpr std::string_view settings[] = {
      "match",    "lenient", "strict",       "no-stem", "limit",   "sort",   "group",   "rank",
      "snippets", "scores",  "exact-counts", "timeout", "columns", "timing", "database"};
  return terminal::with_settings(std::move(flags), settings);
}

constexpr std::string_view language = R"(The query is words, and what stands between them:

  openai microsoft         articles with any of the words, those with all of them first
  "capped-profit company"  these words next to each other; ~"..." also finds other endings
  +gpt -crypto             must be there; must not be there (or write NOT crypto)
  apple AND (google OR samsung)
  title:openai             in the headline; also body: author:
  site:venturebeat.com     also section: lang: tag: url: id:
  date:2023                also 2023-01, 2023-01-23, a..b, 7d, yesterday, last-month
  gpt* col?r opnai~        any ending, any character, a spelling close to it
  =apples                  this form only

AND, OR, NOT, NEAR and ADJ are operators in capitals only. A shell takes quotes away: write '"shared ambition"', or --phrase 'shared ambition'.)";

terminal::Command search_command() {
  return {
      .usages = {"[OPTIONS] QUERY...", "[OPTIONS] --show ID [QUERY...]", "[OPTIONS] --batch FILE",
                 "--interactive [OPTIONS] [QUERY...]", "--serve"},
      .summary = "search an index of news articles",
      .description =
          "Finds the articles that match a query best, and shows what matched. - as the "
          "query reads it from standard input.",
      .operands = {.kind = ValueKind::text, .name = "QUERY"},
      .flags = all_search_flags(),
      .examples = {{"searcher openai microsoft", "articles about both, best first"},
                   {"searcher --phrase 'capped-profit company'", "these words as a phrase"},
                   {"searcher title:openai site:venturebeat.com date:2023", "fields"},
                   {"searcher -n 3 -f json openai | jq .hits[].url", "for a script"},
                   {"searcher --show 0268727e openai",
                    "read one article, by the id that results show"},
                   {"searcher --batch topics.tsv -f trec > run.txt", "a run to measure"}},
      .sections = {{"Query language", language}},
  };
}

}  // namespace

const terminal::Program& searcher_program() {
  static const terminal::Program program = {
      .name = "searcher",
      .summary = "search an index of news articles",
      .commands = {search_command()},
      .variables = {{"TECHNEWS_DB", "the index to search when --database isn't given"},
                    {"TECHNEWS_CONFIG", "the settings file; empty: none"},
                    {"TECHNEWS_PAGER", "the pager; then PAGER, then less"},
                    {"XDG_STATE_HOME", "where saved searches are kept; then ~/.local/state"},
                    {"NO_COLOR", "no colour when it isn't empty"},
                    {"CLICOLOR_FORCE", "colour also when the output isn't a terminal"},
                    {"COLUMNS", "width of a terminal that doesn't tell its own"}},
      .statuses = {{0, "at least one article matches; with --batch, --show or --serve, success"},
                   {1, "no article matches"},
                   {2, "a mistake in the flags or the query, or a query over a limit"},
                   {3, "the index is missing, locked or of another version"},
                   {4, "the index is damaged"},
                   {5, "reading or writing failed"},
                   {6, "time ran out, or an index was left out: the answer is not whole"}},
      .see_also = {"indexer(1)", "technews-query(7)"},
  };
  return program;
}

}  // namespace technews::searcher
