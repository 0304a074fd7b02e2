#include "corpus/rules.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

struct Rule {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<Rule, 12> rules{{
    {"after-article", "behind the article's end"},
    {"author-bio", "about the author"},
    {"before-article", "in front of the article's beginning"},
    {"byline", "who wrote it"},
    {"code", "programs and style sheets"},
    {"credit", "whose picture it is"},
    {"dateline", "when it was written"},
    {"inside-article", "set into the article, and no part of it"},
    {"newsletter", "a request for an address"},
    {"other-story", "the headline or the beginning of another page of the site"},
    {"repeated-on-site", "words that many pages of the site hold"},
    {"title", "the article's own title"},
}};

}  // namespace

std::string_view meaning_of_rule(std::string_view rule) {
  const auto found = std::ranges::find(rules, rule, &Rule::name);
  return found == rules.end() ? std::string_view{} : found->meaning;
}

}  // namespace technews::corpus
