// Linked data (JSON-LD) of a page: what its scripts say about the article.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// How surely a thing is the page's article.
enum class LinkedKind : std::uint8_t {
  other,    // an organisation, a person, a breadcrumb
  page,     // WebPage and its kinds
  work,     // Recipe, VideoObject, Product, Event and other works
  article,  // Article, NewsArticle, BlogPosting, Report and their kinds
};

// A thing of schema.org; texts as written, references decoded, on one line.
struct LinkedThing {
  LinkedKind kind = LinkedKind::other;
  bool nested = false;  // within another thing: what a page lists, not what it is
  std::string headline;
  std::string name;
  std::string url;  // or the id of its page
  std::string published;
  std::string created;
  std::string modified;
  std::string section;
  std::string language;
  std::string publisher;
  std::string body;
  std::vector<std::string> authors;  // names, in order
  std::vector<std::string> keywords;
};

struct LinkedData {
  std::vector<LinkedThing> things;       // at most 200, in document order, without kind other
  std::vector<std::string> breadcrumbs;  // names, from the outermost
  std::string site;                      // the name of the WebSite
  std::string organisation;              // of the first Organization
  std::size_t broken = 0;                // scripts that couldn't be read
};

// Reads scripts of type application/ld+json. Tolerates comments and CDATA around, control
// characters and line breaks within texts, commas before closing brackets, wrong escapes and text
// after the end; what is nested deeper than 64 or can't be read is passed over and counted.
// Linear. Thread-safe.
LinkedData read_json_ld(std::span<const std::string_view> scripts);

}  // namespace technews::corpus
