#include "shared/normalization/word_list.h"

#include "shared/normalization/data.h"

#include <vector>

namespace technews::normalization {
namespace {

// The words of a data file, line by line; # begins a comment line.
std::vector<std::string_view> words_of(std::span<const unsigned char> file) {
  std::string_view rest(reinterpret_cast<const char*>(file.data()), file.size());
  std::vector<std::string_view> words;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::string_view word = line.substr(0, line.find(' '));
      if (!word.empty()) words.push_back(word);
      line.remove_prefix(std::min(line.size(), word.size() + 1));
    }
  }
  return words;
}

std::unordered_set<std::string_view> set_of(std::span<const unsigned char> file) {
  const std::vector<std::string_view> words = words_of(file);
  return {words.begin(), words.end()};
}

std::unordered_map<std::string_view, std::string_view> pairs_of(
    std::span<const unsigned char> file) {
  const std::vector<std::string_view> words = words_of(file);
  std::unordered_map<std::string_view, std::string_view> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) pairs.emplace(words[i], words[i + 1]);
  return pairs;
}

}  // namespace

const std::unordered_set<std::string_view>& stop_words(std::string_view language) {
  static const auto english = set_of(data::stop_words_en);
  static const std::unordered_set<std::string_view> none;
  return language == "en" ? english : none;
}

const std::unordered_map<std::string_view, std::string_view>& stem_exceptions(
    std::string_view language) {
  static const auto english = pairs_of(data::stem_exceptions_en);
  static const std::unordered_map<std::string_view, std::string_view> none;
  return language == "en" ? english : none;
}

}  // namespace technews::normalization
