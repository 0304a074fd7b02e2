// Feedback: the words that the best articles of a first search have in common join the query.
#pragma once

#include "searcher/meter.h"
#include "searcher/rank/settings.h"

#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

extern const Component feedback_component;

struct FeedbackWord {
  std::string stem;
  double share = 0;  // of the relevance model: all shares together are 1
};

// RM3's relevance model (Lavrenko & Croft, "Relevance-Based Language Models", SIGIR 2001; Abdul-
// Jaleel et al., "UMass at TREC 2004"): p(w | R) = sum over the first `docs` articles of
// p(d | q) tf / dl, where p(d | q) is the article's share of their scores, and of it the `terms`
// greatest, of words that no more than `common` of all articles have. Near copies count once. The
// greatest first, equal ones by stem; empty when nothing is found. Throws Xapian::Error as the
// database does.
std::vector<FeedbackWord> relevance_model(const MeteredDatabase& index, const Xapian::Query& query,
                                          const Xapian::Weight& weight, const Settings& settings);

}  // namespace technews::searcher
