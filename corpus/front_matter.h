// Front matter: the block of fields before a Markdown text, in YAML (---) or TOML (+++).
#pragma once

#include "corpus/json_flatten.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

struct FrontMatter {
  std::vector<FlatValue> values;     // as flatten_json() names them: "tags[]", "author.name"
  std::vector<std::string> ignored;  // keys whose values are nested deeper than that
  std::size_t size = 0;              // bytes, with both fences; 0 when there is none
  std::string error;                 // why it can't be read: "line 3: …"; else empty
};

// Parses the front matter at the start of a text. Of YAML: scalars plain, quoted and in blocks (|
// and >), lists in brackets and of dashes, maps one level deep. Of TOML: strings, numbers, dates,
// arrays, tables one level deep. What else there is becomes `ignored`. Linear. Thread-safe.
FrontMatter parse_front_matter(std::string_view text);

// True when a text begins with a fence, has a field below it and the closing fence.
bool has_front_matter(std::string_view head);

}  // namespace technews::corpus
