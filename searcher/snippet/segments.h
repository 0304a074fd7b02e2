// Segments: text cut where highlighting begins and ends, as every output format takes it.
#pragma once

#include <string>
#include <vector>

namespace technews::searcher {

// A piece of text; hit pieces are what the query matched.
struct Segment {
  std::string text;
  bool hit = false;

  friend bool operator==(const Segment&, const Segment&) = default;
};

// A fragment of the text around hits. Its segments, joined, are bytes of the source as they stand.
struct Snippet {
  std::vector<Segment> segments;
  bool starts_inside = false;  // text was left out before it
  bool ends_inside = false;    // ... and after it

  friend bool operator==(const Snippet&, const Snippet&) = default;
};

}  // namespace technews::searcher
