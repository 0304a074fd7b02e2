#include "indexer/commands.h"
#include "indexer/store.h"
#include "shared/base/error.h"
#include "shared/terminal/escape.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace technews::indexer {
namespace {

using terminal::json_string;

// The names are those that add finds by itself.
std::string line_of(const index::Record& article, const std::string& text) {
  std::string line = "{\"id\":" + json_string(article.id) +
                     ",\"title\":" + json_string(article.title) + ",\"body\":" + json_string(text);
  const auto add = [&line](const char* name, const std::string& value) {
    if (!value.empty()) line += std::string(",\"") + name + "\":" + json_string(value);
  };
  add("date", article.date ? article.date->to_string() : "");
  add("url", article.url);
  add("author", article.author);
  add("section", article.section);
  add("site", article.site);
  add("language", article.language);
  for (std::size_t i = 0; i < article.tags.size(); ++i)
    line += (i == 0 ? ",\"tags\":[" : ",") + json_string(article.tags[i]) +
            (i + 1 == article.tags.size() ? "]" : "");
  return line + "}\n";
}

}  // namespace

int run_export(const Context& context) {
  const std::string folder = database_of(context);
  if (!std::filesystem::exists(folder))
    throw base::Error(base::ErrorCode::no_index, "no index at " + folder,
                      {"name it:  indexer export -d DIR"});
  const std::unique_ptr<StoreView> store = StoreView::open(folder);
  std::vector<std::string> ids;
  store->for_each([&ids](const index::Record& record) {
    ids.push_back(record.id);
    return true;
  });
  std::sort(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    const std::optional<index::Record> record = store->with_id(id);
    if (!record) continue;
    context.console.out().write(line_of(*record, record->text));
    for (const index::Record& copy : record->copies)
      context.console.out().write(line_of(copy, record->text));
  }
  return 0;
}

}  // namespace technews::indexer
