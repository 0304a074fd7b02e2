// PruneRules: which articles --prune may remove: those that their operand no longer holds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace technews::indexer {

// An article goes only when the operand it was last read from is given in this run, was read
// without an error, and doesn't hold it any more. Not thread-safe.
class PruneRules {
 public:
  void add_operand(const std::string& name, bool read_whole);
  // Every article and copy of the index. held: this run read a page of this id, from any operand.
  void look_at(const std::string& operand, const std::string& id, bool held);

  // Ids in the order of look_at().
  const std::vector<std::string>& gone() const { return gone_; }
  // Throws Error(usage) when more than half of an operand's articles would go: more often a mistake
  // than a wish.
  void check_share() const;
  // Operands whose articles stay because a part of them couldn't be read.
  std::vector<std::string> notes() const;

 private:
  struct Operand {
    bool read_whole = true;
    std::uint64_t articles = 0;
    std::uint64_t gone = 0;
  };
  std::map<std::string, Operand> operands_;
  std::vector<std::string> gone_;
};

}  // namespace technews::indexer
