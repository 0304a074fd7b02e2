#include "corpus/html/page_facts.h"

#include "corpus/html/place_words.h"
#include "corpus/html/plain_line.h"
#include "corpus/markup.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::array unseen_tags{"script"sv, "style"sv,    "template"sv, "svg"sv,    "select"sv,
                                 "head"sv,   "noscript"sv, "textarea"sv, "option"sv, "iframe"sv};

constexpr std::array inline_tags{"a"sv,     "abbr"sv, "b"sv,      "bdi"sv,  "cite"sv, "em"sv,
                                 "font"sv,  "i"sv,    "ins"sv,    "mark"sv, "q"sv,    "s"sv,
                                 "small"sv, "span"sv, "strong"sv, "sub"sv,  "sup"sv,  "time"sv,
                                 "u"sv,     "wbr"sv,  "tt"sv,     "code"sv, "img"sv,  "bdo"sv};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::ranges::find(names, name) != names.end();
}

class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, PageFacts& facts) : tree_(tree), facts_(facts), reader_(tree) {}

  void run() {
    facts_.places.resize(tree_.size());
    facts_.starts.resize(tree_.size());
    heading_ = tree_.find("h1");
    facts_.html_language = tree_.attribute(0, "lang");
    if (facts_.html_language.empty()) facts_.html_language = tree_.attribute(0, "xml:lang");
    for (std::uint32_t node = 0; node < tree_.size(); ++node) visit(node);
    facts_.linked = read_json_ld(linked_);
  }

 private:
  void visit(std::uint32_t node) {
    const HtmlNode& here = tree_[node];
    facts_.starts[node] = facts_.text.size();
    if (node != 0) facts_.places[node] = facts_.places[here.parent];
    if (here.is_text()) {
      if (node >= unseen_until_) add_text(node);
      return;
    }
    if (here.tag == "meta") {
      add_meta(node);
    } else if (here.tag == "link") {
      add_link(node);
    } else if (here.tag == "title") {
      add_title(node);
    } else if (here.tag == "script") {
      add_script(node);
    }
    if (is_one_of(here.tag, unseen_tags)) unseen_until_ = std::max(unseen_until_, here.end);
    if (node < unseen_until_) return;
    if (!is_one_of(here.tag, inline_tags)) {
      break_line();
      block_ends_.push_back(here.end);
    }
    place(node);
  }

  void place(std::uint32_t node) {
    const ElementWords words = reader_.read(node);
    Place& place = facts_.places[node];
    // What holds the headline or most of a page is no aside of it, whatever it is called.
    const bool small = heading_ != 0 ? heading_ < node || heading_ >= tree_[node].end
                                     : tree_[node].end - node < tree_.size() / 2;
    place.aside = place.aside || (words.aside && small);
    place.comment = place.comment || (words.comment && small);
    place.date = words.date || (place.date && tree_[node].end - node < most_nodes_of_a_date);
    place.author = words.author || (place.author && tree_[node].end - node < most_nodes_of_a_date);
    if (words.of_interest) facts_.elements.push_back(node);
  }

  void break_line() {
    if (!facts_.text.empty() && facts_.text.back() == ' ') facts_.text.back() = '\n';
    if (!facts_.text.empty() && facts_.text.back() != '\n') facts_.text += '\n';
  }

  void add_text(std::uint32_t node) {
    while (!block_ends_.empty() && node >= block_ends_.back()) {
      block_ends_.pop_back();
      break_line();
    }
    facts_.starts[node] = facts_.text.size();
    const std::size_t before = facts_.text.size();
    std::string& text = facts_.text;
    for (const char c : tree_[node].text) {
      const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
      if (!blank) {
        text += c;
      } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
        text += ' ';
      }
    }
    if (text.size() > before) facts_.pieces.push_back({before, node});
  }

  void add_meta(std::uint32_t node) {
    std::string_view content = tree_.attribute(node, "content");
    if (content.empty()) content = tree_.attribute(node, "value");
    if (content.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    for (const std::string_view key : {"property"sv, "name"sv, "itemprop"sv, "http-equiv"sv}) {
      const std::string_view name = tree_.attribute(node, key);
      if (!name.empty()) facts_.metas.push_back({to_lower_ascii(name), content});
    }
  }

  void add_link(std::uint32_t node) {
    const std::string rel = to_lower_ascii(tree_.attribute(node, "rel"));
    if (rel == "canonical" && facts_.canonical.empty())
      facts_.canonical = tree_.attribute(node, "href");
  }

  void add_title(std::uint32_t node) {
    if (!facts_.title_tag.empty() || tree_[tree_[node].parent].tag != "head") return;
    for (std::uint32_t i = node + 1; i < tree_[node].end; ++i) facts_.title_tag += tree_[i].text;
    facts_.title_tag = plain_line(facts_.title_tag);
  }

  void add_script(std::uint32_t node) {
    if (tree_[node].end <= node + 1) return;
    const std::string type = to_lower_ascii(tree_.attribute(node, "type"));
    const std::string_view text = tree_[node + 1].text;
    if (type.find("ld+json") != std::string::npos) {
      linked_.push_back(text);
    } else {
      facts_.data_scripts.push_back(text);
    }
  }

  static constexpr std::uint32_t most_nodes_of_a_date = 40;

  const HtmlTree& tree_;
  PageFacts& facts_;
  ElementReader reader_;
  std::vector<std::string_view> linked_;
  std::vector<std::uint32_t> block_ends_;
  std::uint32_t unseen_until_ = 0;
  std::uint32_t heading_ = 0;  // the first
};

}  // namespace

std::string_view PageFacts::meta(std::string_view name) const {
  for (const MetaTag& tag : metas)
    if (tag.name == name) return tag.content;
  return {};
}

std::string PageFacts::text_of(const HtmlTree& tree, std::uint32_t node) const {
  const std::size_t begin = starts[node];
  const std::uint32_t end = tree[node].end;
  const std::size_t last = end < tree.size() ? starts[end] : text.size();
  constexpr std::size_t longest = 1000;
  if (last - begin > longest) return {};
  return plain_line(std::string_view(text).substr(begin, last - begin));
}

std::uint32_t PageFacts::node_at(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(pieces, offset, {}, &TextPiece::begin);
  return after == pieces.begin() ? 0 : std::prev(after)->node;
}

PageFacts gather_facts(const HtmlTree& tree) {
  PageFacts facts;
  Gatherer(tree, facts).run();
  return facts;
}

}  // namespace technews::corpus
