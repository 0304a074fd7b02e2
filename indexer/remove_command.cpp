#include "indexer/commands.h"
#include "indexer/committer.h"
#include "indexer/store.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <filesystem>

#include <fmt/format.h>

namespace technews::indexer {

int run_remove(const Context& context) {
  const std::string folder = database_of(context);
  if (!std::filesystem::exists(folder))
    throw base::Error(base::ErrorCode::no_index, "no index at " + folder,
                      {"name it:  indexer remove -d DIR ID..."});
  Store store(folder, {});
  Batch batch(store, [](const index::Record&) { return Rival::earlier_run; });
  std::uint64_t removed = 0;
  bool all_there = true;
  for (const std::string& id : context.arguments.operands()) {
    if (batch.remove(id)) {
      ++removed;
      continue;
    }
    all_there = false;
    context.console.say("indexer: no article with the id " + terminal::sanitize_line(id) + "\n");
  }
  if (removed > 0) {
    WorkerPool pool(1);
    Committer committer(pool, DocumentBuilder::default_token_limit);
    committer.write(batch.take_changes(), store);
    store.commit();
    store.publish();
  }
  context.console.say(
      fmt::format("Removed {} {}.\n", removed, removed == 1 ? "article" : "articles"));
  return all_there ? 0 : 1;
}

}  // namespace technews::indexer
