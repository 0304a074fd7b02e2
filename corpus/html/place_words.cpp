#include "corpus/html/place_words.h"

#include "corpus/markup.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::array aside_words{
    "comment"sv,         "comments"sv,   "kommentar"sv, "respond"sv, "related"sv,   "teaser"sv,
    "teasers"sv,         "sidebar"sv,    "widget"sv,    "footer"sv,  "recommend"sv, "recommended"sv,
    "recommendations"sv, "popular"sv,    "trending"sv,  "nav"sv,     "menu"sv,      "navigation"sv,
    "calendar"sv,        "carousel"sv,   "ticker"sv,    "advert"sv,  "copyright"sv, "promo"sv,
    "newsletter"sv,      "latest"sv,     "mostread"sv,  "similar"sv, "more"sv,      "tweet"sv,
    "event"sv,           "events"sv,     "cookie"sv,    "archive"sv, "archives"sv,  "reply"sv,
    "replies"sv,         "discussion"sv, "disqus"sv,    "upcoming"sv};

// Found within longer words too.
constexpr std::array aside_pieces{"comment"sv,  "related"sv,   "teaser"sv,    "sidebar"sv,
                                  "footer"sv,   "recommend"sv, "kommentar"sv, "popular"sv,
                                  "calendar"sv, "copyright"sv};

constexpr std::array date_pieces{"date"sv,    "datum"sv,    "time"sv,      "publi"sv,
                                 "posted"sv,  "fecha"sv,    "data"sv,      "byline"sv,
                                 "meta"sv,    "dateline"sv, "timestamp"sv, "created"sv,
                                 "pubdate"sv, "erstell"sv,  "veroeff"sv,   "zeit"sv};

constexpr std::array author_pieces{"author"sv,    "byline"sv,   "autor"sv,       "auteur"sv,
                                   "writer"sv,    "reporter"sv, "contributor"sv, "verfasser"sv,
                                   "redakteur"sv, "creator"sv};

// Folders of addresses where people are presented.
constexpr std::array author_folders{
    "/author/"sv,  "/authors/"sv,     "/autor/"sv,        "/autoren/"sv,    "/profile/"sv,
    "/people/"sv,  "/staff/"sv,       "/by/"sv,           "/auteur/"sv,     "/auteurs/"sv,
    "/writers/"sv, "/contributor/"sv, "/contributors/"sv, "/journalist/"sv, "/redakteur/"sv,
    "/autores/"sv, "/autori/"sv,      "/reporter/"sv};

template <std::size_t size>
bool holds_one_of(std::string_view name, const std::array<std::string_view, size>& pieces) {
  return std::ranges::any_of(
      pieces, [&](std::string_view piece) { return name.find(piece) != std::string_view::npos; });
}

bool is_aside_word(std::string_view word) {
  return std::ranges::find(aside_words, word) != aside_words.end();
}

// "post-content", "relatedPosts" in small letters, camel humps parted.
template <typename Visit>
void for_each_word(std::string_view names, Visit visit) {
  std::string word;
  char before = ' ';
  for (const char c : names) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = (c >= 'a' && c <= 'z') || (c & 0x80) != 0 || (c >= '0' && c <= '9');
    if ((!upper && !lower) || (upper && before >= 'a' && before <= 'z')) {
      if (!word.empty()) visit(word);
      word.clear();
    }
    if (upper) word += static_cast<char>(c | 0x20);
    if (lower) word += c;
    before = c;
  }
  if (!word.empty()) visit(word);
}

void read_names(std::string_view names, ElementWords& words) {
  for_each_word(names, [&](std::string_view word) {
    words.aside = words.aside || is_aside_word(word) || holds_one_of(word, aside_pieces);
    words.comment = words.comment || word.find("comment") != std::string_view::npos ||
                    word.starts_with("kommentar") || word == "disqus";
    words.date = words.date || holds_one_of(word, date_pieces);
    words.author = words.author || holds_one_of(word, author_pieces);
    words.of_interest = words.of_interest || words.date || words.author || word == "headline" ||
                        word == "title" || word == "updated" || word == "fn";
  });
}

void add(const ElementWords& more, ElementWords& words) {
  words.aside = words.aside || more.aside;
  words.comment = words.comment || more.comment;
  words.date = words.date || more.date;
  words.author = words.author || more.author;
  words.of_interest = words.of_interest || more.of_interest;
}

}  // namespace

const ElementWords& ElementReader::words_in(std::string_view names) {
  const auto [found, is_new] = known_.try_emplace(names);
  if (is_new) read_names(names, found->second);
  return found->second;
}

ElementWords ElementReader::read(std::uint32_t node) {
  ElementWords words;
  const std::string_view tag = tree_[node].tag;
  words.aside = tag == "nav" || tag == "footer" || tag == "aside" || tag == "form";
  words.of_interest = tag == "time" || tag == "h1" || tag == "h2" || tag == "abbr";
  words.date = tag == "time";
  for (const HtmlAttribute& attribute : tree_[node].attributes) {
    if (attribute.name == "class" || attribute.name == "id") {
      add(words_in(attribute.value), words);
    } else if (attribute.name == "itemprop" || attribute.name == "property") {
      words.of_interest = true;
      add(words_in(attribute.value), words);
    } else if (attribute.name == "rel") {
      const std::string rel = to_lower_ascii(attribute.value);
      if (rel.find("author") != std::string::npos) words.author = words.of_interest = true;
      if (rel == "tag") words.of_interest = true;
    } else if (attribute.name == "href" && tag == "a") {
      if (holds_one_of(attribute.value, author_folders)) words.author = words.of_interest = true;
    } else if (attribute.name == "style") {
      const bool hidden = attribute.value.find("display:none") != std::string_view::npos ||
                          attribute.value.find("display: none") != std::string_view::npos;
      words.aside = words.aside || hidden;
    } else if (attribute.name == "role" && attribute.value == "navigation") {
      words.aside = true;
    }
  }
  return words;
}

}  // namespace technews::corpus
