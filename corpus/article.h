// The articles of an archive: as read (RawArticle), as cleaned (Article), or why not (Rejection).
#pragma once

#include "shared/base/byte_span.h"
#include "shared/base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace technews::corpus {

// Where a record was read: "archive.tar.gz" + "raw/3013" + record 0.
struct Origin {
  std::string operand;       // as the user gave it
  std::string path;          // file, with members of archives after '!': a.tar.gz!raw/3013.txt
  std::uint64_t record = 0;  // counts from 1 in files of many records; 0 in files of one
  std::uint64_t line = 0;    // of the record's start, from 1; 0 when it has none
};

enum class BodyForm : std::uint8_t {
  flat,   // a page flattened to text: menus and other stories' headlines are in it
  html,   // markup
  prose,  // the article alone
};

// One record of an archive, every field as found (UTF-8 already repaired, nothing else changed).
struct RawArticle {
  Origin origin;
  std::string id;  // the input's own, else empty: identify() decides
  std::string title;
  std::string body;
  BodyForm form = BodyForm::flat;
  std::string date;  // as found: "2023", "2023-01-23T10:00:00Z", "Jan 23, 2023"
  std::string url;
  std::string author;
  std::string section;
  std::string site;
  std::string language;
  bool companion = false;  // title, date and url come from a companion file
  std::vector<std::string> tags;
  std::size_t repairs = 0;  // bytes and sequences mended while reading
};

// A metadata value with the place it came from: "field", "url", "companion", "text"; of HTML pages
// also "json-ld", "opengraph", "meta", "microdata", "time", "title", "script".
struct Sourced {
  std::string value;
  std::string source;
};

struct SourcedDate {
  base::Date date;  // the page's own calendar
  std::string source;
  // When it was published, in seconds since 1970 in UTC; the day's first second where the page is
  // at home when only the day is told, nullopt when the zone isn't either.
  std::optional<std::int64_t> moment = std::nullopt;
};

// A range of the raw body that cleaning left out, and the rule that did it.
struct Removal {
  base::ByteSpan span;
  std::string rule;  // stable, kebab-case: "repeated-on-site", "other-story", "share-bar"
};

// text is the kept ranges of the raw body, joined and mended; title is not part of it.
struct Article {
  Origin origin;
  std::string id;
  Sourced title;
  // Where the title stands in the raw body; empty when the text doesn't hold it.
  base::ByteSpan title_span;
  std::string text;
  std::vector<base::ByteSpan> kept;  // of the raw body, ordered
  std::vector<Removal> removed;      // of the raw body, ordered; kept and removed cover it
  std::string url;                   // canonical
  std::string site;                  // host without www
  Sourced author;
  Sourced section;
  std::vector<std::string> tags;
  std::optional<SourcedDate> date;
  std::string rejected_date;  // a date that was found and can't be: "1948"; else empty
  std::string language;       // ISO 639-1, or empty
  std::string raw_hash;       // of the raw record: tells changed from unchanged
  std::size_t repairs = 0;
};

enum class RejectionKind : std::uint8_t { listing, empty, unreadable };

struct Rejection {
  Origin origin;
  std::string id;
  RejectionKind kind = RejectionKind::unreadable;
  std::string reason;  // what, where, what to do
};

using Cleaned = std::variant<Article, Rejection>;

}  // namespace technews::corpus
