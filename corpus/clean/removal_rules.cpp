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

}  // namespace

std::vector<std::string_view> removal_rules(const Words& words, const std::vector<Zone>& zones,
                                            const Evidence& evidence) {
  std::vector<std::string_view> rules(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (zones[i] == Zone::body && evidence.mark[i] != Mark::title) continue;
    rules[i] = rule_of(zones[i], evidence.mark[i]);
  }
  return rules;
}

}  // namespace technews::corpus
