#include "searcher/snippet/unit_matcher.h"

#include <algorithm>

namespace technews::searcher {

using normalization::Token;

void WordMatcher::feed(std::span<const std::uint32_t>, const Token& token,
                       std::vector<base::ByteSpan>& out) {
  out.push_back(token.span);
}

void PhraseMatcher::feed(std::span<const std::uint32_t> slots, const Token& token,
                         std::vector<base::ByteSpan>& out) {
  for (const std::uint32_t slot : slots) {
    std::size_t beginning = token.span.begin;
    if (slot > 0) {
      auto& before = begun_[slot - 1];
      std::erase_if(before, [&](const Begun& begun) { return begun.next < token.position; });
      const auto found = std::ranges::find(before, token.position, &Begun::next);
      if (found == before.end()) continue;
      beginning = found->beginning;
    }
    if (slot == begun_.size()) {
      out.push_back({beginning, token.span.end});
      continue;
    }
    // One for each place where the phrase may go on: the shortest, which began last.
    auto& here = begun_[slot];
    const std::uint32_t next = token.position + token.width;
    std::erase_if(here, [&](const Begun& begun) {
      return begun.next == next || begun.next < token.position;
    });
    here.push_back({next, beginning});
  }
}

void OrderedMatcher::feed(std::span<const std::uint32_t> slots, const Token& token,
                          std::vector<base::ByteSpan>& out) {
  for (const std::uint32_t slot : slots) {
    Chain chain{links_.size(), token.position, token.position};
    Link link{token.span, none};
    if (slot > 0) {
      const Chain& before = best_[slot - 1];
      const bool fits = before.link != none && before.last < token.position &&
                        token.position - before.first < window_;
      if (!fits) continue;
      chain.first = before.first;
      link.previous = before.link;
    }
    links_.push_back(link);
    if (slot + 1 == best_.size()) {
      for (std::size_t i = chain.link; i != none; i = links_[i].previous)
        out.push_back(links_[i].span);
    }
    if (best_[slot].link == none || chain.first > best_[slot].first) best_[slot] = chain;
  }
}

NearMatcher::NearMatcher(const MatchUnit& unit) : window_(unit.window) {
  for (const MatchSlot& slot : unit.slots) seen_.push_back({false, 0, {}, slot.any.size()});
}

void NearMatcher::feed(std::span<const std::uint32_t> slots, const Token& token,
                       std::vector<base::ByteSpan>& out) {
  // A token that could fill several slots goes where the last one is longest ago, and there to the
  // slot that has the fewest other ways to be filled.
  const auto worse = [this](std::uint32_t a, std::uint32_t b) {
    const Seen& left = seen_[a];
    const Seen& right = seen_[b];
    if (left.any != right.any) return left.any;
    if (left.any && left.position != right.position) return left.position > right.position;
    return left.alternatives > right.alternatives;
  };
  Seen& filled = seen_[*std::ranges::min_element(
      slots, [&](std::uint32_t a, std::uint32_t b) { return worse(b, a); })];
  filled.any = true;
  filled.position = token.position;
  filled.span = token.span;
  const bool complete = std::ranges::all_of(seen_, [&](const Seen& seen) {
    return seen.any && token.position - seen.position < window_;
  });
  if (!complete) return;
  for (const Seen& seen : seen_) out.push_back(seen.span);
}

UnitMatcher make_unit_matcher(const MatchUnit& unit) {
  const std::size_t slots = unit.slots.size();
  if (slots == 1) return WordMatcher{};
  if (!unit.ordered) return NearMatcher(unit);
  if (unit.window <= slots) return PhraseMatcher(slots);
  return OrderedMatcher(slots, unit.window);
}

}  // namespace technews::searcher
