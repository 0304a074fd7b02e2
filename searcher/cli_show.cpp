#include "searcher/cli_show.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_search.h"
#include "searcher/output/article.h"
#include "searcher/output/formats.h"
#include "searcher/searcher.h"
#include "shared/normalization/analyzer.h"
#include "shared/terminal/sanitize.h"

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::Console;
using terminal::ParsedArguments;

// How the query reads: to mark words, nothing needs to be found.
SearchResponse read_query(const ParsedArguments& arguments, Searcher& searcher,
                          const std::string& query) {
  SearchRequest request = request_of(arguments, 0);
  request.query = query;
  request.limit = 0;
  request.snippets = 0;
  request.records = false;
  if (request.query.empty() && request.phrases.empty()) return {};
  return searcher.search(request);
}

std::string view_of(const ParsedArguments& arguments, const index::Record& record,
                    const MatchPattern& pattern, const TextLayout& layout) {
  normalization::Analyzer analyzer = analyzer_of(record);
  const std::string view = arguments.text_or("view", "clean");
  if (view == "meta") return article_facts(record, layout);
  if (view == "terms") return article_terms(record, analyzer);
  if (view == "raw") return article_source(record, layout, analyzer);
  return article_text(record, pattern, layout, analyzer);
}

}  // namespace

normalization::Analyzer analyzer_of(const index::Record& record) {
  normalization::AnalyzerSpec spec;
  if (!record.language.empty()) spec.language = record.language;
  return normalization::Analyzer(spec);
}

ShownArticle shown_article(const ParsedArguments& arguments, Searcher& searcher,
                           const std::string& query) {
  ShownArticle shown{read_query(arguments, searcher, query), {}};
  if (!shown.query.failed) shown.record = searcher.find(arguments.text_or("show", ""));
  return shown;
}

int run_show(const ParsedArguments& arguments, Console& console) {
  const bool json = arguments.text_or("format", "text") == "json";
  Searcher searcher = open_searcher(arguments, console.environment());
  const std::string query = query_of(arguments);
  const auto& [response, record] = shown_article(arguments, searcher, query);
  console.complain(response.diagnostics, query);
  if (response.failed) return status_of(response);
  if (!record) {
    const std::string id = arguments.text_or("show", "");
    console.say(fmt::format("searcher: no article has the id {}\n", terminal::sanitize_line(id)));
    return 1;
  }
  if (json) {
    normalization::Analyzer analyzer = analyzer_of(*record);
    console.out().write(article_json(*record, response.pattern, analyzer));
  } else {
    console.show(view_of(arguments, *record, response.pattern, layout_of(console)));
  }
  return 0;
}

}  // namespace technews::searcher
