#include "indexer/prune.h"

#include "indexer/account.h"
#include "shared/base/error.h"

#include <fmt/format.h>

namespace technews::indexer {

void PruneRules::add_operand(const std::string& name, bool read_whole) {
  Operand& operand = operands_[name];
  operand.read_whole = operand.read_whole && read_whole;
}

void PruneRules::look_at(const std::string& operand, const std::string& id, bool held) {
  const auto found = operands_.find(operand);
  if (found == operands_.end()) return;
  ++found->second.articles;
  if (held || !found->second.read_whole) return;
  ++found->second.gone;
  gone_.push_back(id);
}

void PruneRules::check_share() const {
  for (const auto& [name, operand] : operands_) {
    if (operand.gone * 2 <= operand.articles) continue;
    throw base::Error(
        base::ErrorCode::usage,
        fmt::format("--prune would remove {} of the {} articles of {}", grouped(operand.gone),
                    grouped(operand.articles), name),
        {"if that is what you want:  --prune --yes", "look first:  indexer plan --prune --yes"});
  }
}

std::vector<std::string> PruneRules::notes() const {
  std::vector<std::string> lines;
  for (const auto& [name, operand] : operands_)
    if (!operand.read_whole)
      lines.push_back(fmt::format("{}: nothing is pruned, a part of it couldn't be read", name));
  return lines;
}

}  // namespace technews::indexer
