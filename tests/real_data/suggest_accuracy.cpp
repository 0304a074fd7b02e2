// suggest_accuracy INDEX [SEED [HEADLINES]]: are headlines left alone, and misspelled ones put
// right? Prints the numbers; status 1 when more than one headline in a hundred gets a suggestion,
// or fewer than nine of ten first suggestions restore the word.
#include "searcher/searcher.h"
#include "searcher/suggest/slips.h"
#include "shared/index/reader.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace technews::tests {
namespace {

using Words = std::vector<std::string>;
using Random = std::mt19937;

constexpr std::array<const char*, 6> edit_names{"letter left out", "letter put in", "key beside it",
                                                "letters swapped", "word split",    "words joined"};

std::size_t below(Random& random, std::size_t end) { return random() % end; }

Words words_of(const std::string& title) {
  Words words;
  std::string word;
  for (const char c : normalization::folded(title) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) word += c;
    if (!letter && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

// Folding drops blanks, so that words are told apart first.
Words headline_words(const std::string& title) {
  Words words;
  std::string word;
  for (const char c : title + " ") {
    const auto byte = static_cast<unsigned char>(c);
    const bool inside = (byte >= 0x80) || std::isalnum(byte) != 0;
    if (inside) word += c;
    if (!inside && !word.empty())
      for (const std::string& each : words_of(std::exchange(word, {}))) words.push_back(each);
  }
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

char key_beside(char letter, Random& random) {
  constexpr std::array<std::string_view, 3> rows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  for (const std::string_view row : rows) {
    const std::size_t at = row.find(letter);
    if (at == std::string_view::npos) continue;
    if (at == 0) return row[1];
    return at + 1 == row.size() || below(random, 2) == 0 ? row[at - 1] : row[at + 1];
  }
  return letter;
}

// The words with one slip in one of at least five letters; unchanged when it can't be had.
Words misspelled(Words words, std::size_t edit, Random& random) {
  std::vector<std::size_t> long_words;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].size() >= 5 && words[i].find_first_of("0123456789") == std::string::npos)
      long_words.push_back(i);
  if (long_words.empty()) return words;
  const std::size_t i = long_words[below(random, long_words.size())];
  std::string& word = words[i];
  const std::size_t at = 1 + below(random, word.size() - 2);
  if (edit == 0) word.erase(at, 1);
  if (edit == 1)
    word.insert(at, 1, below(random, 2) == 0 ? word[at] : key_beside(word[at], random));
  if (edit == 2) word[at] = key_beside(word[at], random);
  if (edit == 3) std::swap(word[at], word[at - 1]);
  if (edit == 4) word.insert(at, " ");
  if (edit == 5 && i + 1 < words.size()) {
    word += words[i + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i + 1));
  }
  return words;
}

std::vector<Words> headlines(const std::string& path, std::size_t most, Random& random) {
  index::IndexReader reader({path});
  auto titles = reader.with_retry([](const Xapian::Database& database) {
    std::vector<std::string> all;
    for (auto each = database.postlist_begin(""); each != database.postlist_end(""); ++each)
      if (*each % 7 == 0) all.push_back(index::IndexReader::record(database, *each).title);
    return all;
  });
  std::shuffle(titles.begin(), titles.end(), random);
  std::vector<Words> out;
  for (const std::string& title : titles) {
    const Words words = headline_words(title);
    if (words.size() >= 3 && words.size() <= 14 && out.size() < most) out.push_back(words);
  }
  return out;
}

class Accuracy {
 public:
  Accuracy(const std::string& path, unsigned seed, std::size_t most)
      : random_(seed), searcher_({path}), headlines_(headlines(path, most, random_)) {}

  bool run() {
    std::size_t disturbed = 0;
    for (const Words& words : headlines_)
      if (const std::string said = first(joined(words)); !said.empty()) {
        ++disturbed;
        fmt::print("  disturbed: {} -> {}\n", joined(words), said);
      }
    fmt::print("{} headlines as they are: {} with a suggestion\n", headlines_.size(), disturbed);
    for (std::size_t edit = 0; edit < edit_names.size(); ++edit) misspell(edit);
    fmt::print(
        "all: {} misspelled, {} suggestions, {} restore the headline ({:.1f} % of first "
        "suggestions, {:.1f} % of all)\n",
        tried_, given_, right_, 100.0 * share(right_, given_), 100.0 * share(right_, tried_));
    fmt::print("slowest answer {:.0f} ms, mean {:.1f} ms\n", slowest_, total_ / answers_);
    return disturbed * 100 <= headlines_.size() && share(right_, given_) >= 0.9;
  }

 private:
  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }

  std::string first(const std::string& query) {
    searcher::SearchRequest request;
    request.query = query;
    request.suggest = true;
    request.snippets = 0;
    const searcher::SearchResponse response = searcher_.search(request);
    const double took = static_cast<double>(response.elapsed.count()) / 1000;
    slowest_ = std::max(slowest_, took);
    total_ += took;
    ++answers_;
    return response.suggestions.empty() ? std::string() : response.suggestions.front().query;
  }

  void misspell(std::size_t edit) {
    std::size_t tried = 0;
    std::size_t given = 0;
    std::size_t right = 0;
    for (const Words& words : headlines_) {
      const Words wrong = misspelled(words, edit, random_);
      if (wrong == words) continue;
      ++tried;
      const std::string said = first(joined(wrong));
      given += said.empty() ? 0 : 1;
      right += said == joined(words) ? 1 : 0;
      if (said != joined(words) && std::getenv("SUGGEST_MISSES") != nullptr)
        fmt::print("  {} | {} | {}\n", joined(words), joined(wrong), said);
    }
    fmt::print("{}: {} misspelled, {} suggestions, {} restore the headline\n", edit_names[edit],
               tried, given, right);
    tried_ += tried;
    given_ += given;
    right_ += right;
  }

  Random random_;
  searcher::Searcher searcher_;
  std::vector<Words> headlines_;
  std::size_t tried_ = 0;
  std::size_t given_ = 0;
  std::size_t right_ = 0;
  double slowest_ = 0;
  double total_ = 0;
  double answers_ = 0;
};

}  // namespace
}  // namespace technews::tests

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const unsigned seed = count > 2 ? static_cast<unsigned>(std::atoi(arguments[2])) : 1;
  const std::size_t most = count > 3 ? static_cast<std::size_t>(std::atoi(arguments[3])) : 200;
  return technews::tests::Accuracy(arguments[1], seed, most).run() ? 0 : 1;
}
