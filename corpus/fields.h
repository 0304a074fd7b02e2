// Fields by name: which of a record's named values is its title, its text, its date.
#pragma once

#include "corpus/article.h"
#include "corpus/json_flatten.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// Finds the fields of records by the names they go by (case, "_" and "-" don't count):
//   id        id _id guid uuid
//   title     title headline
//   body      body text content contents article_body full_text article_text body_text
//             content_html body_html html raw_html
//   date      date published published_at date_published pub_date … year
//   url       url link permalink canonical_url canonical web_url
//   author    author byline authors creator
//   section   section category categories
//   site      site source domain publisher
//   language  language lang locale
//   tags      tags keywords
// The first name that holds something wins. Objects are looked into: {"article": {...}},
// "content": {"text": ...}, "author": [{"name": ...}], "metadata": {"url": ...}. Not thread-safe;
// one per input, as it remembers what it found.
class FieldFinder {
 public:
  // map: our field -> their path, in place of those names: {"title", "hed"}, {"body", "a.text"}.
  // Throws Error(usage) for a field that is not ours.
  explicit FieldFinder(const std::map<std::string, std::string>& map);

  // Fills the article's fields from the values, taking them; false when it found none of title,
  // body and id.
  bool fill(std::vector<FlatValue>& values, RawArticle& article);

  // "title=headline body=text; not used: region, rank": all that fill() has found so far.
  std::string found() const;
  // Fields of the map that no record held: "title=hed".
  std::vector<std::string> unmatched() const;

 private:
  void remember(const std::string& field, const std::string& path);

  std::map<std::string, std::string> map_;
  std::map<std::string, std::vector<std::string>> used_;  // our field -> their paths
  std::vector<std::string> all_;  // paths of values that are not blank, in order of appearance
};

// Values of a record that is no article, by name, for the report: "status, totalResults".
std::string value_names(const std::vector<FlatValue>& values);

}  // namespace technews::corpus
