#include "searcher/serve.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_search.h"
#include "searcher/cli_show.h"
#include "searcher/output/article.h"
#include "searcher/output/formats.h"
#include "searcher/output/json_writer.h"
#include "searcher/serve_lines.h"
#include "searcher/serve_request.h"
#include "shared/base/error.h"

#include <exception>
#include <new>

#include <unistd.h>

namespace technews::searcher {
namespace {

using base::Error;
using base::ErrorCode;

struct Outcome {
  int status = 0;
  std::string object;  // JSON with a newline
};

std::string line_of(const std::string& id, const Outcome& outcome) {
  return "{\"id\":" + id + ",\"status\":" + std::to_string(outcome.status) +
         ",\"answer\":" + outcome.object.substr(0, outcome.object.size() - 1) + "}\n";
}

std::string line_of(const std::string& id, int status, const Error& error) {
  JsonWriter out;
  out.open_object().member("message", error.what()).key("hints").open_array();
  for (const std::string& hint : error.hints()) out.value(hint);
  out.close_array().close_object();
  return "{\"id\":" + id + ",\"status\":" + std::to_string(status) + ",\"error\":" + out.take() +
         "}\n";
}

std::string line_of(const std::string& id, const Error& error) {
  return line_of(id, error.exit_status(), error);
}

Outcome search(const ServeRequest& asked, Searcher& searcher) {
  Answer answer{"1", request_of(*asked.arguments, default_limit), {}};
  answer.request.query = asked.query;
  answer.request.exact_counts = true;
  answer.request.matched = true;
  answer.request.suggest = true;
  if (asks_for_nothing(answer.request))
    throw Error(ErrorCode::usage, "there is no query", {R"(like this: {"id":1,"query":"openai"})"});
  answer.response = searcher.search(answer.request);
  return {status_of(answer.response),
          format_json(answer, output_options_of(*asked.arguments, Format::json))};
}

Outcome show(const ServeRequest& asked, Searcher& searcher) {
  const ShownArticle shown = shown_article(*asked.arguments, searcher, asked.query);
  if (shown.query.failed) return search(asked, searcher);
  if (!shown.record) return {1, "null\n"};
  normalization::Analyzer analyzer = analyzer_of(*shown.record);
  return {0, article_json(*shown.record, shown.query.pattern, analyzer)};
}

}  // namespace

Server::Server(Searcher searcher) : searcher_(std::move(searcher)) {}

std::string Server::answer(std::string_view line) {
  const ServeRequest asked = parse_serve_request(line);
  if (asked.error) return line_of(asked.id, *asked.error);
  try {
    return line_of(
        asked.id, asked.arguments->has("show") ? show(asked, searcher_) : search(asked, searcher_));
  } catch (const Error& error) {
    return line_of(asked.id, error);
  } catch (const std::bad_alloc&) {
    return line_of(asked.id, Error(ErrorCode::io, "out of memory"));
  } catch (const std::exception& failure) {
    return line_of(asked.id,
                   Error(ErrorCode::io, std::string("unexpected failure: ") + failure.what()));
  }
}

std::string refuse_long_line() {
  return line_of("null", Error(ErrorCode::usage, "the line is longer than 1 MiB"));
}

int run_serve(const terminal::ParsedArguments& arguments, terminal::Console& console) {
  Server server(open_searcher(arguments, console.environment()));
  LineSource lines(STDIN_FILENO, serve_line_bytes);
  std::string line;
  for (auto result = lines.next(line); result != LineSource::Result::end;
       result = lines.next(line)) {
    const bool blank =
        result == LineSource::Result::line && line.find_first_not_of(" \t") == line.npos;
    if (blank) continue;
    console.out().write(result == LineSource::Result::too_long ? refuse_long_line()
                                                               : server.answer(line));
    console.out().flush();
  }
  return 0;
}

}  // namespace technews::searcher
