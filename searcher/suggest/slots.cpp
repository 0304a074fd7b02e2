#include "searcher/suggest/slots.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace technews::searcher {
namespace {

using index::Field;
using normalization::Token;

bool has_spelling(const Word& word) { return !word.is_pattern(); }

bool is_plain_word(const Node& node) {
  return node.kind == NodeKind::word && node.occur == Occur::plain && node.boost == 1 &&
         !node.word.exact;
}

class SlotCollector {
 public:
  SlotCollector(QueryAnalyzer& analyzer, std::string_view text)
      : analyzer_(analyzer), text_(text) {}

  void collect(const Node& node) {
    if (node.occur == Occur::excluded) return;
    switch (node.kind) {
      case NodeKind::word:
        if (has_spelling(node.word)) {
          WordSequence sequence{node.field, {}};
          add_word(node.word, 0, sequence);
          finish(std::move(sequence));
        }
        return;
      case NodeKind::phrase:
        return collect_phrase(node);
      case NodeKind::filter:
        return collect_value(node);
      case NodeKind::list:
      case NodeKind::all_of:
      case NodeKind::near:
        return collect_side_by_side(node);
      case NodeKind::synonyms:  // known words
        return;
      default:
        for (std::size_t i = 0; i < node.children.size(); ++i) collect_child(node, i);
    }
  }

  QuerySlots take() { return std::move(slots_); }

 private:
  void collect_child(const Node& node, std::size_t i) {
    path_.push_back(i);
    collect(node.children[i]);
    path_.pop_back();
  }

  void collect_side_by_side(const Node& node) {
    WordSequence sequence{node.field, {}};
    const bool is_list = node.kind == NodeKind::list;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      const bool belongs = child.kind == NodeKind::word && child.occur != Occur::excluded &&
                           child.field == node.field && has_spelling(child.word);
      if (!belongs) {
        finish(std::exchange(sequence, WordSequence{node.field, {}}));
        collect_child(node, i);
        continue;
      }
      path_.push_back(i);
      const std::size_t before = sequence.slots.size();
      add_word(child.word, 0, sequence);
      path_.pop_back();
      const bool next_joins = is_list && i + 1 < node.children.size() && is_plain_word(child) &&
                              is_plain_word(node.children[i + 1]) &&
                              node.children[i + 1].field == child.field;
      mark(sequence, before, is_list && is_plain_word(child), next_joins);
    }
    finish(std::move(sequence));
  }

  // A word of several parts is neither split nor joined.
  static void mark(WordSequence& sequence, std::size_t first, bool splits, bool joins) {
    if (sequence.slots.size() != first + 1) return;
    WordSlot& slot = sequence.slots.back();
    slot.splits = splits && slot.whole.empty();
    slot.joins = joins && slot.whole.empty();
  }

  void collect_phrase(const Node& node) {
    WordSequence sequence{node.field, {}};
    for (std::size_t i = 0; i < node.slots.size(); ++i) {
      const PhraseSlot& slot = node.slots[i];
      if (slot.size() != 1 || !has_spelling(slot.front())) {
        finish(std::exchange(sequence, WordSequence{node.field, {}}));
        continue;
      }
      const std::size_t before = sequence.slots.size();
      add_word(slot.front(), i, sequence);
      const bool joins = i + 1 < node.slots.size() && node.slots[i + 1].size() == 1 &&
                         has_spelling(node.slots[i + 1].front());
      mark(sequence, before, true, joins);
    }
    finish(std::move(sequence));
  }

  // Languages, addresses and ids are no words that are misspelled.
  void collect_value(const Node& node) {
    const bool named =
        node.field == Field::site || node.field == Field::section || node.field == Field::tag;
    if (!named || !has_spelling(node.word)) return;
    ValueSlot& slot = slots_.values.emplace_back();
    slot.at = {path_, 0, {0, node.word.text.size()}};
    slot.field = *node.field;
    slot.value = node.word.text;
  }

  void add_word(const Word& word, std::size_t place, WordSequence& sequence) {
    // Paths, addresses, tags and code are not spelled as words are.
    if (word.text.find_first_of("/\\:@#_$%&+=<>") != std::string::npos) return;
    std::string whole;
    std::uint32_t whole_end = 0;
    for (const QueryTerm& term : analyzer_.analyze(word.text, text_)) {
      if (term.role == Token::Role::whole && term.width > 1) {
        whole = term.form;
        whole_end = term.position + term.width;
        continue;
      }
      const bool inside = term.position < whole_end;
      if (!inside && !term.counted) continue;
      if (!inside) whole.clear();
      sequence.slots.push_back({{path_, place, term.span},
                                term.form,
                                term.stems.front(),
                                inside ? whole : std::string(),
                                term.stop});
    }
  }

  void finish(WordSequence sequence) {
    if (sequence.slots.empty()) return;
    sequence.slots.back().joins = false;
    slots_.sequences.push_back(std::move(sequence));
  }

  QueryAnalyzer& analyzer_;
  std::string_view text_;
  std::vector<std::size_t> path_;
  QuerySlots slots_;
};

void replace_text(Word& word, base::ByteSpan span, const std::string& form) {
  word.text.replace(span.begin, span.end - span.begin, form);
}

Node quoted(const Node& first, const Node& second) {
  Node phrase = first;
  phrase.kind = NodeKind::phrase;
  phrase.word = {};
  phrase.slots = {{first.word}, {second.word}};
  return phrase;
}

void reword_phrase(Node& phrase, const Rewording& rewording) {
  const auto slot = phrase.slots.begin() + static_cast<std::ptrdiff_t>(rewording.at.place);
  if (rewording.quoted) return;
  replace_text(slot->front(), rewording.at.span, rewording.forms.front());
  if (rewording.replaced == 2) phrase.slots.erase(slot + 1);
  if (rewording.forms.size() < 2) return;
  Word second;
  second.text = rewording.forms.back();
  phrase.slots.insert(phrase.slots.begin() + static_cast<std::ptrdiff_t>(rewording.at.place + 1),
                      {second});
}

void reword(Node& parent, std::size_t number, const Rewording& rewording) {
  const auto child = parent.children.begin() + static_cast<std::ptrdiff_t>(number);
  if (child->kind == NodeKind::phrase) return reword_phrase(*child, rewording);
  if (rewording.quoted) {
    *child = quoted(*child, *(child + 1));
  } else {
    replace_text(child->word, rewording.at.span, rewording.forms.front());
  }
  if (rewording.replaced == 2) parent.children.erase(child + 1);
  if (rewording.forms.size() < 2) return;
  Node second = *(parent.children.begin() + static_cast<std::ptrdiff_t>(number));
  second.word.text = rewording.forms.back();
  parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(number + 1),
                         std::move(second));
}

}  // namespace

bool operator<(const SlotPlace& left, const SlotPlace& right) {
  return std::tie(left.path, left.place, left.span.begin) <
         std::tie(right.path, right.place, right.span.begin);
}

QuerySlots slots_of(const Node& list, QueryAnalyzer& analyzer, std::string_view text) {
  SlotCollector collector(analyzer, text);
  collector.collect(list);
  return collector.take();
}

Node list_of(const Node& tree) {
  if (tree.kind == NodeKind::list && !tree.field && tree.boost == 1) return tree;
  Node list;
  list.kind = NodeKind::list;
  list.span = tree.span;
  if (tree.kind != NodeKind::nothing) list.children.push_back(tree);
  return list;
}

Node reworded(const Node& list, std::vector<Rewording> rewordings) {
  Node out = list;
  // From the end, so that the numbers of what is still to be replaced stay right.
  std::sort(rewordings.begin(), rewordings.end(),
            [](const Rewording& left, const Rewording& right) { return right.at < left.at; });
  for (const Rewording& rewording : rewordings) {
    Node* parent = &out;
    const std::vector<std::size_t>& path = rewording.at.path;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) parent = &parent->children[path[i]];
    reword(*parent, path.back(), rewording);
  }
  return out;
}

}  // namespace technews::searcher
