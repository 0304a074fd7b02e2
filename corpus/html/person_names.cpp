#include "corpus/html/person_names.h"

#include "corpus/html/date_forms.h"
#include "corpus/html/plain_line.h"
#include "corpus/markup.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_name = 120;

constexpr std::array prefixes{"by "sv,
                              "by: "sv,
                              "von "sv,
                              "von: "sv,
                              "par "sv,
                              "por "sv,
                              "di "sv,
                              "door "sv,
                              "af "sv,
                              "av "sv,
                              "autor: "sv,
                              "autor "sv,
                              "author: "sv,
                              "author "sv,
                              "authors: "sv,
                              "auteur : "sv,
                              "auteur: "sv,
                              "autorin: "sv,
                              "written by "sv,
                              "posted by "sv,
                              "published by "sv,
                              "text: "sv,
                              "text by "sv,
                              "story by "sv,
                              "verfasst von "sv,
                              "geschrieben von "sv,
                              "veröffentlicht von "sv,
                              "ein artikel von "sv,
                              "ein beitrag von "sv,
                              "words by "sv,
                              "erstellt von "sv,
                              "escrito por "sv,
                              "publicado por "sv,
                              "redaktion: "sv,
                              "автор: "sv,
                              "autore: "sv,
                              "auteurs : "sv,
                              "a cura di "sv,
                              "reported by "sv,
                              "presented by "sv,
                              "report by "sv,
                              "fra "sv,
                              "interview: "sv,
                              "interview von "sv,
                              "vom "sv,
                              "© "sv,
                              "escribe "sv,
                              "eingestellt von "sv,
                              "text von "sv,
                              "gepostet von "sv,
                              "posted on "sv,
                              "ecrit par "sv,
                              "écrit par "sv,
                              "publié par "sv,
                              "zeige alle beiträge von "sv,
                              "alle beiträge von "sv,
                              "view all posts by "sv,
                              "posts by "sv,
                              "alle artikel von "sv,
                              "articles by "sv,
                              "profile of "sv,
                              "more from "sv,
                              "mehr von "sv,
                              "autorin "sv,
                              "автор "sv,
                              "著者 "sv,
                              "文: "sv,
                              "文／"sv,
                              "edited by "sv,
                              "credit: "sv,
                              "by:"sv,
                              "autor:"sv,
                              "von:"sv,
                              "author:"sv,
                              "text:"sv,
                              "posted in "sv,
                              "publiziert von "sv};

// What ends a name: "Jane Doe for Acme", "Jane Doe am", "Jane Doe Published".
constexpr std::array ends{" | "sv,
                          " • "sv,
                          " · "sv,
                          " – "sv,
                          " — "sv,
                          " (@"sv,
                          " @"sv,
                          " - "sv,
                          " // "sv,
                          " ("sv,
                          " for "sv,
                          " Updated"sv,
                          " Published"sv,
                          " Posted"sv,
                          " Follow"sv,
                          " am "sv,
                          " on "sv,
                          " um "sv,
                          " vor "sv,
                          " le "sv,
                          " | "sv,
                          " Hace "sv,
                          " Stand:"sv,
                          " Share"sv,
                          " Shares"sv,
                          " at "sv,
                          " – "sv,
                          "; "sv,
                          " Contributor"sv,
                          " Staff Writer"sv,
                          " Senior "sv,
                          " Editor"sv,
                          " Reporter"sv,
                          " Correspondent"sv,
                          " Tiempo de "sv,
                          " ist "sv,
                          " is "sv,
                          " in der "sv,
                          " Lesezeit"sv,
                          " Mehr"sv,
                          " Weitere"sv,
                          " il "sv,
                          " /"sv,
                          " el "sv,
                          ", "sv};

// Words that no name has, folded.
constexpr std::array no_name_words{
    "published"sv, "updated"sv,    "read"sv,       "minutes"sv, "share"sv,          "comment"sv,
    "comments"sv,  "kommentare"sv, "kommentar"sv,  "author"sv,  "autor"sv,          "autorin"sv,
    "autoren"sv,   "about"sv,      "uber"sv,       "stand"sv,   "publiziert"sv,     "posted"sv,
    "mehr"sv,      "more"sv,       "artikel"sv,    "article"sv, "beitrag"sv,        "email"sv,
    "facebook"sv,  "twitter"sv,    "follow"sv,     "by"sv,      "view"sv,           "profile"sv,
    "website"sv,   "ago"sv,        "am"sv,         "date"sv,    "datum"sv,          "kategorie"sv,
    "category"sv,  "login"sv,      "search"sv,     "home"sv,    "veroffentlicht"sv, "lesezeit"sv,
    "uhr"sv,       "written"sv,    "authors"sv,    "null"sv,    "undefined"sv,      "kontakt"sv,
    "publicado"sv, "tags"sv,       "image"sv,      "photo"sv,   "foto"sv,           "copyright"sv,
    "unknown"sv,   "rights"sv,     "reserved"sv,   "minute"sv,  "minuten"sv,        "posts"sv,
    "cookies"sv,   "vcard"sv,      "newsletter"sv, "admin"sv,   "administrator"sv,  "anzeige"sv,
    "menu"sv,      "kiosques"sv};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view marks = " \t\n,;:|/-'\"";
  while (!text.empty() && marks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && marks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

bool is_letter(char c) { return (c & 0x80) != 0 || (c >= 'a' && c <= 'z'); }

bool is_capital(std::string_view word) {
  const auto c = static_cast<unsigned char>(word.front());
  return (c >= 'A' && c <= 'Z') || c >= 0x80;
}

// "Jane Doe, Staff Writer" is one person with a role, "Jane Doe, John Roe" are two.
std::string_view without_role(std::string_view name) {
  for (const std::string_view end : ends) {
    if (end == ", "sv) continue;
    name = name.substr(0, name.find(end));
  }
  return name;
}

// "Jane Doe Jane Doe": beside her portrait and linked.
std::string_view without_repetition(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool twice = name.size() > 6 && name.size() % 2 == 1 && name[half] == ' ' &&
                     name.substr(0, half) == name.substr(half + 1);
  return twice ? name.substr(0, half) : name;
}

// "Jane Doe, CNN"
std::string_view without_agency(std::string_view name) {
  const std::size_t comma = name.rfind(", ");
  if (comma == std::string_view::npos || name.find(',') != comma) return name;
  const std::string_view tail = name.substr(comma + 2);
  const bool capitals = std::ranges::all_of(tail, [](char c) { return c >= 'A' && c <= 'Z'; });
  constexpr std::size_t longest_agency = 5;
  return capitals && tail.size() <= longest_agency ? name.substr(0, comma) : name;
}

bool begins_with_year(std::string_view text) {
  return text.size() > 4 && (text.starts_with("19") || text.starts_with("20")) &&
         text.substr(2, 2).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::size_t byline_prefix(std::string_view text) {
  const std::string lower = to_lower_ascii(text.substr(0, 40));
  std::size_t longest = 0;
  for (const std::string_view prefix : prefixes)
    if (lower.starts_with(prefix)) longest = std::max(longest, prefix.size());
  // Elements side by side: <span>By</span><a>Ann Lee</a>.
  constexpr std::string_view glued = "By";
  if (longest == 0 && text.starts_with(glued) && text.size() > 3 && text[2] >= 'A' &&
      text[2] <= 'Z' && text[3] >= 'a' && text[3] <= 'z')
    longest = glued.size();
  return longest;
}

std::string clean_author(std::string_view text) {
  const std::string line = plain_line(text);
  std::string_view name = trimmed(line);
  for (std::size_t prefix = 0; (prefix = byline_prefix(name)) != 0;)
    name = trimmed(name.substr(prefix));
  if (const auto date = find_date(name, DayOrder::day_first)) name = name.substr(0, date->begin);
  name = trimmed(without_role(name));
  for (const std::string_view end :
       {" am"sv, " on"sv, " vom"sv, " um"sv, " le"sv, " and"sv, " und"sv})
    if (name.ends_with(end)) name = trimmed(name.substr(0, name.size() - end.size()));
  name = without_agency(without_repetition(name));
  if (name.empty() || name.size() > longest_name) return {};
  if (name.find("://") != std::string_view::npos || name.find('@') != std::string_view::npos)
    return {};
  return std::string(name);
}

bool is_name(std::string_view text) {
  if (text.size() < 2 || text.size() > longest_name) return false;
  if (text.find_first_of("?!=<>{}[]") != std::string_view::npos) return false;
  if (begins_with_year(text) || normalization::folded(text) == "noauthor") return false;
  const std::string letters = normalization::folded(text);
  if (std::ranges::none_of(letters, is_letter) || text.starts_with("•")) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  std::size_t digits = 0;
  std::size_t numbers = 0;  // words without a letter
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    word = trimmed(word);
    if (word.empty()) continue;
    ++words;
    if (is_capital(word)) ++capitals;
    for (const char c : word)
      if (c >= '0' && c <= '9') ++digits;
    if (std::ranges::none_of(word, [](char c) { return is_letter(c) || (c >= 'A' && c <= 'Z'); }))
      ++numbers;
    if (std::ranges::find(no_name_words, normalization::folded(word)) != no_name_words.end())
      return false;
  }
  constexpr std::size_t most_words = 14;
  return words > 0 && words <= most_words && digits <= 4 && numbers * 2 < words &&
         (words == 1 || capitals * 2 >= words);
}

}  // namespace technews::corpus
