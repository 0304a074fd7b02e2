#include "corpus/clean/dateline.h"

#include "corpus/clean/dates.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

// In small letters without punctuation at the ends.
std::string bare(std::string_view word) {
  constexpr std::string_view marks = ".,;:()[]|";
  while (!word.empty() && marks.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && marks.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  std::string result(word);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& list) {
  return std::ranges::find(list, bare(word)) != list.end();
}

bool is_label(std::string_view word) {
  constexpr std::array labels{"published"sv, "posted"sv,         "updated"sv,     "date"sv,
                              "publié"sv,    "veröffentlicht"sv, "erschienen"sv,  "publicado"sv,
                              "publicada"sv, "pubblicato"sv,     "gepubliceerd"sv};
  return is_one_of(word, labels);
}

// "6:20", "18:05:00"
bool is_time(std::string_view word) {
  const std::size_t colon = word.find(':');
  return (colon == 1 || colon == 2) && colon + 2 < word.size() && word[0] >= '0' &&
         word[0] <= '9' && word[colon + 1] >= '0' && word[colon + 1] <= '5';
}

bool is_separator(std::string_view word) {
  constexpr std::array separators{"|"sv, "•"sv, "·"sv, "/"sv, "//"sv};
  return std::ranges::find(separators, word) != separators.end();
}

bool begins_byline(std::string_view word) {
  constexpr std::array words{"by"sv, "author"sv, "authors"sv, "von"sv, "par"sv, "por"sv};
  return is_one_of(word, words);
}

// A date in words [first, last) of the head.
class Dateline {
 public:
  Dateline(const HeadWords& head, std::size_t first, std::size_t last)
      : words_(*head.words), head_(head), first_(first), last_(last) {}

  bool stands() const {
    return !ends_sentence() && !ends_range() && (marked_before() || marked_behind() || alone());
  }

 private:
  bool ends_sentence() const { return words_.text(last_ - 1).back() == '.'; }

  // 24 May - 26 May 2021: when something takes place.
  bool ends_range() const {
    constexpr std::array dashes{"-"sv, "–"sv, "—"sv, "to"sv};
    return first_ >= 2 && std::ranges::find(dashes, words_.text(first_ - 1)) != dashes.end() &&
           (words_[first_ - 2].has(word_number) ||
            (first_ >= 3 && words_[first_ - 3].has(word_number)));
  }

  bool marked_before() const {
    constexpr std::size_t label_reach = 3;
    constexpr std::size_t byline_reach = 6;
    if (head_.title > 0 && first_ == head_.title) return true;
    for (std::size_t back = 1; back <= std::min(byline_reach, first_); ++back) {
      const std::string_view word = words_.text(first_ - back);
      if (back == 1 && is_separator(word)) return true;
      if (back <= label_reach && is_label(word)) return true;
      if (back > 1 && words_[first_ - back].has(word_capital) && begins_byline(word)) return true;
    }
    return false;
  }

  bool marked_behind() const {
    if (last_ >= words_.size()) return false;
    const std::string_view word = words_.text(last_);
    const bool timed = is_time(word) || (bare(word) == "at" && last_ + 1 < words_.size() &&
                                         is_time(words_.text(last_ + 1)));
    return timed || is_separator(word) || words_.text(last_ - 1).back() == '|' ||
           begins_byline(word);
  }

  bool alone() const {
    const bool begins = first_ == 0 || words_[first_].has(word_line_start);
    return begins && (last_ >= words_.size() || words_[last_].has(word_line_start));
  }

  const Words& words_;
  const HeadWords& head_;
  std::size_t first_;
  std::size_t last_;
};

}  // namespace

std::optional<base::Date> find_dateline(const HeadWords& head) {
  if (head.words == nullptr) return std::nullopt;
  for (std::size_t i = head.first; i < head.last; ++i) {
    const auto found = date_at_word(*head.words, i);
    if (found && Dateline(head, i, i + found->words).stands()) return found->date;
  }
  return std::nullopt;
}

}  // namespace technews::corpus
