// Saved searches and looks at what is new: --save, --saved, --list-saved, --forget, --watch.
#pragma once

#include "searcher/searcher.h"
#include "searcher/state.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

#include <optional>
#include <string>

namespace technews::searcher {

// The command line with that of --saved NAME before it: the flags given now count more. Throws
// base::Error.
terminal::ParsedArguments with_saved(const terminal::ParsedArguments& arguments,
                                     const terminal::Environment& environment);

// Keeps the command line, for --save NAME. Throws base::Error.
void save_search(const terminal::ParsedArguments& arguments, terminal::Console& console);

// --list-saved and --forget NAME. 0. Throws base::Error.
int run_saved(const terminal::ParsedArguments& arguments, terminal::Console& console);

void check_saved_flags(const terminal::ParsedArguments& arguments);

// One look of --watch.
class Watch {
 public:
  // Asks the request for what the last look didn't see. Throws base::Error.
  Watch(const terminal::ParsedArguments& arguments, const terminal::Environment& environment,
        SearchRequest& request);

  // "3 new since 2026-11-22, 2 of them shown", or that this was the first look.
  std::string note(const SearchResponse& response) const;
  // After the answer was written. Throws base::Error.
  void remember(const SearchResponse& response) const;

 private:
  State state_;
  std::string search_;
  base::DayNumber today_;
  std::optional<Look> last_;
};

}  // namespace technews::searcher
