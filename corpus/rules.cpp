#include "corpus/rules.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

struct Rule {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<Rule, 28> rules{{
    {"advertisement", "something for sale"},
    {"after-article", "behind the article's end"},
    {"aside", "set beside the article"},
    {"author-bio", "about the author"},
    {"before-article", "in front of the article's beginning"},
    {"byline", "who wrote it"},
    {"caption", "what a picture shows"},
    {"code", "programs and style sheets"},
    {"comments", "what readers wrote"},
    {"cookie-wall", "a request for consent"},
    {"copy", "said on the page already"},
    {"credit", "whose picture it is"},
    {"dateline", "when it was written"},
    {"footer", "the foot of the page"},
    {"form", "something to fill in"},
    {"header", "the head of the page"},
    {"hidden", "not shown to readers"},
    {"inside-article", "set into the article, and no part of it"},
    {"navigation", "ways to other pages"},
    {"newsletter", "a request for an address"},
    {"other-story", "the headline or the beginning of another page of the site"},
    {"page-head", "what the page says to programs"},
    {"product", "what a shop says of its wares"},
    {"related", "links to other stories"},
    {"repeated-on-site", "words that many pages of the site hold"},
    {"share", "ways to pass the page on"},
    {"tags", "what the page is filed under"},
    {"title", "the article's own title"},
}};

}  // namespace

std::string_view meaning_of_rule(std::string_view rule) {
  const auto found = std::ranges::find(rules, rule, &Rule::name);
  return found == rules.end() ? std::string_view{} : found->meaning;
}

}  // namespace technews::corpus
