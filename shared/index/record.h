// Record: what the index keeps of an article, enough to show it and to rebuild the index.
#pragma once

#include "shared/base/byte_span.h"
#include "shared/base/date.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace technews::index {

struct Record {
  std::string id;
  std::string title;
  std::string text;
  std::string url;
  std::vector<std::string> url_aliases;  // of byte-identical copies
  std::string site;
  std::string author;
  std::string section;
  std::vector<std::string> tags;
  std::string language;
  std::optional<base::Date> date;
  std::string date_source;  // "field", "url", "companion", ...
  // The raw page: where it was read, its hash, and which of its bytes were kept.
  std::string operand;
  std::string path;
  std::uint64_t record_number = 0;
  std::string raw_hash;
  std::string body_hash;  // of the raw page's body alone; empty when it is empty
  std::vector<base::ByteSpan> kept;
  // The smallest id among its near copies and itself; empty when it has none.
  std::string story;
  std::uint32_t model_version = 0;  // of the cleaning model that cleaned it
  // The articles with the same text, or of byte-identical bodies, that stand behind this one, by
  // date and id: whole records but for text and copies. url_aliases are their addresses. When this
  // article goes, the first of them takes its place.
  std::vector<Record> copies;

  friend bool operator==(const Record&, const Record&) = default;
};

// What says that two articles are copies: the hashes of the article's text, of its page's body and
// of the bodies of its copies' pages. Bodies may be the same where titles and addresses differ, and
// with them what is cut out.
std::set<std::string> text_hashes(const Record& record);

// A versioned binary form that ends in a checksum (XXH3-64). Linear.
std::string serialize(const Record& record);

// Throws Error(index_corrupt) when the checksum or the form is wrong. what names the article.
Record parse_record(std::string_view bytes, std::string_view what);

}  // namespace technews::index
