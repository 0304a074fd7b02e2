// CsvRows: a table of separated values cut into rows and fields (RFC 4180), with its places.
#pragma once

#include "corpus/reader_buffer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// Quoted fields may hold delimiters and line ends, "" is a quote in them. What begins with a quote
// and goes on behind the closing one was never meant as quoted, and stays as it is. Memory is one
// row. Not thread-safe.
class CsvRows {
 public:
  CsvRows(InputBuffer& bytes, char delimiter, std::size_t limit)
      : bytes_(&bytes), delimiter_(delimiter), limit_(limit) {}

  struct Row {
    std::vector<std::string> fields;
    std::uint64_t line = 0;  // of its first byte, from 1
    std::string error;       // why there are no fields: too long, a quote that isn't closed
  };
  // The next row that is not blank; false at the end. After an error goes on at the next line.
  bool next(Row& row);

 private:
  bool fail(Row& row, const std::string& error);

  InputBuffer* bytes_;
  char delimiter_;
  std::size_t limit_;
};

// Of , ; tab and | the one that cuts a header line into the most fields; the first of them when
// none does. Only what is outside quotes counts.
char delimiter_of(std::string_view header);

}  // namespace technews::corpus
