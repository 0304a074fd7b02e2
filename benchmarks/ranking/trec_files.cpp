#include "benchmarks/ranking/trec_files.h"

#include "shared/base/error.h"
#include "shared/base/file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_set>

namespace technews::benchmarks {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::uint64_t largest_file = 8ULL << 30;

// Where a complaint belongs.
struct Place {
  const std::string& path;
  std::size_t line = 0;

  [[noreturn]] void refuse(const std::string& reason) const {
    throw Error(ErrorCode::io, path + ", line " + std::to_string(line) + ": " + reason);
  }
};

template <std::size_t columns>
std::array<std::string_view, columns> split(std::string_view line, const Place& place) {
  constexpr std::string_view blanks = " \t\r\v\f";
  std::array<std::string_view, columns> fields;
  std::size_t count = 0;
  for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos; ++count) {
    const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
    if (count < columns) fields[count] = line.substr(at, end - at);
    at = line.find_first_not_of(blanks, end);
  }
  if (count != columns)
    place.refuse("expected " + std::to_string(columns) + " columns, found " +
                 std::to_string(count));
  return fields;
}

template <typename Number>
Number number(std::string_view text, const char* what, const Place& place) {
  Number value{};
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size() || digits.empty())
    place.refuse(std::string(what) + " \"" + std::string(text) + "\" is not a number");
  return value;
}

void each_line(const std::string& path,
               const std::function<void(std::string_view, const Place&)>& use) {
  const std::string bytes = base::read_file(path, largest_file);
  Place place{path};
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++place.line;
    const std::string_view line = std::string_view(bytes).substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) use(line, place);
    at = end + 1;
  }
}

void order(std::vector<Retrieved>& documents) {
  std::sort(documents.begin(), documents.end(), [](const Retrieved& a, const Retrieved& b) {
    return a.score != b.score ? a.score > b.score : a.document > b.document;
  });
}

}  // namespace

Qrels read_qrels(const std::string& path) {
  Qrels qrels;
  each_line(path, [&](std::string_view line, const Place& place) {
    const auto fields = split<4>(line, place);
    const int grade = number<int>(fields[3], "grade", place);
    auto& judged = qrels[std::string(fields[0])];
    const auto [entry, added] = judged.emplace(fields[2], grade);
    if (!added && entry->second != grade)
      place.refuse("document " + entry->first + " is judged twice, with different grades");
  });
  return qrels;
}

Run read_run(const std::string& path) {
  Run run;
  std::map<std::string, std::unordered_set<std::string>> seen;
  each_line(path, [&](std::string_view line, const Place& place) {
    const auto fields = split<6>(line, place);
    const std::string topic(fields[0]);
    const std::string document(fields[2]);
    const double score = number<double>(fields[4], "score", place);
    if (!std::isfinite(score)) place.refuse("the score is not a finite number");
    if (!seen[topic].insert(document).second)
      place.refuse("topic " + topic + " retrieves document " + document + " twice");
    run.topics[topic].push_back({document, score});
    run.tag = fields[5];
  });
  for (auto& [topic, documents] : run.topics) order(documents);
  return run;
}

}  // namespace technews::benchmarks
