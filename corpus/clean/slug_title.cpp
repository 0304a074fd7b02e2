#include "corpus/clean/slug_title.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::size_t shortest = 3;      // words: fewer may stand anywhere
constexpr std::size_t longest_gap = 3;   // words of the text in a row that the title lacks
constexpr std::size_t longest_skip = 2;  // words of the title in a row that the text lacks
constexpr std::size_t head = 3000;       // words of the page that are looked at
constexpr double least_share = .7;       // of the title's words

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

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

// The letters and digits of a word's pieces: "double-edged" is two, "OpenAI’s" one: openais.
std::vector<std::string> pieces_of(std::string_view word) {
  std::vector<std::string> pieces(1);
  for (const char c : word) {
    if (is_alphanumeric(c)) {
      pieces.back() += lower(c);
    } else if ((c == '-' || c == '/' || c == '.') && !pieces.back().empty()) {
      pieces.emplace_back();
    }
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

struct Match {
  std::size_t first = 0;
  std::size_t last = 0;   // one behind the last word that matched
  std::size_t found = 0;  // words of the title
};

using Pieces = std::vector<std::vector<std::string>>;

// Walks text and title together from a word that begins the match.
Match walk(const Pieces& text, const std::vector<std::string>& title, std::size_t start) {
  Match match{start, start, 0};
  std::size_t at = 0;
  std::size_t gap = 0;
  for (std::size_t i = start; i < text.size() && at < title.size() && gap <= longest_gap; ++i) {
    bool matched = false;
    for (const std::string& piece : text[i]) {
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
  Pieces text;
  for (std::size_t i = 0; i < std::min(words.size(), head); ++i)
    text.push_back(pieces_of(words.text(i)));

  Match best;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins =
        !text[i].empty() && (text[i].front() == title[0] || text[i].front() == title[1]);
    if (!begins) continue;
    const Match match = walk(text, title, i);
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
  for (std::size_t i = 0; i < title.size(); ++i)
    for (std::string& piece : pieces_of(title.text(i))) spelled.push_back(std::move(piece));
  if (spelled.size() < shortest) return std::nullopt;
  return spelled_run(words, spelled);
}

}  // namespace technews::corpus
