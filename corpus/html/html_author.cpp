#include "corpus/html/html_author.h"

#include "corpus/html/person_names.h"
#include "corpus/markup.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

struct MetaAuthor {
  std::string_view name;
  std::string_view source;
  int weight;
};

constexpr std::array meta_authors = std::to_array<MetaAuthor>({
    {"article:author", "opengraph", 10},
    {"og:article:author", "opengraph", 10},
    {"article:author:name", "opengraph", 10},
    {"author", "meta", 10},
    {"parsely-author", "meta", 11},
    {"sailthru.author", "meta", 11},
    {"citation_author", "meta", 11},
    {"dc.creator", "meta", 10},
    {"dc.contributor", "meta", 8},
    {"dc.creator.name", "meta", 10},
    {"dcterms.creator", "meta", 10},
    {"byl", "meta", 11},
    {"bt:author", "meta", 11},
    {"cxenseparse:author", "meta", 10},
    {"article_author", "meta", 10},
    {"authors", "meta", 10},
    {"article.author", "meta", 10},
});

// "jane.doe", "janedoe": the name of an account, not of a person.
bool is_account(std::string_view name) {
  return name.find(' ') == std::string_view::npos && std::ranges::none_of(name, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
         });
}

// Those nearest to the head of the page are enough: the rest are other stories' and comments'.
constexpr std::size_t most_candidates = 300;

class Collector {
 public:
  Collector(const HtmlTree& tree, const PageFacts& facts, const AuthorSearch& search)
      : tree_(tree), facts_(facts), search_(search) {}

  std::vector<AuthorCandidate> run() {
    for (const LinkedThing& thing : facts_.linked.things) {
      if (thing.nested || thing.authors.empty()) continue;
      push(thing.authors, "json-ld", 9 + static_cast<int>(thing.kind));
    }
    for (const MetaAuthor& meta : meta_authors) {
      std::vector<std::string> values;
      for (const MetaTag& tag : facts_.metas)
        if (tag.name == meta.name) values.push_back(strip_tags(tag.content));
      if (!values.empty()) push(values, meta.source, meta.weight);
    }
    // "Written by" beside the name, as social cards have it.
    if (byline_prefix(std::string(facts_.meta("twitter:label1")) + " ") != 0)
      push({strip_tags(facts_.meta("twitter:data1"))}, "meta", 9);
    add_elements();
    add_lines();
    return std::move(candidates_);
  }

 private:
  void push(const std::vector<std::string>& raw, std::string_view source, int weight) {
    std::vector<std::string> names;
    for (const std::string& each : raw) {
      std::string name = clean_author(each);
      if (is_name(name) && std::ranges::find(names, name) == names.end())
        names.push_back(std::move(name));
    }
    if (names.empty() || candidates_.size() >= most_candidates) return;
    // The site itself, or an account, is named where nobody else is.
    const std::string key = normalization::folded(names.front());
    const bool site = std::ranges::any_of(search_.site_names, [&](const std::string& name) {
      return name == key || (name.size() > 4 && key.starts_with(name));
    });
    if (site) weight -= 7;
    if (is_account(names.front())) weight -= 5;
    if (!is_visible(names.front())) weight -= 4;
    candidates_.push_back(
        {std::move(names), source, weight, source == "text" || source == "microdata" ? 1U : 0U});
  }

  bool is_visible(std::string_view name) const {
    return facts_.text.find(name) != std::string::npos;
  }

  int nearness(std::size_t begin) const {
    if (search_.title_end == 0) return begin < 3000 ? 1 : 0;
    if (begin >= search_.title_end) {
      const std::size_t far = begin - search_.title_end;
      return far < 300 ? 3 : far < 1200 ? 2 : 0;
    }
    return search_.title_end - begin < 500 ? 2 : 0;
  }

  // Elements marked as the author's or named after one; neighbours of one kind are several authors.
  void add_elements() {
    std::uint32_t before = 0;  // the last marked element
    std::uint32_t first = 0;   // of a row of them
    for (const std::uint32_t node : facts_.elements) {
      const Place& place = facts_.places[node];
      if (!place.author || place.comment) continue;
      const std::string property = to_lower_ascii(tree_.attribute(node, "itemprop"));
      const std::string rel = to_lower_ascii(tree_.attribute(node, "rel"));
      const bool marked =
          property == "author" || property == "creator" || rel.find("author") != std::string::npos;
      const std::string text = facts_.text_of(tree_, node);
      constexpr std::size_t longest = 160;
      if (text.empty() || text.size() > longest) continue;
      int weight = (marked ? 6 : 4) + nearness(facts_.starts[node]);
      if (byline_prefix(text) != 0) weight += 1;
      if (place.aside) weight -= marked ? 1 : 3;
      push({text}, marked ? "microdata" : "text", weight);
      if (!marked) continue;
      const bool goes_on = before != 0 && is_next(before, node);
      if (!goes_on) first = node;
      if (goes_on) push({text_between(first, node)}, "microdata", weight + 2);
      before = node;
    }
  }

  std::size_t text_end(std::uint32_t node) const {
    const std::uint32_t end = tree_[node].end;
    return end < tree_.size() ? facts_.starts[end] : facts_.text.size();
  }

  // "Jane Doe" and "John Roe" in "Jane Doe and John Roe".
  bool is_next(std::uint32_t before, std::uint32_t node) const {
    constexpr std::size_t longest = 8;
    const std::size_t end = text_end(before);
    const std::size_t begin = facts_.starts[node];
    return tree_[before].end <= node && begin >= end && begin - end <= longest &&
           tree_[before].parent == tree_[node].parent;
  }

  std::string text_between(std::uint32_t first, std::uint32_t last) const {
    const std::size_t begin = facts_.starts[first];
    return facts_.text.substr(begin, text_end(last) - begin);
  }

  // "By Jane Doe" on a line of its own.
  void add_lines() {
    const std::string_view text = facts_.text;
    std::size_t line = 0;
    while (line < text.size()) {
      const std::size_t end = std::min(text.find('\n', line), text.size());
      constexpr std::size_t longest = 120;
      if (end > line && end - line < longest) add_line(line, end);
      line = end + 1;
    }
  }

  void add_line(std::size_t begin, std::size_t end) {
    std::string line = facts_.text.substr(begin, end - begin) + " ";
    const std::size_t prefix = byline_prefix(line);
    // "By" and, on the next line, the name.
    constexpr std::size_t longest_name = 60;
    if (prefix + 1 >= line.size() && end < facts_.text.size()) {
      const std::size_t next = std::min(facts_.text.find('\n', end + 1), facts_.text.size());
      if (next - end <= longest_name) line += facts_.text.substr(end + 1, next - end - 1);
    }
    if (prefix == 0 || prefix + 2 >= line.size() || facts_.places[facts_.node_at(begin)].comment)
      return;
    const int near = nearness(begin);
    if (near == 0) return;
    push({std::move(line)}, "text", 4 + near);
  }

  const HtmlTree& tree_;
  const PageFacts& facts_;
  const AuthorSearch& search_;
  std::vector<AuthorCandidate> candidates_;
};

constexpr int least_weight = -6;

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

// "Jane Doe Daily News" beside "Jane Doe"; not "Jane Doe and John Roe".
bool adds_no_author(std::string_view longer, std::string_view shorter) {
  if (longer.size() <= shorter.size() + 1 || shorter.size() < 4) return false;
  if (!longer.starts_with(shorter)) return false;
  std::string_view rest = longer.substr(shorter.size());
  if (rest.front() != ' ') return rest.front() != ',' && rest.front() != '/';
  rest.remove_prefix(1);
  for (const std::string_view joiner :
       {"and "sv, "und "sv, "& "sv, "y "sv, "et "sv, "e "sv, "i "sv, "en "sv, "og "sv, "och "sv,
        "+ "sv, "/ "sv, "with "sv, "mit "sv}) {
    if (rest.starts_with(joiner)) return false;
  }
  return true;
}

}  // namespace

std::vector<AuthorCandidate> author_candidates(const HtmlTree& tree, const PageFacts& facts,
                                               const AuthorSearch& search) {
  return Collector(tree, facts, search).run();
}

Sourced choose_author(const std::vector<AuthorCandidate>& candidates) {
  const AuthorCandidate* best = nullptr;
  int best_weight = least_weight;
  std::vector<std::string> keys;
  for (const AuthorCandidate& each : candidates)
    keys.push_back(normalization::folded(joined(each.names)));
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    int weight = candidates[i].weight;
    int same = 0;
    bool has_more = false;
    for (std::size_t j = 0; j < candidates.size(); ++j) {
      if (keys[i] == keys[j]) ++same;
      if (candidates[i].place != 0 && candidates[j].place != 0)
        has_more = has_more || adds_no_author(candidates[i].names[0], candidates[j].names[0]);
    }
    weight += std::min(same - 1, 2);
    if (has_more) weight -= 4;
    if (weight > best_weight) {
      best = &candidates[i];
      best_weight = weight;
    }
  }
  if (best == nullptr) return {};
  return {joined(best->names), std::string(best->source)};
}

}  // namespace technews::corpus
