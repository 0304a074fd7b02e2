#include "searcher/query/expand.h"

#include "searcher/query/edits.h"
#include "searcher/query/limits.h"
#include "searcher/query/regex.h"
#include "shared/base/utf8.h"
#include "shared/index/terms.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/stemmer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using index::Field;

std::size_t next_character(std::string_view text, std::size_t at) {
  return at + base::decode_utf8(text, at).length;
}

// Glob matching that comes back to the last star only: O(|pattern| × |text|) at worst.
class Glob {
 public:
  explicit Glob(const Word& pattern) : pattern_(pattern) {}

  std::string_view literal_beginning() const {
    return std::string_view(pattern_.text).substr(0, pattern_.wildcards.front());
  }

  bool matches(std::string_view text) const {
    const std::string& glob = pattern_.text;
    std::size_t at = 0;
    std::size_t in_text = 0;
    std::optional<std::size_t> star;
    std::size_t after_star = 0;
    while (in_text < text.size()) {
      if (is_wild(at, '*')) {
        star = at++;
        after_star = in_text;
      } else if (is_wild(at, '?')) {
        ++at;
        in_text = next_character(text, in_text);
      } else if (at < glob.size() && glob[at] == text[in_text]) {
        ++at;
        ++in_text;
      } else if (star) {
        at = *star + 1;
        in_text = after_star = next_character(text, after_star);
      } else {
        return false;
      }
    }
    while (is_wild(at, '*')) ++at;
    return at == glob.size();
  }

 private:
  bool is_wild(std::size_t at, char sign) const {
    return at < pattern_.text.size() && pattern_.text[at] == sign &&
           std::binary_search(pattern_.wildcards.begin(), pattern_.wildcards.end(), at);
  }

  const Word& pattern_;
};

// What tells one expansion from another.
std::string key_of(const std::vector<Field>& fields, const Word& pattern, std::size_t most) {
  std::string key = fmt::format("{} {} {}", most, pattern.edits, pattern.regex);
  for (const Field field : fields) key += fmt::format(" {}", static_cast<int>(field));
  for (const std::size_t wildcard : pattern.wildcards) key += fmt::format(" {}", wildcard);
  return key + ' ' + pattern.text;
}

// Of English, where a stem's last letter may be another in the word: happi, hope (hoping), sky,
// possibl (possibility).
bool may_end_otherwise(std::string_view stem) {
  return stem.ends_with("bl") ||
         std::string_view("iey").find(stem.back()) != std::string_view::npos;
}

// What the words of a stem begin with.
std::string_view beginning_of_forms(std::string_view stem) {
  const std::string_view mark = normalization::stem_mark(stem);
  const std::size_t letters = stem.size() - mark.size();
  if (letters == 0) return {};
  if (mark.empty() && !may_end_otherwise(stem)) return stem;
  std::size_t shared = letters - 1;
  while (shared > 0 && (static_cast<unsigned char>(stem[shared]) >> 6) == 2) --shared;
  return stem.substr(0, shared == 0 ? letters : shared);
}

}  // namespace

// Collects forms with the articles they are in, and keeps the most frequent when there are too
// many.
class Vocabulary::FormCollector {
 public:
  void add(std::string_view form, Xapian::doccount articles) {
    const auto found = forms_.find(form);
    if (found != forms_.end()) {
      found->second += articles;
      return;
    }
    if (forms_.size() == most_held) keep(most_held / 2);
    forms_.emplace(form, articles);
  }

  Expansion take(std::size_t most) {
    keep(most);
    Expansion out;
    out.left_out = left_out_;
    for (const auto& [form, articles] : forms_) out.forms.push_back(form);
    return out;
  }

 private:
  static constexpr std::size_t most_held = 8 * query_limits.expansions;

  void keep(std::size_t most) {
    if (forms_.size() <= most) return;
    left_out_ += forms_.size() - most;
    std::vector<std::pair<Xapian::doccount, std::string_view>> ranked;
    for (const auto& [form, articles] : forms_) ranked.emplace_back(articles, form);
    const auto end_of_kept = ranked.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(
        ranked.begin(), end_of_kept, ranked.end(), [](const auto& left, const auto& right) {
          return left.first != right.first ? left.first > right.first : left.second < right.second;
        });
    std::map<std::string, Xapian::doccount, std::less<>> kept;
    for (auto each = ranked.begin(); each != end_of_kept; ++each)
      kept.emplace(each->second, each->first);
    forms_ = std::move(kept);
  }

  std::map<std::string, Xapian::doccount, std::less<>> forms_;
  std::size_t left_out_ = 0;
};

Word folded_pattern(const Word& word) {
  Word out = word;
  out.text.clear();
  out.wildcards.clear();
  std::size_t begin = 0;
  for (const std::size_t wildcard : word.wildcards) {
    out.text += normalization::folded(word.text.substr(begin, wildcard - begin));
    out.wildcards.push_back(out.text.size());
    out.text += word.text[wildcard];
    begin = wildcard + 1;
  }
  out.text += normalization::folded(word.text.substr(begin));
  return out;
}

void Vocabulary::walk(FormCollector& collector, const Walk& where, const Test& matches) {
  constexpr std::uint32_t steps_between_looks = 64;
  const std::string prefix = index::beginning_of_terms(where.field, where.beginning);
  const auto end = database_.allterms_end(prefix);
  auto term = database_.allterms_begin(prefix);
  for (std::uint32_t steps = 1; term != end; ++steps) {
    if (steps % steps_between_looks == 0 && Clock::now() > where.end) return;
    const std::string spelled = *term;
    const auto form = index::form_of(where.field, spelled);
    // Other fields' terms begin with a capital: more than half of all, in one stretch.
    if (!form && prefix.empty() && spelled.front() >= 'A' && spelled.front() <= 'Z') {
      term.skip_to(std::string(1, 'Z' + 1));
      continue;
    }
    if (form && matches(*form)) collector.add(*form, term.get_termfreq());
    ++term;
  }
}

Expansion Vocabulary::expand(const std::vector<Field>& fields, const Word& pattern,
                             std::size_t most) {
  const std::string key = key_of(fields, pattern, most);
  const auto known = expansions_.find(key);
  if (known != expansions_.end()) return known->second;
  return expansions_.emplace(key, walk_for(fields, pattern, most)).first->second;
}

Expansion Vocabulary::walk_for(const std::vector<Field>& fields, const Word& pattern,
                               std::size_t most) {
  FormCollector collector;
  const Clock::time_point start = Clock::now();
  const Clock::time_point end = std::min(end_, start + (for_patterns_ - spent_));
  const auto walk_fields = [&](std::string_view beginning, const Test& test) {
    for (const Field field : fields) walk(collector, {field, beginning, end}, test);
  };
  std::size_t given_up = 0;
  if (pattern.regex) {
    Regex regex(pattern.text);
    walk_fields(regex.beginning(), [&regex](std::string_view form) { return regex.matches(form); });
    given_up = regex.given_up();
  } else if (pattern.edits > 0) {
    const std::string_view form = pattern.text;
    EditMatcher matcher(form, pattern.edits);
    walk_fields(form.substr(0, form.empty() ? 0 : next_character(form, 0)),
                [&matcher](std::string_view other) { return matcher.matches(other); });
  } else {
    const Glob glob(pattern);
    walk_fields(glob.literal_beginning(),
                [&glob](std::string_view form) { return glob.matches(form); });
  }
  const Clock::time_point now = Clock::now();
  spent_ += now - start;
  late_ = late_ || now > end_;
  Expansion out = collector.take(most);
  out.given_up = given_up;
  return out;
}

const std::vector<std::string>& Vocabulary::forms_of_stem(QueryAnalyzer& analyzer,
                                                          const std::string& stem) {
  const auto known = forms_of_stems_.find(stem);
  if (known != forms_of_stems_.end()) return known->second;
  FormCollector collector;
  const Test has_stem = [&](std::string_view form) { return analyzer.has_stem(form, stem); };
  for (const Field field : {Field::body, Field::title})
    walk(collector, {field, beginning_of_forms(stem), end_}, has_stem);
  late_ = late_ || Clock::now() > end_;
  return forms_of_stems_.emplace(stem, collector.take(query_limits.expansions).forms).first->second;
}

}  // namespace technews::searcher
