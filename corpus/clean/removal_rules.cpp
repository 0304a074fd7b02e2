#include "corpus/clean/removal_rules.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

constexpr std::size_t zones_count = 4;
constexpr std::size_t marks_count = 10;

constexpr RemovalRule rule_of_mark(Mark mark) {
  switch (mark) {
    case Mark::title:
      return RemovalRule::title;
    case Mark::repeated:
      return RemovalRule::repeated;
    case Mark::story:
      return RemovalRule::story;
    case Mark::code:
      return RemovalRule::code;
    case Mark::byline:
      return RemovalRule::byline;
    case Mark::credit:
      return RemovalRule::credit;
    case Mark::bio:
      return RemovalRule::bio;
    case Mark::dateline:
      return RemovalRule::dateline;
    case Mark::newsletter:
      return RemovalRule::newsletter;
    default:
      return RemovalRule::none;
  }
}

constexpr RemovalRule rule_of(Zone zone, Mark mark) {
  if (zone == Zone::body && mark != Mark::title) return RemovalRule::none;
  if (mark != Mark::none) return rule_of_mark(mark);
  return zone == Zone::head     ? RemovalRule::before
         : zone == Zone::insert ? RemovalRule::inside
                                : RemovalRule::after;
}

using Table = std::array<std::array<RemovalRule, marks_count>, zones_count>;

// Looking up is cheaper for each word than deciding.
constexpr Table make_table() {
  Table table{};
  for (std::size_t zone = 0; zone < zones_count; ++zone) {
    for (std::size_t mark = 0; mark < marks_count; ++mark) {
      table[zone][mark] = rule_of(static_cast<Zone>(zone), static_cast<Mark>(mark));
    }
  }
  return table;
}

constexpr Table table = make_table();

// A program is made of ordinary words too: what stands between two of its words close by is code.
void bridge_code(const Evidence& evidence, std::vector<RemovalRule>& rules) {
  constexpr std::size_t close = 12;
  std::size_t last = rules.size();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i] == RemovalRule::none) last = rules.size();
    if (rules[i] == RemovalRule::none || evidence.mark[i] != Mark::code) continue;
    if (last < i && i - last <= close) {
      std::fill(rules.begin() + static_cast<std::ptrdiff_t>(last),
                rules.begin() + static_cast<std::ptrdiff_t>(i), rules[i]);
    }
    last = i;
  }
}

}  // namespace

std::string_view rule_name(RemovalRule rule) {
  switch (rule) {
    case RemovalRule::title:
      return "title";
    case RemovalRule::repeated:
      return "repeated-on-site";
    case RemovalRule::story:
      return "other-story";
    case RemovalRule::code:
      return "code";
    case RemovalRule::byline:
      return "byline";
    case RemovalRule::credit:
      return "credit";
    case RemovalRule::bio:
      return "author-bio";
    case RemovalRule::dateline:
      return "dateline";
    case RemovalRule::newsletter:
      return "newsletter";
    case RemovalRule::before:
      return "before-article";
    case RemovalRule::inside:
      return "inside-article";
    case RemovalRule::after:
      return "after-article";
    default:
      return {};
  }
}

std::vector<RemovalRule> removal_rules(const Words& words, const std::vector<Zone>& zones,
                                       const Evidence& evidence) {
  std::vector<RemovalRule> rules(words.size());
  std::transform(zones.begin(), zones.end(), evidence.mark.begin(), rules.begin(),
                 [](Zone zone, Mark mark) {
                   return table[static_cast<std::size_t>(zone)][static_cast<std::size_t>(mark)];
                 });
  bridge_code(evidence, rules);
  return rules;
}

}  // namespace technews::corpus
