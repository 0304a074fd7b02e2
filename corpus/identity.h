// Identity: what makes two records the same article: the input's id, the page's URL, or its place.
#pragma once

#include "corpus/article.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::corpus {

// The one spelling of a page's address: scheme and host in lower case, no default port, no user
// name, no fragment (but "#!…", which names a page), no tracking parameters, dot segments resolved,
// percent escapes as RFC 3986 section 6.2.2 has them, no slash at the end of a path other than "/".
// An address without scheme ("example.com/a", "//example.com/a") is taken as https. Empty for
// anything that is not a web address. Idempotent. Linear. Thread-safe.
std::string canonical_url(std::string_view url);

// The host of a web address without "www.", "m.", "mobile.", "amp." and port: what pages of one
// site share. Empty for anything that is not a web address. Thread-safe.
std::string site_of(std::string_view url);

// Where a record lies, told from the operand on: the same wherever the operand is moved to, and
// different for two operands of different names. "/data/raw" + "/data/raw/a/1.txt" gives
// "raw/a/1.txt"; a glob counts from the folder before its first wildcard.
std::string relative_path(const Origin& origin);

struct Identity {
  std::string id;
  std::size_t escaped = 0;  // blanks and control characters written as %XX
};

// The id a record goes by: its own, else its canonical URL, else a hash of its relative path (and
// its record number, in files of many): 32 hexadecimal digits. Never empty, holds no blanks and no
// control characters. Thread-safe.
Identity identify(const RawArticle& article);

}  // namespace technews::corpus
