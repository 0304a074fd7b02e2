// What a page says of its own article elsewhere than in it: title, description, JSON-LD.
#pragma once

#include "corpus/html/tree.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace technews::corpus {

struct PageHints {
  std::string title;                    // og:title, else <title>
  std::string description;              // og:description, else the description
  std::string address;                  // the canonical one, else og:url
  std::string article_body;             // the longest JSON-LD articleBody as text; empty for none
  std::uint32_t article_body_node = 0;  // the text that holds it
};

// Linear. Thread-safe.
PageHints read_hints(const HtmlTree& tree);

// The longest value of "articleBody" in JSON, however broken around it. Linear.
std::string find_article_body(std::string_view json);

}  // namespace technews::corpus
