#include "indexer/prune.h"

#include "shared/base/error.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::indexer;

namespace {

// Articles 0..count-1 of the operand, of which the first `held` were read again.
void look_at(PruneRules& rules, const std::string& operand, int count, int held) {
  for (int i = 0; i < count; ++i) rules.look_at(operand, operand + std::to_string(i), i < held);
}

}  // namespace

TEST_CASE("Only articles of operands that were given and read whole are pruned") {
  struct Row {
    bool given;
    bool read_whole;
    std::size_t gone;
  };
  for (const Row& row : {Row{true, true, 2}, Row{true, false, 0}, Row{false, true, 0}}) {
    PruneRules rules;
    if (row.given) rules.add_operand("/a", row.read_whole);
    rules.add_operand("/other", true);
    look_at(rules, "/a", 10, 8);
    CHECK(rules.gone().size() == row.gone);
    CHECK(rules.notes().size() == (row.given && !row.read_whole ? 1 : 0));
  }
}

TEST_CASE("An operand given twice counts as read when both readings were whole") {
  PruneRules rules;
  rules.add_operand("/a", true);
  rules.add_operand("/a", false);
  look_at(rules, "/a", 4, 0);
  CHECK(rules.gone().empty());
}

TEST_CASE("Removing more than half of an operand's articles is refused") {
  struct Row {
    int held;
    bool refused;
  };
  for (const Row& row : {Row{10, false}, Row{5, false}, Row{4, true}, Row{0, true}}) {
    CAPTURE(row.held);
    PruneRules rules;
    rules.add_operand("/a", true);
    rules.add_operand("/large", true);
    look_at(rules, "/a", 10, row.held);
    look_at(rules, "/large", 1000, 1000);
    if (row.refused) {
      CHECK_THROWS_AS(rules.check_share(), base::Error);
    } else {
      CHECK_NOTHROW(rules.check_share());
    }
  }
}
