#include "corpus/reader_buffer.h"

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;

namespace {

// Gives a text in blocks of a few bytes.
class Trickle : public ByteStream {
 public:
  Trickle(std::string text, std::size_t block) : text_(std::move(text)), block_(block) {}
  std::string_view next() override {
    const std::string_view piece = std::string_view(text_).substr(at_, block_);
    at_ += piece.size();
    return piece;
  }
  const std::string& failure() const override { return failure_; }

 private:
  std::string text_;
  std::size_t block_;
  std::size_t at_ = 0;
  std::string failure_;
};

std::string lines_of(const std::string& text, std::size_t block, std::size_t limit) {
  Trickle stream(text, block);
  InputBuffer bytes(stream);
  InputBuffer::Line line;
  std::string result;
  while (bytes.next_line(line, limit)) {
    result += std::to_string(line.number) + ":";
    result += line.too_long ? "(long)" : std::string(line.text);
    result += line.unfinished ? "$ " : "| ";
  }
  CHECK(bytes.offset() == text.size());
  return result;
}

}  // namespace

TEST_CASE("lines come out the same however the bytes come in") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"a", "1:a$ "},
      {"a\n", "1:a| "},
      {"a\r\nb", "1:a| 2:b$ "},
      {"\n\n", "1:| 2:| "},
      {"12345678\n", "1:12345678| "},
      {"123456789\nb\n", "1:(long)| 2:b| "},
      {"a\n123456789012345678901234567890\nb\n", "1:a| 2:(long)| 3:b| "},
      {"123456789012", "1:(long)| "},
  };
  for (const Row& row : rows)
    for (const std::size_t block : {1U, 2U, 3U, 7U, 100U}) {
      CAPTURE(row.text, block);
      CHECK(lines_of(row.text, block, 8) == row.expected);
    }
}

TEST_CASE("place counts lines, columns and bytes") {
  Trickle stream("ab\ncd\nefgh", 4);
  InputBuffer bytes(stream);
  CHECK(bytes.peek(8).substr(0, 8) == "ab\ncd\nef");
  bytes.skip(7);
  CHECK(bytes.line() == 3);
  CHECK(bytes.column() == 2);
  CHECK(bytes.offset() == 7);
  std::string_view rest;
  CHECK_FALSE(bytes.rest(rest, 2));
  CHECK(bytes.rest(rest, 3));
  CHECK(rest == "fgh");
}
