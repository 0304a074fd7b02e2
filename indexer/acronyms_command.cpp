#include "indexer/account.h"
#include "indexer/acronym_table.h"
#include "indexer/commands.h"
#include "indexer/store.h"
#include "shared/base/error.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", grouped(count), what, count == 1 ? "" : "s");
}

void write_synonyms(base::Output& output, const std::vector<AcronymRow>& rows) {
  std::uint64_t articles = 0;
  for (const AcronymRow& row : rows) {
    if (row.articles != articles)
      output.write(fmt::format("\n# {}\n", counted(row.articles, "article")));
    articles = row.articles;
    output.write(terminal::sanitize_line(synonym_line(row)) + "\n");
  }
}

void write_json(base::Output& output, const std::vector<AcronymRow>& rows) {
  for (const AcronymRow& row : rows)
    output.write(fmt::format("{{\"acronym\":{},\"meaning\":{},\"articles\":{},\"share\":{:.4f}}}\n",
                             terminal::json_string(row.pair.short_form),
                             terminal::json_string(row.pair.long_form), row.articles, row.share));
}

// Of the text that is given, as one article, or of all articles of the index.
AcronymTable table_of(const Context& context) {
  AcronymTable table;
  if (!context.arguments.operands().empty()) {
    table.add(given_text(context));
    return table;
  }
  const std::string folder = database_of(context);
  if (!std::filesystem::exists(folder))
    throw base::Error(base::ErrorCode::no_index, "no index at " + folder,
                      {"name it:  indexer acronyms -d DIR",
                       "or give a text:  indexer acronyms 'Artificial Intelligence (AI)'"});
  StoreView::open(folder)->for_each([&table](const index::Record& article) {
    table.add(article.title + "\n" + article.text);
    return true;
  });
  return table;
}

}  // namespace

int run_acronyms(const Context& context) {
  const AcronymTable table = table_of(context);
  const std::int64_t usual = context.arguments.operands().empty() ? 2 : 1;
  const auto least = static_cast<std::uint64_t>(context.arguments.integer_or("least", usual));
  const std::vector<AcronymRow> rows = table.rows(least);
  base::Output& output = context.console.out();
  if (context.arguments.text_or("format", "text") == "jsonl") {
    write_json(output, rows);
    return 0;
  }
  output.write(fmt::format("# {} explained by {} or more of {}, for searcher --synonyms\n",
                           counted(rows.size(), "acronym"), least,
                           counted(table.articles(), "article")));
  if (table.pairs() > rows.size())
    output.write(
        fmt::format("# {} of fewer articles: --least 1\n", grouped(table.pairs() - rows.size())));
  output.write(
      "# ^: the share of its articles in which the acronym means this; under .2 a comment\n");
  write_synonyms(output, rows);
  return 0;
}

}  // namespace technews::indexer
