#include "corpus/clean/page_kind.h"

#include "corpus/clean/dates.h"
#include "corpus/clean/site_name.h"
#include "corpus/identity.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace technews::corpus {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::string_view section_sign = "section";

// Folders whose pages list others, when they are the last but one part of the path.
constexpr std::string_view listing_folders[] = {
    "tag",    "tags",    "category", "categories",  "author",       "authors", "topic", "topics",
    "search", "archive", "archives", "contributor", "contributors", "label",   "labels"};

std::string_view listing_folder(std::string_view segment) {
  for (const std::string_view folder : listing_folders) {
    if (segment == folder) return folder;
  }
  return {};
}

}  // namespace

std::string_view listing_url_sign(std::string_view url) {
  if (site_of(url).empty()) return {};
  const std::vector<std::string_view> parts = segments_of(url_path(url));
  if (parts.empty()) return "front page";
  const std::size_t count = parts.size();
  if (count >= 2 && parts[count - 2] == "page" && is_digits(parts.back(), 1, 5)) return "page";
  if (count >= 2) {
    if (const std::string_view folder = listing_folder(parts[count - 2]); !folder.empty()) {
      return folder;
    }
  }
  if (const std::string_view folder = listing_folder(parts.back()); !folder.empty()) return folder;
  if (count == 3 && parts[0] == "category") return "category";  // /category/security/privacy
  const bool year = is_digits(parts[0], 4, 4);
  if (count == 1 && year) return "year";
  if (count == 2 && year && is_digits(parts[1], 1, 2)) return "month";
  if (count == 3 && year && is_digits(parts[1], 1, 2) && is_digits(parts[2], 1, 2)) return "day";
  // "/reviews": hardly an article's address, but a weaker sign than the others.
  const bool word = count == 1 && parts[0].find_first_of("-_.0123456789") == std::string_view::npos;
  return word ? section_sign : std::string_view{};
}

namespace {

bool is_excerpt(std::string_view word) { return word == "[\xE2\x80\xA6]" || word == "[...]"; }

bool is_cut_off(std::string_view word) {
  return word.ends_with("...") || word.ends_with("\xE2\x80\xA6") ||
         word.ends_with("\xE2\x80\xA6]") || word.ends_with("...]");
}

void end_sentence(const Words& words, std::size_t first, std::size_t last, PageSigns& signs) {
  constexpr std::size_t least_sentence = 40;
  signs.sentences += words[last].end - words[first].begin >= least_sentence;
  if (!is_cut_off(words.text(last))) return;
  ++signs.cut_off;
  signs.excerpts += is_excerpt(words.text(last));
}

void read_body(const Words& words, const std::vector<Zone>& zones, PageSigns& signs) {
  const std::size_t count = words.size();
  std::size_t begin = count;  // of the sentence
  std::size_t kept = 0;
  std::size_t bytes = 0;
  std::size_t small = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (zones[i] != Zone::body) {
      begin = count;
      continue;
    }
    const Word& word = words[i];
    ++kept;
    bytes += word.size() + 1;
    small += word.has(word_lower | word_wide);
    begin = std::min(begin, i);
    if (!word.has(word_sentence_end)) continue;
    end_sentence(words, begin, i, signs);
    begin = count;
  }
  signs.kept_words = kept;
  signs.kept_bytes = bytes;
  signs.small_words = small;
}

}  // namespace

PageSigns read_signs(std::string_view url, const Words& words, const std::vector<Zone>& zones) {
  PageSigns signs;
  signs.url_sign = listing_url_sign(url);
  signs.words = words.size();
  read_body(words, zones, signs);
  for (std::size_t i = 0; i < words.size(); ++i) signs.dates += starts_date(words, i);
  return signs;
}

namespace {

// "1 date", "2 dates"
std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

constexpr std::size_t few_sentences = 5;
constexpr std::size_t teaser = 300;  // bytes of text that a listing gives an entry

std::optional<std::string> reason_by_url(const PageSigns& signs, std::size_t entries) {
  constexpr std::size_t no_article = 3;   // sentences
  constexpr std::size_t known_site = 20;  // pages
  const std::size_t sentences = signs.sentences;
  const bool is_section = signs.url_sign == section_sign;
  const bool is_front = signs.url_sign == "front page" && signs.site_pages >= known_site;
  const bool is_short = is_section ? sentences < few_sentences && signs.kept_words * 3 < signs.words
                                   : sentences < no_article;
  const std::size_t enough = is_section ? 5 : 3;
  if (is_front || is_short ||
      (entries >= enough && (sentences < few_sentences || signs.kept_bytes < entries * teaser))) {
    return fmt::format("its URL names a listing ({}); {}, {}, {}", signs.url_sign,
                       counted(sentences, "sentence"), counted(signs.headlines, "other headline"),
                       counted(signs.dates, "date"));
  }
  return std::nullopt;
}

// Entries that a program cut off: any "…", and the brackets that only programs write.
std::optional<std::string> reason_by_excerpts(const PageSigns& signs) {
  const bool is_cut = signs.cut_off >= 6 && signs.sentences < signs.cut_off * 2 &&
                      signs.kept_bytes < signs.cut_off * teaser;
  const bool is_excerpted = signs.excerpts >= 8 && signs.sentences < signs.excerpts * 5;
  if (!is_cut && !is_excerpted) return std::nullopt;
  return fmt::format("{} of its {} sentences are cut off", signs.cut_off, signs.sentences);
}

}  // namespace

std::optional<std::string> listing_reason(const PageSigns& signs) {
  constexpr std::size_t little_text = 360;  // bytes
  constexpr std::size_t entry_words = 120;  // of a page that is a list of dated entries, each
  constexpr std::size_t much_text = 100;    // words
  const std::size_t sentences = signs.sentences;
  const bool is_mostly_removed = signs.kept_words * 2 < signs.words;
  if (sentences == 0 && signs.kept_bytes < little_text && is_mostly_removed)
    return "no sentence of its own";
  const std::size_t entries = std::max({signs.headlines, signs.dates, signs.cut_off});
  if (!signs.url_sign.empty()) {
    if (auto reason = reason_by_url(signs, entries)) return reason;
  }
  if (signs.headlines >= 10 && sentences < few_sentences) {
    return fmt::format("{} headlines of other pages, {}", signs.headlines,
                       counted(sentences, "sentence"));
  }
  // Below an article, comments bear dates too.
  const bool is_dated = signs.dates >= 8 && sentences * 2 < signs.dates &&
                        (sentences < few_sentences * 2 || sentences * 6 < signs.dates);
  if (is_dated && signs.words < signs.dates * entry_words) {
    return fmt::format("{} dates, {}", signs.dates, counted(sentences, "sentence"));
  }
  if (signs.kept_words >= much_text && signs.small_words * 5 < signs.kept_words &&
      sentences < few_sentences * 2) {
    return fmt::format("{} of its {} words are capitals", signs.kept_words - signs.small_words,
                       signs.kept_words);
  }
  return reason_by_excerpts(signs);
}

}  // namespace technews::corpus
