// Phrases near each other: which articles that may have them really do, by their positions.
#pragma once

#include "searcher/query/compile_positions.h"

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// One way to write an operand: places in order, with `slack` positions more among them.
struct NearPath {
  Path path;
  std::uint32_t slack = 0;
};

// Any of these.
using NearOperand = std::vector<NearPath>;

// The operands stand apart from each other, with (distance - 1) × (operands - 1) positions between
// them in all; ordered: as they are listed.
struct NearShape {
  std::vector<NearOperand> operands;
  std::uint32_t distance = 1;
  bool ordered = false;
};

struct NearCheck {
  std::vector<std::string> wrong;  // id terms of candidates where they don't stand so
  bool complete = true;            // false: there were more candidates than are looked at
};

// Looks at each candidate's positions in the field, 200,000 lists at most. Throws Xapian::Error as
// the database does.
NearCheck check_near(const NearShape& shape, index::Field field, const Xapian::Query& candidates,
                     const Xapian::Database& database);

}  // namespace technews::searcher
