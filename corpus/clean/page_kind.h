// Article, listing of articles, or nothing at all: what a cleaned page is, with the reason.
#pragma once

#include "corpus/clean/tokens.h"
#include "corpus/clean/zones.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// What speaks for a listing and against.
struct PageSigns {
  std::size_t words = 0;       // of the page
  std::size_t kept_bytes = 0;  // of the body
  std::size_t kept_words = 0;
  std::size_t sentences = 0;    // of the body, of at least 40 bytes
  std::size_t headlines = 0;    // other pages' headlines anywhere on the page
  std::size_t dates = 0;        // "Sep 29, 2023", "3 days ago", anywhere
  std::size_t cut_off = 0;      // sentences of the body that end in "…" or "..."
  std::size_t excerpts = 0;     // of them those that end in "[…]", as programs cut them off
  std::size_t small_words = 0;  // of the body: headlines of many sites are Written Like This
  std::size_t site_pages = 0;   // that are known
  std::string_view url_sign;    // the part of the URL that names a listing: "tag"; empty for none
};

// The part of a URL's path that listings have: "tag" of /tag/ai, "page" of /news/page/2, "month"
// of /2014/10, "front page" of /. Empty for none.
std::string_view listing_url_sign(std::string_view url);

// headlines and site_pages are left to the caller. Linear.
PageSigns read_signs(std::string_view url, const Words& words, const std::vector<Zone>& zones);

// The reason why the page is a listing, for a person; nullopt when it may be an article. Prefers
// keeping a listing to losing an article.
std::optional<std::string> listing_reason(const PageSigns& signs);

}  // namespace technews::corpus
