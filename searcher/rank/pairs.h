// Pairs: which words that stand side by side in a query are looked for side by side in articles.
#pragma once

#include "searcher/rank/words.h"

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// What looking for pairs may cost a query in all: articles whose places are read.
double pair_budget(const Xapian::Database& database);

// Which of the costs fit into the budget, the smallest first; takes them from it. n log n.
std::vector<bool> affordable(const std::vector<double>& costs, double& budget);

// Leaves out the neighbours that the budget doesn't allow for: those of the most frequent words,
// which weigh least. How many. Throws Xapian::Error as the database does.
std::size_t leave_out_costly(RankedWords& words, const Xapian::Database& database, double& budget);

}  // namespace technews::searcher
