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
  const bool year = is_digits(parts[0], 4, 4);
  if (count == 1 && year) return "year";
  if (count == 2 && year && is_digits(parts[1], 1, 2)) return "month";
  if (count == 3 && year && is_digits(parts[1], 1, 2) && is_digits(parts[2], 1, 2)) return "day";
  return {};
}

PageSigns read_signs(const RawArticle& page, const Words& words, const std::vector<Zone>& zones,
                     const CleaningModel::Implementation& model, const SiteModel* site) {
  PageSigns signs;
  signs.words = words.size();
  signs.url_sign = listing_url_sign(page.url);
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (starts_date(words, i)) ++signs.dates;
    if (zones[i] != Zone::body) {
      sentence = 0;
      continue;
    }
    ++signs.kept;
    ++sentence;
    if (words[i].has(word_sentence_end)) {
      signs.sentences += sentence >= 8;
      sentence = 0;
    }
  }
  if (site == nullptr) return signs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t length = model.headline_at(*site, words, i);
    if (length == 0) continue;
    ++signs.headlines;
    i += length - 1;
  }
  return signs;
}

std::optional<std::string> listing_reason(const PageSigns& signs) {
  if (signs.kept == 0) return "no sentence of its own";
  const double per_headline = static_cast<double>(signs.kept) /
                              static_cast<double>(std::max<std::size_t>(1, signs.headlines));
  if (!signs.url_sign.empty() && !signs.title_in_text &&
      (signs.headlines >= 3 || signs.dates >= 5 || signs.sentences < 5)) {
    return fmt::format("its URL names a listing ({}) and its text holds {} other headlines",
                       signs.url_sign, signs.headlines);
  }
  if (signs.headlines >= 10 && per_headline < 40 && !signs.title_in_text) {
    return fmt::format("{} headlines of other pages in {} words", signs.headlines, signs.kept);
  }
  if (signs.dates >= 8 && signs.kept < signs.dates * 50 && !signs.title_in_text) {
    return fmt::format("{} dates in {} words", signs.dates, signs.kept);
  }
  return std::nullopt;
}

}  // namespace technews::corpus
