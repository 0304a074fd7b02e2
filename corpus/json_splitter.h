// Cutting a JSON document of any size into its articles, without parsing it.
#pragma once

#include "corpus/reader_buffer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace technews::corpus {

// Gives the elements of a top-level array, of an array inside the top-level object that goes by a
// name for such ("articles", "items", "hits": {"hits": [...]}), the top-level object itself, or
// several of those after each other. Looks at brackets and strings alone; memory is one element.
// Not thread-safe.
class JsonSplitter {
 public:
  JsonSplitter(InputBuffer& bytes, std::size_t limit) : bytes_(&bytes), limit_(limit) {}

  struct Element {
    std::string_view text;     // valid until the next call; empty when too_long
    std::uint64_t line = 0;    // of its first byte, from 1
    std::uint64_t column = 0;  // of its first byte, from 1
    std::uint64_t offset = 0;  // of its first byte in the input
    bool too_long = false;     // more than limit bytes: passed over
  };
  // False at the end, and where the document can't be read on: see error().
  bool next(Element& element);
  // What is wrong at bytes.line(), bytes.offset(); empty while all is well.
  const std::string& error() const { return error_; }

  // True when the input holds one record a line rather than a document: decided by its first
  // record, of which at most `look` bytes are looked at. named_lines: its name says so (.jsonl).
  static bool holds_lines(InputBuffer& bytes, bool named_lines, std::size_t look);

 private:
  enum class Scan {
    whole,      // the value ends after size bytes
    container,  // it is an object that holds an array of articles
    too_long,
    cut,  // the input ends inside it
  };
  struct Scanned {
    Scan kind = Scan::cut;
    std::size_t size = 0;
  };

  bool at(std::size_t i, char& byte);
  void take(std::size_t count);
  void skip_blanks(bool commas);
  Scanned scan_value(bool look_inside, std::size_t limit);
  char container_at(std::size_t key_end);
  bool take_element(Element& element);
  bool enter_root();
  bool enter_member();
  void pass_over_value();
  bool fail(const std::string& what);

  InputBuffer* bytes_;
  std::size_t limit_;
  std::string_view window_;  // the unread bytes looked at
  std::string open_;         // brackets of the containers around the next element
  std::string error_;
};

}  // namespace technews::corpus
