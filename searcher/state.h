// What the searcher remembers between runs, beside any index: saved searches, and what was seen.
#pragma once

#include "shared/base/date.h"
#include "shared/terminal/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// What an earlier look at a search saw.
struct Look {
  base::DayNumber day = 0;         // of the last look
  std::vector<std::uint64_t> ids;  // hashes of the articles' ids, sorted
};

// A folder of small files, each replaced as a whole. Every function throws Error(io) naming the
// file that can't be read or written, or is damaged.
class State {
 public:
  // $XDG_STATE_HOME/technews, else ~/.local/state/technews. Throws Error(usage) without either.
  explicit State(const terminal::Environment& environment);

  // A command line by name. Names are letters, digits, - _ and dots inside; throws Error(usage) for
  // others, and for a name that isn't there.
  void save(const std::string& name, const std::vector<std::string>& arguments) const;
  std::vector<std::string> saved(const std::string& name) const;
  void forget(const std::string& name) const;
  std::vector<std::string> names() const;  // sorted

  // By the text of the search. nullopt: it was never looked at.
  std::optional<Look> look(std::string_view search) const;
  void remember(std::string_view search, const Look& look) const;

 private:
  std::string file_of(const std::string& name) const;
  std::string look_file(std::string_view search) const;

  std::string folder_;
};

}  // namespace technews::searcher
