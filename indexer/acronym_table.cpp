#include "indexer/acronym_table.h"

#include "shared/normalization/fold.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

constexpr double sure_share = 0.75;
constexpr double least_share = 0.2;

// Folded, without points: U.S.A. is USA.
std::string key_of(const std::string& short_form) {
  std::string key = normalization::folded(short_form);
  key.erase(std::remove(key.begin(), key.end(), '.'), key.end());
  return key;
}

// The most frequent one, of equal ones the first by its bytes.
const std::string& usual(const std::map<std::string, std::uint64_t>& spellings) {
  const auto most = std::max_element(
      spellings.begin(), spellings.end(),
      [](const auto& left, const auto& right) { return left.second < right.second; });
  return most->first;
}

}  // namespace

// Without stop words and blanks, words taken apart: "multi-factor" is "multifactor".
std::string AcronymTable::stems_of(const std::string& long_form) {
  std::vector<std::string> forms;
  for (const normalization::Token& token : analyzer_.analyze(long_form))
    if (!token.stop && token.role != normalization::Token::Role::whole)
      forms.emplace_back(token.form);
  std::string stems;
  for (const std::string& form : forms) stems += analyzer_.stem(form);
  return stems;
}

void AcronymTable::add(std::string_view text) {
  ++articles_;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Acronym& pair : find_acronyms(text)) {
    const std::string key = key_of(pair.short_form);
    const std::string stems = stems_of(pair.long_form);
    if (!seen.emplace(key, stems).second) continue;
    Spellings& spellings = table_[key][stems];
    ++spellings.articles;
    ++spellings.of_short_form[pair.short_form];
    ++spellings.of_long_form[pair.long_form];
  }
}

std::uint64_t AcronymTable::pairs() const {
  std::uint64_t count = 0;
  for (const auto& [key, meanings] : table_) count += meanings.size();
  return count;
}

std::vector<AcronymRow> AcronymTable::rows(std::uint64_t least) const {
  std::vector<AcronymRow> rows;
  for (const auto& [key, meanings] : table_) {
    std::uint64_t all = 0;
    for (const auto& [stems, spellings] : meanings) all += spellings.articles;
    for (const auto& [stems, spellings] : meanings) {
      if (spellings.articles < least) continue;
      rows.push_back({{usual(spellings.of_short_form), usual(spellings.of_long_form)},
                      spellings.articles,
                      static_cast<double>(spellings.articles) / static_cast<double>(all)});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const AcronymRow& left, const AcronymRow& right) {
    return std::tie(right.articles, left.pair.short_form, left.pair.long_form) <
           std::tie(left.articles, right.pair.short_form, right.pair.long_form);
  });
  return rows;
}

std::string synonym_line(const AcronymRow& row) {
  const std::string& acronym = row.pair.short_form;
  const std::string& meaning = row.pair.long_form;
  if (row.share >= sure_share) return fmt::format("{} = {}", acronym, meaning);
  const std::string line =
      fmt::format("{}^{:.2f} = {}^{:.2f}", acronym, row.share, meaning, row.share);
  return row.share >= least_share ? line : "# " + line;
}

}  // namespace technews::indexer
