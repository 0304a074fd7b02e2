#include "tests/searcher/reference_positions.h"

#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <regex>
#include <set>

namespace technews::tests {
namespace {

using searcher::Word;

std::u32string characters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    out += point.value;
    at += point.length;
  }
  return out;
}

// The fewest edits by trying them all, no more than `most`.
bool within_edits(std::u32string_view a, std::u32string_view b, std::uint32_t most) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() && b.empty()) return true;
  if (most == 0) return false;
  const bool swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  return (!a.empty() && within_edits(a.substr(1), b, most - 1)) ||
         (!b.empty() && within_edits(a, b.substr(1), most - 1)) ||
         (!a.empty() && !b.empty() && within_edits(a.substr(1), b.substr(1), most - 1)) ||
         (swapped && within_edits(a.substr(2), b.substr(2), most - 1));
}

bool glob(std::u32string_view pattern, std::u32string_view text, const std::set<std::size_t>& wild,
          std::size_t at = 0) {
  if (at == pattern.size()) return text.empty();
  const bool is_wild = wild.contains(at);
  if (is_wild && pattern[at] == U'*')
    return glob(pattern, text, wild, at + 1) ||
           (!text.empty() && glob(pattern, text.substr(1), wild, at));
  if (text.empty() || (!is_wild && pattern[at] != text.front())) return false;
  return glob(pattern, text.substr(1), wild, at + 1);
}

// The pattern's letters folded, its wildcards marked.
bool is_like_glob(const Word& pattern, const std::string& form) {
  std::u32string folded;
  std::set<std::size_t> wild;
  std::size_t begin = 0;
  for (const std::size_t wildcard : pattern.wildcards) {
    folded += characters(normalization::folded(pattern.text.substr(begin, wildcard - begin)));
    wild.insert(folded.size());
    folded += static_cast<char32_t>(pattern.text[wildcard]);
    begin = wildcard + 1;
  }
  folded += characters(normalization::folded(pattern.text.substr(begin)));
  return glob(folded, characters(form), wild);
}

bool apart(const ReferenceSpan& a, const ReferenceSpan& b) {
  return a.last < b.first || b.last < a.first;
}

std::uint32_t covered_at_most(const std::vector<ReferenceSpans>& operands) {
  std::uint32_t sum = 0;
  for (const ReferenceSpans& spans : operands) {
    std::uint32_t longest = 0;
    for (const ReferenceSpan& each : spans) longest = std::max(longest, each.last - each.first + 1);
    sum += longest;
  }
  return sum;
}

bool too_far(const ReferenceSpans& chosen, const ReferenceSpan& each, std::uint32_t most) {
  return std::any_of(chosen.begin(), chosen.end(), [&](const ReferenceSpan& other) {
    return std::max(other.last, each.last) - std::min(other.first, each.first) >= most;
  });
}

bool choose(const std::vector<ReferenceSpans>& operands, std::uint32_t gaps, bool ordered,
            ReferenceSpans& chosen) {
  if (chosen.size() == operands.size()) {
    std::uint32_t first = chosen.front().first;
    std::uint32_t last = chosen.front().last;
    std::uint32_t covered = 0;
    for (const ReferenceSpan& each : chosen) {
      first = std::min(first, each.first);
      last = std::max(last, each.last);
      covered += each.last - each.first + 1;
    }
    return last - first + 1 - covered <= gaps;
  }
  const std::uint32_t most = gaps + covered_at_most(operands);
  for (const ReferenceSpan& each : operands[chosen.size()]) {
    const bool fits = std::all_of(chosen.begin(), chosen.end(), [&](const ReferenceSpan& other) {
      return apart(each, other) && (!ordered || other.last < each.first);
    });
    if (!fits || too_far(chosen, each, most)) continue;
    chosen.push_back(each);
    if (choose(operands, gaps, ordered, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

}  // namespace

std::function<bool(const std::string&)> likeness(const Word& pattern) {
  if (pattern.regex) {
    const std::regex expression(pattern.text, std::regex::ECMAScript | std::regex::icase);
    return [expression](const std::string& form) { return std::regex_match(form, expression); };
  }
  if (!pattern.wildcards.empty())
    return [pattern](const std::string& form) { return is_like_glob(pattern, form); };
  return [wanted = characters(pattern.text), edits = pattern.edits](const std::string& form) {
    const std::u32string other = characters(form);
    return !other.empty() && wanted.front() == other.front() && within_edits(wanted, other, edits);
  };
}

ReferenceSpans sequences(const std::vector<ReferenceSpans>& places, std::uint32_t gaps) {
  struct Begun {
    ReferenceSpan span;
    std::uint32_t gaps = 0;
  };
  if (places.empty()) return {};
  std::vector<Begun> begun;
  for (const ReferenceSpan& span : places.front()) begun.push_back({span, 0});
  for (std::size_t i = 1; i < places.size(); ++i) {
    std::vector<Begun> longer;
    for (const Begun& before : begun) {
      for (const ReferenceSpan& span : places[i]) {
        if (span.first <= before.span.last) continue;
        const std::uint32_t more = before.gaps + (span.first - before.span.last - 1);
        if (more <= gaps) longer.push_back({{before.span.first, span.last}, more});
      }
    }
    begun = std::move(longer);
  }
  ReferenceSpans out;
  for (const Begun& each : begun) out.push_back(each.span);
  return out;
}

bool stand_near(const std::vector<ReferenceSpans>& operands, std::uint32_t gaps, bool ordered) {
  ReferenceSpans chosen;
  return choose(operands, gaps, ordered, chosen);
}

}  // namespace technews::tests
