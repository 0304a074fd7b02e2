#include "corpus/clean/removal_rules.h"

#include <algorithm>

namespace technews::corpus {
namespace {

std::string_view rule_of(Zone zone, Mark mark) {
  switch (mark) {
    case Mark::title:
      return "title";
    case Mark::repeated:
      return "repeated-on-site";
    case Mark::story:
      return "other-story";
    case Mark::code:
      return "code";
    case Mark::byline:
      return "byline";
    case Mark::credit:
      return "credit";
    case Mark::bio:
      return "author-bio";
    case Mark::dateline:
      return "dateline";
    case Mark::newsletter:
      return "newsletter";
    case Mark::none:
      break;
  }
  switch (zone) {
    case Zone::head:
      return "before-article";
    case Zone::insert:
      return "inside-article";
    default:
      return "after-article";
  }
}

// A program is made of ordinary words too: what stands between two of its words close by is code.
void bridge_code(const Evidence& evidence, std::vector<std::string_view>& rules) {
  constexpr std::size_t close = 12;
  std::size_t last = rules.size();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].empty()) last = rules.size();
    if (rules[i].empty() || evidence.mark[i] != Mark::code) continue;
    if (last < i && i - last <= close) {
      std::fill(rules.begin() + static_cast<std::ptrdiff_t>(last),
                rules.begin() + static_cast<std::ptrdiff_t>(i), rules[i]);
    }
    last = i;
  }
}

}  // namespace

std::vector<std::string_view> removal_rules(const Words& words, const std::vector<Zone>& zones,
                                            const Evidence& evidence) {
  std::vector<std::string_view> rules(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (zones[i] == Zone::body && evidence.mark[i] != Mark::title) continue;
    rules[i] = rule_of(zones[i], evidence.mark[i]);
  }
  bridge_code(evidence, rules);
  return rules;
}

}  // namespace technews::corpus
