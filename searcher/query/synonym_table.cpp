#include "searcher/query/synonym_table.h"

#include "searcher/query/compile_positions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr std::size_t most_in_query = 256;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Word word_of(std::string text) {
  Word word;
  word.text = std::move(text);
  return word;
}

Node node_of(const SynonymSide& side, std::optional<index::Field> field) {
  Node node;
  node.field = field;
  node.boost = side.weight;
  const std::vector<std::string> words = words_of(side.text);
  if (words.size() == 1) {
    node.kind = NodeKind::word;
    node.word = word_of(side.text);
    return node;
  }
  node.kind = NodeKind::phrase;
  node.stemmed = true;
  for (const std::string& word : words) node.slots.push_back({word_of(word)});
  return node;
}

bool is_text(const Node& node) {
  return !node.field || *node.field == index::Field::title || *node.field == index::Field::body;
}

bool may_have_synonyms(const Node& node) {
  if (node.occur == Occur::excluded || !is_text(node)) return false;
  if (node.kind == NodeKind::word) return !node.word.exact && !node.word.is_pattern();
  if (node.kind != NodeKind::phrase || node.distance > 0) return false;
  return std::all_of(node.slots.begin(), node.slots.end(), [](const PhraseSlot& slot) {
    return slot.size() == 1 && !slot.front().is_pattern();
  });
}

// Several words count as one only where they stand as plain words do.
bool may_join(const Node& node) {
  return node.kind == NodeKind::word && node.occur == Occur::plain && !node.field &&
         node.boost == 1 && may_have_synonyms(node);
}

std::string text_of(const Node& node) {
  if (node.kind == NodeKind::word) return node.word.text;
  std::string text;
  for (const PhraseSlot& slot : node.slots) text += (text.empty() ? "" : " ") + slot.front().text;
  return text;
}

}  // namespace

// Walks a tree, with what is left of the number of synonyms that a query may have.
class SynonymAdder {
 public:
  SynonymAdder(const SynonymTable& table, const CompileSources& sources, double weight)
      : table_(table), sources_(sources), weight_(weight) {}

  Node with_synonyms(const Node& node) {
    if (node.occur == Occur::excluded) return node;
    if (may_have_synonyms(node)) {
      const auto* found = find(key_of(node));
      return found == nullptr ? node : made_of(node, *found);
    }
    Node out = node;
    out.children.clear();
    for (std::size_t i = 0; i < node.children.size();)
      i += node.kind == NodeKind::list ? add_words(node, i, out) : add_one(node, i, out);
    return out;
  }

  std::size_t left_out() const { return left_out_; }

 private:
  using Sides = std::vector<SynonymSide>;

  std::string key_of(const Node& node) const {
    return table_.key_of(text_of(node), sources_.text, sources_.analyzer);
  }

  const Sides* find(const std::string& key) const {
    const auto found = table_.sides_.find(key);
    return found == table_.sides_.end() ? nullptr : &found->second;
  }

  std::size_t add_one(const Node& node, std::size_t at, Node& out) {
    out.children.push_back(with_synonyms(node.children[at]));
    return 1;
  }

  // The longest run of the list's words from there on that has synonyms, or its element alone.
  std::size_t add_words(const Node& list, std::size_t at, Node& out) {
    std::size_t longest = 0;
    const Sides* sides = nullptr;
    std::string key;
    for (std::size_t i = at; i < list.children.size() && i - at < table_.longest_; ++i) {
      if (!may_join(list.children[i])) break;
      key += (key.empty() ? "" : " ") + key_of(list.children[i]);
      const Sides* const found = find(key);
      if (found == nullptr) continue;
      sides = found;
      longest = i - at + 1;
    }
    if (longest < 2) return add_one(list, at, out);
    Node words;
    words.kind = NodeKind::list;
    const auto first = list.children.begin() + static_cast<std::ptrdiff_t>(at);
    words.children.assign(first, first + static_cast<std::ptrdiff_t>(longest));
    words.span = {words.children.front().span.begin, words.children.back().span.end};
    out.children.push_back(made_of(words, *sides));
    return longest;
  }

  Node made_of(const Node& typed, const Sides& sides) {
    Node out;
    out.kind = NodeKind::synonyms;
    out.span = typed.span;
    out.occur = typed.occur;
    out.field = typed.field;
    out.children.push_back(typed);
    out.children.front().occur = Occur::plain;
    for (const SynonymSide& side : sides) {
      if (added_ == most_in_query) {
        ++left_out_;
        continue;
      }
      ++added_;
      out.children.push_back(node_of(side, typed.field));
      out.children.back().boost *= typed.boost * weight_;
    }
    return out;
  }

  const SynonymTable& table_;
  const CompileSources& sources_;
  double weight_;
  std::size_t added_ = 0;
  std::size_t left_out_ = 0;
};

SynonymTable::SynonymTable(std::shared_ptr<const Synonyms> synonyms, QueryAnalyzer& analyzer,
                           bool stemming)
    : synonyms_(std::move(synonyms)), languages_(analyzer.languages()), stemming_(stemming) {
  for (const SynonymGroup& group : synonyms_->groups) {
    for (const SynonymSide& from : group.from) {
      const std::string key = key_of(from.text, from.text, analyzer);
      if (key.empty()) continue;
      longest_ = std::max(longest_, words_of(from.text).size());
      std::vector<SynonymSide>& sides = sides_[key];
      for (const SynonymSide& to : group.to) {
        const bool known = std::any_of(sides.begin(), sides.end(), [&to](const SynonymSide& each) {
          return each.text == to.text;
        });
        if (!known && key_of(to.text, to.text, analyzer) != key) sides.push_back(to);
      }
    }
  }
}

bool SynonymTable::is_of(const std::shared_ptr<const Synonyms>& synonyms,
                         const QueryAnalyzer& analyzer, bool stemming) const {
  return synonyms_ == synonyms && languages_ == analyzer.languages() && stemming_ == stemming;
}

std::string SynonymTable::key_of(std::string_view text, std::string_view context,
                                 QueryAnalyzer& analyzer) const {
  std::string key;
  for (const Chunk& chunk : chunks_of(analyzer.analyze(text, context))) {
    const QueryTerm& term = chunk.front();
    const bool by_stem = stemming_ && !term.stems.empty();
    key += (key.empty() ? "" : " ") + (by_stem ? term.stems.front() : term.form);
  }
  return key;
}

WithSynonyms SynonymTable::add_to(const Node& tree, const CompileSources& sources,
                                  double weight) const {
  SynonymAdder adder(*this, sources, weight);
  Node with = adder.with_synonyms(tree);
  return {std::move(with), adder.left_out()};
}

base::Diagnostic synonyms_cut(std::size_t left_out) {
  return {base::Severity::note,
          {},
          "synonyms_cut",
          fmt::format("{} synonyms were left out: a query may have {}", left_out, most_in_query),
          {}};
}

}  // namespace technews::searcher
