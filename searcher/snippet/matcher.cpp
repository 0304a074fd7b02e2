#include "searcher/snippet/matcher.h"

#include "searcher/snippet/unit_matcher.h"

#include <algorithm>
#include <bitset>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace technews::searcher {
namespace {

using normalization::Token;

// A place a term may fill.
struct SlotRef {
  std::uint32_t unit = 0;
  std::uint32_t slot = 0;

  friend bool operator==(SlotRef, SlotRef) = default;
};

// By unit, and inside it from the last slot to the first: a token must not follow itself.
bool before(SlotRef a, SlotRef b) {
  return std::tuple(a.unit, b.slot) < std::tuple(b.unit, a.slot);
}

// Terms to the slots they fill. Most words of a text are in no query, so a few bits made of a
// word's ends and length turn nearly all of them away before anything is hashed.
class TermTable {
 public:
  void add(std::string_view term, SlotRef ref) {
    if (term.empty()) return;
    slots_[term].push_back(ref);
    maybe_.set(sketch(term));
  }

  void finish() {
    for (auto& [term, refs] : slots_) {
      std::ranges::sort(refs, before);
      refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    }
  }

  std::span<const SlotRef> find(std::string_view term) const {
    if (term.empty() || !maybe_.test(sketch(term))) return {};
    const auto found = slots_.find(term);
    return found == slots_.end() ? std::span<const SlotRef>() : found->second;
  }

 private:
  static constexpr std::size_t bits = 1024;

  static std::size_t sketch(std::string_view term) {
    const auto first = static_cast<unsigned char>(term.front());
    const auto last = static_cast<unsigned char>(term.back());
    return (first * 31U + last * 7U + term.size()) % bits;
  }

  std::unordered_map<std::string_view, std::vector<SlotRef>> slots_;
  std::bitset<bits> maybe_;
};

bool allows(const MatchUnit& unit, MatchScope scope) {
  return !unit.slots.empty() && (unit.scope == MatchScope::anywhere ||
                                 scope == MatchScope::anywhere || unit.scope == scope);
}

class Matcher {
 public:
  Matcher(const MatchPattern& pattern, MatchScope scope) {
    for (std::uint32_t unit = 0; unit < pattern.units.size(); ++unit) {
      // A unit that may not match here has no entry in the tables; its matcher is never fed.
      const bool wanted = allows(pattern.units[unit], scope);
      units_.push_back(wanted ? make_unit_matcher(pattern.units[unit]) : WordMatcher{});
      if (wanted) add_terms(pattern.units[unit], unit);
    }
    forms_.finish();
    stems_.finish();
  }

  void feed(const Token& token) {
    const auto by_form = forms_.find(token.form);
    const auto by_stem = stems_.find(token.stem);
    if (by_form.empty() && by_stem.empty()) return;
    refs_.clear();
    std::ranges::set_union(by_form, by_stem, std::back_inserter(refs_), before);
    for (std::size_t i = 0; i < refs_.size();) i = feed_unit(i, token);
  }

  std::vector<Match> finish() {
    const auto key = [](const Match& m) { return std::tuple(m.span.begin, m.span.end, m.unit); };
    std::ranges::sort(matches_, {}, key);
    matches_.erase(std::unique(matches_.begin(), matches_.end()), matches_.end());
    return std::move(matches_);
  }

 private:
  void add_terms(const MatchUnit& unit, std::uint32_t number) {
    for (std::uint32_t slot = 0; slot < unit.slots.size(); ++slot) {
      for (const MatchTerm& term : unit.slots[slot].any)
        (term.stemmed ? stems_ : forms_).add(term.term, {number, slot});
    }
  }

  // Gives the token to the unit of refs_[first]; returns where the next unit's slots begin.
  std::size_t feed_unit(std::size_t first, const Token& token) {
    const std::uint32_t unit = refs_[first].unit;
    slots_.clear();
    for (; first < refs_.size() && refs_[first].unit == unit; ++first)
      slots_.push_back(refs_[first].slot);
    spans_.clear();
    std::visit([&](auto& matcher) { matcher.feed(slots_, token, spans_); }, units_[unit]);
    for (const base::ByteSpan span : spans_) matches_.push_back({span, unit});
    return first;
  }

  TermTable forms_;
  TermTable stems_;
  std::vector<UnitMatcher> units_;
  std::vector<Match> matches_;
  std::vector<SlotRef> refs_;  // scratch of feed()
  std::vector<std::uint32_t> slots_;
  std::vector<base::ByteSpan> spans_;
};

}  // namespace

std::vector<Match> find_matches(std::span<const Token> tokens, const MatchPattern& pattern,
                                MatchScope scope) {
  Matcher matcher(pattern, scope);
  for (const Token& token : tokens) matcher.feed(token);
  return matcher.finish();
}

}  // namespace technews::searcher
