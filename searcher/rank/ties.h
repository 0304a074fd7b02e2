// Ties: the order of articles whose scores are the same, or differ in their last digits only.
#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// A score's parts are added up in an order that depends on how frequent the words are in a
// database: sums that are equal on paper differ by some units of the last place. Scores that are
// closer than this share of them are the same.
inline constexpr double same_score = 1e-12;
inline bool is_same_score(double larger, double smaller) {
  return larger - smaller <= same_score * larger;
}

// Sorts by score(each), the largest first; those of the same score by tie(each), the smallest
// first. Runs of the same score are counted from their largest.
template <class Element, class Score, class Tie>
void sort_by_score(const std::span<Element> elements, const Score& score, const Tie& tie) {
  std::ranges::stable_sort(elements, std::greater(), score);
  for (auto begin = elements.begin(); begin != elements.end();) {
    const auto end = std::find_if(begin, elements.end(), [&](const Element& each) {
      return !is_same_score(std::invoke(score, *begin), std::invoke(score, each));
    });
    std::ranges::stable_sort(begin, end, std::less(), tie);
    begin = end;
  }
}

struct RankedArticle {
  Xapian::docid document = 0;
  double score = 0;
  std::string tie;    // what decides among the same scores, the smallest first
  double factor = 1;  // that the score holds
};

struct RankedPage {
  std::vector<RankedArticle> articles;
  Xapian::MSet matches;  // of which they are some: for its counts
};

// What a page of results is fetched with.
struct PageRequest {
  Xapian::doccount offset = 0;
  Xapian::doccount limit = 0;
  bool by_relevance = true;  // and then by a value
  bool all = false;          // look at every match
};

// The page as Xapian gives it; sorted by relevance, the articles of one score in the order of their
// values, however many databases they are in. Costs the pages before, too. Throws Xapian::Error as
// the database does.
RankedPage fetch_page(const Xapian::Enquire& enquire, const Xapian::Database& database,
                      const PageRequest& request);

}  // namespace technews::searcher
