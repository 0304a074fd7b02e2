#include "corpus/warc_counts.h"

#include <algorithm>
#include <vector>

namespace technews::corpus {
namespace {

// "image/png 2, text/css 1": the most frequent first, eight at most.
std::string listed(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  std::ranges::stable_sort(rows, std::ranges::greater(),
                           [](const auto& row) { return row.second; });
  constexpr std::size_t named = 8;
  std::string text;
  for (std::size_t i = 0; i < rows.size() && i < named; ++i)
    text.append(i == 0 ? "" : ", ")
        .append(rows[i].first)
        .append(" ")
        .append(std::to_string(rows[i].second));
  return rows.size() > named ? text + ", …" : text;
}

std::uint64_t sum_of(const std::map<std::string, std::uint64_t>& counts) {
  std::uint64_t sum = 0;
  for (const auto& [name, count] : counts) sum += count;
  return sum;
}

}  // namespace

void WarcCounts::add(Counts& counts, const std::string& name) {
  constexpr std::size_t most = 100;
  constexpr std::size_t longest = 60;
  std::string key = name.empty() ? "unnamed" : name.substr(0, longest);
  if (counts.size() >= most && !counts.contains(key)) key = "others";
  ++counts[key];
}

std::string WarcCounts::text() const {
  std::string passed;
  const auto add_part = [&passed](const std::string& part) {
    passed.append(passed.empty() ? "" : "; ").append(part);
  };
  if (!types_.empty()) add_part("records of type " + listed(types_));
  if (!media_.empty())
    add_part(std::to_string(sum_of(media_)) + " of other media types (" + listed(media_) + ")");
  if (!statuses_.empty())
    add_part(std::to_string(sum_of(statuses_)) + " with a status other than 200 (" +
             listed(statuses_) + ")");
  if (empty > 0) add_part(std::to_string(empty) + " without content");
  if (too_long > 0) add_part(std::to_string(too_long) + " over the limit of length");
  std::string text = std::to_string(pages) + (pages == 1 ? " page" : " pages");
  if (truncated > 0) text += " (" + std::to_string(truncated) + " cut short by the crawler)";
  if (broken > 0) text += ", " + std::to_string(broken) + " broken";
  return passed.empty() ? text : text + "; passed over: " + passed;
}

}  // namespace technews::corpus
