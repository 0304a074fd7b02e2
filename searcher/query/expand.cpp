#include "searcher/query/expand.h"

#include "searcher/query/limits.h"
#include "shared/base/nearest.h"
#include "shared/base/utf8.h"
#include "shared/index/terms.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/stemmer.h"

#include <algorithm>
#include <map>
#include <optional>

namespace technews::searcher {
namespace {

using index::Field;

// Collects forms with the articles they are in, and keeps the most frequent when there are too
// many.
class FormCollector {
 public:
  explicit FormCollector(const Xapian::Database& database) : database_(database) {}

  const Xapian::Database& database() const { return database_; }

  void add(std::string_view form, Xapian::doccount articles) {
    const auto found = forms_.find(form);
    if (found == forms_.end()) {
      forms_.emplace(form, articles);
    } else {
      found->second += articles;
    }
  }

  Expansion take(std::size_t most) {
    Expansion out;
    if (forms_.size() > most) {
      out.left_out = forms_.size() - most;
      std::vector<std::pair<Xapian::doccount, std::string_view>> ranked;
      for (const auto& [form, articles] : forms_) ranked.emplace_back(articles, form);
      std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
      });
      ranked.resize(most);
      for (const auto& [articles, form] : ranked) out.forms.emplace_back(form);
      std::sort(out.forms.begin(), out.forms.end());
      return out;
    }
    for (const auto& [form, articles] : forms_) out.forms.push_back(form);
    return out;
  }

 private:
  const Xapian::Database& database_;
  std::map<std::string, Xapian::doccount, std::less<>> forms_;
};

template <typename Test>
void walk(FormCollector& collector, Field field, std::string_view beginning, Test&& matches) {
  const Xapian::Database& database = collector.database();
  const std::string prefix = index::beginning_of_terms(field, beginning);
  const auto end = database.allterms_end(prefix);
  auto term = database.allterms_begin(prefix);
  while (term != end) {
    const std::string spelled = *term;
    const auto form = index::form_of(field, spelled);
    // Other fields' terms begin with a capital: more than half of all, in one stretch.
    if (!form && prefix.empty() && spelled.front() >= 'A' && spelled.front() <= 'Z') {
      term.skip_to(std::string(1, 'Z' + 1));
      continue;
    }
    if (form && matches(*form)) collector.add(*form, term.get_termfreq());
    ++term;
  }
}

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

}  // namespace

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

Expansion expand_wildcards(const Xapian::Database& database, const std::vector<Field>& fields,
                           const Word& pattern, std::size_t most) {
  const Glob glob(pattern);
  FormCollector collector(database);
  for (const Field field : fields)
    walk(collector, field, glob.literal_beginning(),
         [&glob](std::string_view form) { return glob.matches(form); });
  return collector.take(most);
}

Expansion expand_fuzzy(const Xapian::Database& database, const std::vector<Field>& fields,
                       const FuzzyForm& wanted, std::size_t most) {
  FormCollector collector(database);
  const std::string_view first = wanted.form.substr(0, next_character(wanted.form, 0));
  const auto close = [&form = wanted.form, &edits = wanted.edits](std::string_view other) {
    const std::size_t longer = std::max(form.size(), other.size());
    const std::size_t shorter = std::min(form.size(), other.size());
    return longer - shorter <= edits * 4 && base::edit_distance(form, other) <= edits;
  };
  for (const Field field : fields) walk(collector, field, first, close);
  return collector.take(most);
}

std::vector<std::string> forms_of_stem(const Xapian::Database& database, QueryAnalyzer& analyzer,
                                       std::string_view stem) {
  const std::size_t letters = stem.size() - normalization::stem_mark(stem).size();
  std::size_t shared = letters == 0 ? 0 : letters - 1;
  while (shared > 0 && (static_cast<unsigned char>(stem[shared]) >> 6) == 2) --shared;
  if (shared == 0) shared = letters;
  FormCollector collector(database);
  const auto has_stem = [&analyzer, stem](std::string_view form) {
    return analyzer.has_stem(form, stem);
  };
  for (const Field field : {Field::body, Field::title})
    walk(collector, field, stem.substr(0, shared), has_stem);
  return collector.take(query_limits.expansions).forms;
}

}  // namespace technews::searcher
