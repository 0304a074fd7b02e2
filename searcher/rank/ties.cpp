#include "searcher/rank/ties.h"

#include <iterator>
#include <utility>

namespace technews::searcher {
namespace {

constexpr Xapian::doccount fetched_more = 16;

std::vector<RankedArticle> articles_of(const Xapian::MSet& matches) {
  std::vector<RankedArticle> all;
  for (auto match = matches.begin(); match != matches.end(); ++match)
    all.push_back({*match, match.get_weight(), match.get_sort_key()});
  return all;
}

// Whether the last one of the page may tie with one that wasn't fetched. One database adds up in
// one order: its equal scores are so to the last digit, and stand in the order of their ties.
bool is_open_end(const std::vector<RankedArticle>& all, std::size_t wanted, bool is_one) {
  if (wanted == 0) return false;
  const double last = all[wanted - 1].score;
  return is_same_score(last, all.back().score) && !(is_one && last == all.back().score);
}

}  // namespace

RankedPage fetch_page(const Xapian::Enquire& enquire, const Xapian::Database& database,
                      const PageRequest& request) {
  RankedPage page;
  if (!request.by_relevance || request.limit == 0) {
    page.matches = enquire.get_mset(request.offset, request.limit);
    page.articles = articles_of(page.matches);
    return page;
  }
  const bool is_one = database.size() < 2;
  const Xapian::doccount all = database.get_doccount();
  const Xapian::doccount wanted = std::min(all - request.offset, request.limit) + request.offset;
  for (Xapian::doccount more = fetched_more;; more *= 4) {
    const Xapian::doccount most = std::min(all - wanted, more) + wanted;
    // Of several, all are looked at: leaving out the weak ones, Xapian 1.4.22 lost one of the best
    // 27 of three databases (OP_AND_NOT of an OP_AND_MAYBE, three words of a thousand articles).
    page.matches = enquire.get_mset(0, most, is_one && !request.all ? 0 : all);
    page.articles = articles_of(page.matches);
    const bool is_all = page.articles.size() < most || most == all;
    if (is_all || !is_open_end(page.articles, wanted, is_one)) break;
  }
  sort_by_score(std::span(page.articles), &RankedArticle::score, &RankedArticle::tie);
  page.articles.resize(std::min<std::size_t>(wanted, page.articles.size()));
  const auto skipped = std::min<std::size_t>(request.offset, page.articles.size());
  page.articles.erase(page.articles.begin(),
                      page.articles.begin() + static_cast<std::ptrdiff_t>(skipped));
  return page;
}

}  // namespace technews::searcher
