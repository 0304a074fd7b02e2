#include "corpus/html/html_title.h"

#include "corpus/html/plain_line.h"
#include "corpus/markup.h"
#include "corpus/url.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_title = 400;
constexpr std::size_t most_candidates = 100;  // a page of more headings is no article
constexpr int weight_of_only_heading = 5;

struct MetaTitle {
  std::string_view name;
  std::string_view source;
  int weight;
};

constexpr std::array meta_titles = std::to_array<MetaTitle>({
    {"og:title", "opengraph", 6},
    {"twitter:title", "meta", 3},
    {"headline", "microdata", 5},
    {"parsely-title", "meta", 4},
    {"sailthru.title", "meta", 4},
    {"citation_title", "meta", 5},
    {"dc.title", "meta", 4},
    {"dcterms.title", "meta", 4},
    {"article:title", "meta", 4},
    {"title", "meta", 2},
});

constexpr std::array separators{" | "sv, " - "sv, " – "sv, " — "sv, " :: "sv, " » "sv, " « "sv,
                                " • "sv, " · "sv, " / "sv, ": "sv,  " : "sv,  "｜"sv,  "|"sv,
                                " ‹ "sv, " > "sv, " ◆ "sv, " ~ "sv, " － "sv, "："sv,  "_"sv};

// Letters and digits alone, lower case, no accents: what two spellings of a title share.
std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : normalization::folded(text)) {
    const bool mark =
        static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    if (!mark) key += c;
  }
  return key;
}

// Without what separates it from a site's name that isn't there.
std::string headline_of(std::string_view text) {
  std::string line = plain_line(text);
  const auto is_end = [](char c) { return c == ' ' || c == '|' || c == '-'; };
  while (!line.empty() && is_end(line.back())) line.pop_back();
  const std::size_t begin = std::min(line.find_first_not_of(" |"), line.size());
  return line.substr(begin);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    constexpr std::size_t least = 3;
    if (word.size() >= least) words.push_back(normalization::folded(word));
    word.clear();
  };
  for (const char c : text) {
    const bool letter = (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9');
    if (letter)
      word += c;
    else
      end_word();
  }
  end_word();
  return words;
}

struct Cut {
  std::string_view left;
  std::string_view right;
  bool colon = false;
};

// Every way to part the text at a separator.
std::vector<Cut> cuts_of(std::string_view text) {
  std::vector<Cut> cuts;
  for (const std::string_view separator : separators) {
    for (std::size_t at = text.find(separator); at != std::string_view::npos;
         at = text.find(separator, at + separator.size())) {
      cuts.push_back(
          {text.substr(0, at), text.substr(at + separator.size()), separator.front() == ':'});
      if (cuts.size() > 20) return cuts;
    }
  }
  return cuts;
}

bool names_site(std::string_view text, const std::vector<std::string>& names) {
  const std::string key = key_of(text);
  if (key.size() < 2) return key.empty();
  return std::ranges::any_of(names, [&](const std::string& name) {
    if (name == key) return true;
    // "The Verge" of theverge.com, "ZEIT ONLINE" of zeit.de
    constexpr std::size_t telling = 4;
    return (key.starts_with(name) && name.size() >= telling && key.size() <= name.size() + 12) ||
           (name.ends_with(key) && key.size() >= telling);
  });
}

// Without the parts that name the site.
std::string without_names(std::string_view text, const std::vector<std::string>& names) {
  for (int rounds = 0; rounds < 3; ++rounds) {
    std::optional<std::string_view> shorter;
    for (const Cut& cut : cuts_of(text)) {
      if (!cut.colon && names_site(cut.right, names) && cut.left.size() > 3)
        shorter = cut.left;
      else if (names_site(cut.left, names) && cut.right.size() > 3 && !shorter)
        shorter = cut.right;
    }
    if (!shorter) break;
    text = *shorter;
  }
  return plain_line(text);
}

class Collector {
 public:
  Collector(const HtmlTree& tree, const PageFacts& facts, std::vector<std::string> names)
      : tree_(tree), facts_(facts), names_(std::move(names)) {}

  std::vector<TitleCandidate> run() {
    for (const LinkedThing& thing : facts_.linked.things) {
      if (thing.nested) continue;
      if (thing.kind == LinkedKind::article) add(thing.headline, "json-ld", 6);
      if (thing.kind == LinkedKind::work) add(thing.name, "json-ld", 3);
    }
    for (const MetaTitle& meta : meta_titles)
      add(strip_tags(facts_.meta(meta.name)), meta.source, meta.weight);
    add(facts_.title_tag, "title", 3);
    add_elements();
    cut_by_agreement();
    return std::move(candidates_);
  }

 private:
  void add(std::string_view text, std::string_view source, int weight, std::uint32_t node = 0) {
    std::string title = without_names(headline_of(text), names_);
    if (title.empty() || title.size() > longest_title) return;
    candidates_.push_back({std::move(title), source, weight, node});
  }

  void add_elements() {
    const auto headings = std::ranges::count_if(
        facts_.elements, [&](std::uint32_t node) { return tree_[node].tag == "h1"; });
    bool first = true;
    for (const std::uint32_t node : facts_.elements) {
      const std::string_view tag = tree_[node].tag;
      const std::string_view property = tree_.attribute(node, "itemprop");
      const std::string classes = to_lower_ascii(tree_.attribute(node, "class"));
      const bool entry = classes.find("entry-title") != std::string::npos ||
                         classes.find("headline") != std::string::npos;
      if (tag == "meta" || facts_.places[node].comment) continue;
      if (candidates_.size() >= most_candidates) return;
      if (property == "headline" && !facts_.places[node].aside)
        add(facts_.text_of(tree_, node), "microdata", 4, node);
      if (tag == "h1") {
        if (is_home_link(node)) continue;
        const bool aside = facts_.places[node].aside;
        add(heading_text(node), "text",
            aside           ? 2
            : headings == 1 ? weight_of_only_heading
            : first         ? 3
                            : 2,
            node);
        first = first && aside;
      } else if (tag == "h2" && entry) {
        add(facts_.text_of(tree_, node), "text", 1, node);
      }
    }
  }

  // The site's name as heading of every page.
  bool is_home_link(std::uint32_t node) const {
    const auto home = [&](std::uint32_t each) {
      if (tree_[each].tag != "a") return false;
      const std::string_view href = tree_.attribute(each, "href");
      if (href == "/" || href == "./" || href == "index.html" || href == "index.php") return true;
      const auto url = split_url(href);
      return href.find("://") != std::string_view::npos && url && url->path.size() <= 1 &&
             url->query.empty();
    };
    for (std::uint32_t i = node + 1; i < tree_[node].end; ++i)
      if (home(i)) return true;
    const std::uint32_t parent = tree_[node].parent;
    return home(parent) || home(tree_[parent].parent);
  }

  // Without the kicker that stands in it.
  std::string heading_text(std::uint32_t node) const {
    for (std::uint32_t i = node + 1; i < tree_[node].end; i = tree_[i].end) {
      if (tree_[i].is_text()) {
        if (tree_[i].text.find_first_not_of(" \t\r\n") != std::string_view::npos) break;
        continue;
      }
      const std::string classes = to_lower_ascii(tree_.attribute(i, "class"));
      constexpr std::array kickers{"kicker"sv,     "overline"sv,   "topline"sv,  "dachzeile"sv,
                                   "roofline"sv,   "supertitle"sv, "pretitle"sv, "intro"sv,
                                   "eyebrow"sv,    "hidden"sv,     "category"sv, "label"sv,
                                   "antetitulo"sv, "volanta"sv,    "surtitre"sv, "spitzmarke"sv};
      const bool kicker = std::ranges::any_of(
          kickers, [&](std::string_view word) { return classes.find(word) != std::string::npos; });
      if (!kicker || tree_[i].end >= tree_[node].end) break;
      const std::size_t last =
          tree_[node].end < tree_.size() ? facts_.starts[tree_[node].end] : facts_.text.size();
      const std::size_t begin = facts_.starts[tree_[i].end];
      std::string rest = plain_line(std::string_view(facts_.text).substr(begin, last - begin));
      while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) rest.erase(0, 1);
      if (!rest.empty()) return rest;
    }
    return facts_.text_of(tree_, node);
  }

  // "Headline - Section - Site" beside the heading "Headline".
  void cut_by_agreement() {
    std::vector<std::string> keys;
    for (const TitleCandidate& each : candidates_) keys.push_back(key_of(each.text));
    for (TitleCandidate& each : candidates_) {
      if (each.place != 0) continue;
      std::optional<std::string> shorter;
      for (const Cut& cut : cuts_of(each.text)) {
        for (const std::string_view side : {cut.left, cut.right}) {
          const std::string key = key_of(side);
          constexpr std::size_t telling = 12;
          if (key.size() < telling || (shorter && shorter->size() >= side.size())) continue;
          const bool agreed = std::ranges::find(keys, key) != keys.end() ||
                              (each.source == "title" && stands_alone(side));
          if (agreed && !names_site(side, names_)) shorter = side;
        }
      }
      if (shorter) each.text = plain_line(*shorter);
    }
  }

  // A line of the visible text.
  bool stands_alone(std::string_view line) const {
    const std::string_view text = facts_.text;
    for (std::size_t at = text.find(line); at != std::string_view::npos;
         at = text.find(line, at + line.size())) {
      const std::size_t end = at + line.size();
      if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n'))
        return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const PageFacts& facts_;
  std::vector<std::string> names_;
  std::vector<TitleCandidate> candidates_;
};

}  // namespace

std::vector<std::string> site_names(const PageFacts& facts, std::string_view host) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    std::string key = key_of(name);
    if (key.size() >= 2) names.push_back(std::move(key));
  };
  add(facts.meta("og:site_name"));
  add(facts.meta("application-name"));
  add(facts.meta("apple-mobile-web-app-title"));
  add(facts.meta("dc.publisher"));
  add(facts.linked.site);
  add(facts.linked.organisation);
  for (const LinkedThing& thing : facts.linked.things) add(thing.publisher);
  add(host);
  for (std::size_t dot = host.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = host.rfind('.', dot - 1)) {
    add(host.substr(0, dot));
    const std::size_t start = host.rfind('.', dot - 1);
    if (dot - (start == std::string_view::npos ? 0 : start + 1) > 3)
      add(host.substr(start == std::string_view::npos ? 0 : start + 1,
                      dot - (start == std::string_view::npos ? 0 : start + 1)));
  }
  return names;
}

std::vector<TitleCandidate> title_candidates(const HtmlTree& tree, const PageFacts& facts,
                                             std::string_view host) {
  return Collector(tree, facts, site_names(facts, host)).run();
}

namespace {

// How far the other candidates speak of a heading: 2 for the same, else the share of its words.
double agreement(const TitleCandidate& heading, const std::vector<TitleCandidate>& candidates) {
  const std::string key = key_of(heading.text);
  std::set<std::string> others;
  double contained = 0;
  for (const TitleCandidate& each : candidates) {
    if (each.place != 0) continue;
    const std::string its = key_of(each.text);
    if (its == key) return 2;
    constexpr std::size_t telling = 9;
    if (key.size() >= telling && its.find(key) != std::string::npos) contained = 1;
    for (std::string& word : words_of(each.text)) others.insert(std::move(word));
  }
  const std::vector<std::string> words = words_of(heading.text);
  if (words.empty()) return contained;
  const auto shared =
      std::ranges::count_if(words, [&](const std::string& word) { return others.contains(word); });
  return std::max(contained, static_cast<double>(shared) / static_cast<double>(words.size()));
}

// The heading that the page's other titles speak of.
const TitleCandidate* agreed_heading(const std::vector<TitleCandidate>& candidates) {
  constexpr double enough = 0.4;
  constexpr double enough_for_only_heading = 0.75;
  const TitleCandidate* best = nullptr;
  double best_agreement = enough;
  for (const TitleCandidate& each : candidates) {
    if (each.place == 0 || each.weight < 2) continue;
    const double share = agreement(each, candidates);
    if (each.weight == weight_of_only_heading && share >= enough_for_only_heading) return &each;
    if (share > best_agreement || (best == nullptr && share >= best_agreement)) {
      best = &each;
      best_agreement = share;
    }
  }
  return best;
}

// "Chips got smaller" for the heading "Tech: Chips got smaller", when that is what the page calls
// itself elsewhere.
const TitleCandidate* without_kicker(const TitleCandidate& heading,
                                     const std::vector<TitleCandidate>& candidates) {
  constexpr std::size_t telling = 16;
  const std::string key = key_of(heading.text);
  for (const TitleCandidate& each : candidates) {
    if (each.place != 0 || each.source == "title") continue;
    const std::string its = key_of(each.text);
    if (its.size() >= telling && its.size() < key.size() && key.ends_with(its)) return &each;
  }
  return nullptr;
}

}  // namespace

Sourced choose_title(const std::vector<TitleCandidate>& candidates) {
  if (const TitleCandidate* heading = agreed_heading(candidates); heading != nullptr) {
    if (const TitleCandidate* shorter = without_kicker(*heading, candidates); shorter != nullptr)
      heading = shorter;
    return {heading->text, std::string(heading->source)};
  }
  const TitleCandidate* best = nullptr;
  int best_weight = 0;
  std::vector<std::string> keys;
  for (const TitleCandidate& each : candidates) keys.push_back(key_of(each.text));
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    int weight = 0;
    for (std::size_t j = 0; j < candidates.size(); ++j)
      if (keys[i] == keys[j]) weight += candidates[j].weight;
    if (weight > best_weight) {
      best = &candidates[i];
      best_weight = weight;
    }
  }
  if (best == nullptr) return {};
  return {best->text, std::string(best->source)};
}

const TitleCandidate* only_heading(const std::vector<TitleCandidate>& candidates) {
  const auto found = std::ranges::find_if(candidates, [](const TitleCandidate& each) {
    return each.source == "text" && each.weight == weight_of_only_heading;
  });
  return found == candidates.end() ? nullptr : &*found;
}

TitlePlace find_in_text(const HtmlTree& tree, const PageFacts& facts, std::string_view title) {
  const std::string key = key_of(title);
  if (key.empty()) return {};
  for (const std::uint32_t node : facts.elements) {
    const std::string_view tag = tree[node].tag;
    if (tag == "time" || tag == "meta") continue;
    const std::size_t begin = facts.starts[node];
    const std::size_t last =
        tree[node].end < tree.size() ? facts.starts[tree[node].end] : facts.text.size();
    if (last - begin > title.size() * 2 + 20) continue;
    if (key_of(std::string_view(facts.text).substr(begin, last - begin)) == key)
      return {begin, last};
  }
  std::size_t line = 0;
  while (line < facts.text.size()) {
    const std::size_t end = std::min(facts.text.find('\n', line), facts.text.size());
    const std::string_view text = std::string_view(facts.text).substr(line, end - line);
    if (text.size() <= title.size() * 2 && text.size() * 2 >= title.size() && key_of(text) == key)
      return {line, end};
    line = end + 1;
  }
  return {};
}

}  // namespace technews::corpus
