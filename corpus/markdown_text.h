// The words of a Markdown text, without its marks.
#pragma once

#include <string>
#include <string_view>

namespace technews::corpus {

struct MarkdownText {
  std::string title;  // of a first-level heading before any other text; not part of text
  std::string text;   // blocks apart by a blank line, list items and rows of tables by a line end
};

// CommonMark with tables: headings, lists, quotes and emphasis lose their marks, links and images
// keep their words, code stays as it is; tags, comments, scripts, addresses and definitions of
// links go. Linear. Thread-safe. REQUIRES: text is UTF-8.
MarkdownText markdown_text(std::string_view markdown);

}  // namespace technews::corpus
