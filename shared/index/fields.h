// The fields of an article: names, term prefixes and value slots, for the indexer, the query
// compiler, help and documentation alike.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace technews::index {

enum class Field : std::uint8_t {
  body,
  title,
  author,
  site,
  section,
  tag,
  language,
  url,
  id,
  date,
};

enum class FieldUse : std::uint8_t {
  text,    // words, phrases, wildcards; required when a query names it
  filter,  // whole values without weight
  range,   // dates
};

struct FieldInfo {
  Field field;
  std::string_view name;    // as typed before ':'
  std::string_view prefix;  // of its terms in the index (Xapian's conventions)
  FieldUse use;
  std::string_view help;
};

inline constexpr std::array<FieldInfo, 10> field_table{{
    {Field::title, "title", "S", FieldUse::text, "words of the headline"},
    {Field::body, "body", "", FieldUse::text, "words of the text"},
    {Field::author, "author", "A", FieldUse::text, "words of the author's name"},
    {Field::site, "site", "H", FieldUse::filter, "host, with or without its subdomain"},
    {Field::date, "date", "", FieldUse::range, "2023, 2023-01, 2023-01-23, a..b, 7d"},
    {Field::section, "section", "XSECTION", FieldUse::filter, "section of the site"},
    {Field::tag, "tag", "K", FieldUse::filter, "tag given by the site"},
    {Field::language, "lang", "L", FieldUse::filter, "language, as in en or de"},
    {Field::url, "url", "U", FieldUse::filter, "address, or its beginning with *"},
    {Field::id, "id", "Q", FieldUse::filter, "the article's identifier"},
}};

const FieldInfo& info(Field field);
std::optional<Field> field_named(std::string_view name);

// Value slots. Numbers are fixed for a schema version.
enum class Slot : std::uint32_t {
  order = 0,      // newest first, then id: breaks ties, sorts by date
  first_day = 1,  // of the date's interval, sortable; empty when undated
  last_day = 2,   // of the date's interval
  story = 3,      // story id: near copies share it
  site = 4,       // facets
  section = 5,
  author = 6,
  language = 7,
  title = 8,    // sorts by title
  source = 9,   // hash of id and raw page: tells changed pages from unchanged ones
  oldest = 10,  // oldest first, undated last
};

// Raised with every change to prefixes, slots, term layout or the stored record.
inline constexpr int schema_version = 3;

}  // namespace technews::index
