#include "corpus/clean/slug_title.h"

#include <algorithm>
#include <string>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::size_t shortest = 3;      // words: fewer may stand anywhere
constexpr std::size_t longest_gap = 3;   // words of the text in a row that the title lacks
constexpr std::size_t longest_skip = 2;  // words of the title in a row that the text lacks
constexpr std::size_t head = 3000;       // words of the page that are looked at
constexpr double least_share = .7;       // of the title's words

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_alphanumeric(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

// The words of the address's last part that has enough of them.
std::vector<std::string> slug_words(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (!url.empty()) {
    const std::size_t slash = url.find_last_of('/');
    std::string_view part = slash == std::string_view::npos ? url : url.substr(slash + 1);
    url = slash == std::string_view::npos ? std::string_view() : url.substr(0, slash);
    part = part.substr(0, part.rfind('.'));
    std::vector<std::string> found(1);
    for (const char c : part) {
      if (is_alphanumeric(c)) {
        found.back() += lower(c);
      } else if (!found.back().empty()) {
        found.emplace_back();
      }
    }
    if (found.back().empty()) found.pop_back();
    if (found.size() >= shortest) return found;
  }
  return {};
}

// The letters and digits of a word's pieces, one after the other: "double-edged" is two, "OpenAI’s"
// one: openais.
class Pieces {
 public:
  explicit Pieces(std::string_view word) : rest_(word) {}

  // False behind the last one.
  bool next(std::string& piece) {
    piece.clear();
    std::size_t i = 0;
    for (; i < rest_.size(); ++i) {
      const char c = rest_[i];
      if (is_alphanumeric(c)) {
        piece += lower(c);
      } else if ((c == '-' || c == '/' || c == '.') && !piece.empty()) {
        break;
      }
    }
    rest_.remove_prefix(i);
    return !piece.empty();
  }

 private:
  std::string_view rest_;
};

struct Match {
  std::size_t first = 0;
  std::size_t last = 0;   // one behind the last word that matched
  std::size_t found = 0;  // words of the title
};

// Walks the first limit words and the title together from a word that begins the match.
Match walk(const Words& words, std::size_t limit, const std::vector<std::string>& title,
           std::size_t start) {
  Match match{start, start, 0};
  std::size_t at = 0;
  std::size_t gap = 0;
  std::string piece;
  for (std::size_t i = start; i < limit && at < title.size() && gap <= longest_gap; ++i) {
    bool matched = false;
    for (Pieces pieces(words.text(i)); pieces.next(piece);) {
      const auto end = title.begin() +
                       static_cast<std::ptrdiff_t>(std::min(title.size(), at + longest_skip + 1));
      const auto place = std::find(title.begin() + static_cast<std::ptrdiff_t>(at), end, piece);
      if (place == end) continue;
      at = static_cast<std::size_t>(place - title.begin()) + 1;
      ++match.found;
      matched = true;
    }
    gap = matched ? 0 : gap + 1;
    if (matched) match.last = i + 1;
  }
  return match;
}

// A match begins at the title's first or second word.
class Beginnings {
 public:
  explicit Beginnings(const std::vector<std::string>& title)
      : first_(title[0]), second_(title[1]) {}

  bool begins(std::string_view word) {
    std::size_t i = 0;
    while (i < word.size() && !is_alphanumeric(word[i])) ++i;
    if (i == word.size()) return false;
    const char letter = lower(word[i]);  // tells most words
    if (letter != first_[0] && letter != second_[0]) return false;
    return Pieces(word).next(piece_) && (piece_ == first_ || piece_ == second_);
  }

 private:
  const std::string& first_;
  const std::string& second_;
  std::string piece_;
};

// Slugs often lack the first function words of a headline.
void extend_left(const Words& words, Match& match) {
  for (int more = 0; more < 2 && match.first > 0; ++more) {
    const Word& before = words[match.first - 1];
    if (!before.has(word_stop_any) || before.has(word_sentence_end)) return;
    --match.first;
  }
}

std::size_t repetitions_behind(const Words& words, const Match& match) {
  const std::size_t count = match.last - match.first;
  const std::uint64_t wanted = words.hash(match.first, count);
  std::size_t times = 0;
  for (std::size_t i = match.last; i + count <= words.size() && words.hash(i, count) == wanted;
       i += count)
    ++times;
  return times;
}

// The run of the text that these words of a title spell best.
std::optional<LocatedTitle> spelled_run(const Words& words, const std::vector<std::string>& title) {
  const std::size_t limit = std::min(words.size(), head);
  Beginnings beginnings(title);
  Match best;
  for (std::size_t i = 0; i < limit; ++i) {
    if (!beginnings.begins(words.text(i))) continue;
    const Match match = walk(words, limit, title, i);
    if (match.found > best.found) best = match;
  }
  const auto wanted =
      std::max(static_cast<double>(shortest), least_share * static_cast<double>(title.size()));
  if (static_cast<double>(best.found) < wanted) return std::nullopt;
  extend_left(words, best);
  if (best.last - best.first > Words::max_run) return std::nullopt;
  return LocatedTitle{best.first, best.last - best.first, repetitions_behind(words, best)};
}

}  // namespace

std::optional<LocatedTitle> title_by_slug(const Words& words, std::string_view url) {
  const std::vector<std::string> slug = slug_words(url);
  if (slug.empty()) return std::nullopt;
  return spelled_run(words, slug);
}

std::optional<LocatedTitle> title_by_words(const Words& words, const Words& title) {
  std::vector<std::string> spelled;
  std::string piece;
  for (std::size_t i = 0; i < title.size(); ++i)
    for (Pieces pieces(title.text(i)); pieces.next(piece);) spelled.push_back(piece);
  if (spelled.size() < shortest) return std::nullopt;
  return spelled_run(words, spelled);
}

}  // namespace technews::corpus
