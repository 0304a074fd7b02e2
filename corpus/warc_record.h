// Records of web archives (WARC 1.0 and 1.1, ARC 1 and 2): their headers, and finding the next one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace technews::corpus {

enum class WebArchive : std::uint8_t { warc, arc };

struct RecordHeader {
  std::string type;          // "response", "resource", "request"; of ARC "response" or "filedesc"
  std::string url;           // without the <> that some writers put around it
  std::string content_type;  // of the block, as written
  std::uint64_t length = 0;  // of the block, in bytes
  bool truncated = false;    // the crawler stored a part of the page alone
  std::size_t size = 0;      // of the header itself, up to the block
};

// Of a header this much is looked at.
inline constexpr std::size_t record_header_bytes = std::size_t{64} << 10;

// Parses the header at the start of a text; the result is empty, or what is wrong with it.
std::string parse_record_header(WebArchive kind, std::string_view text, RecordHeader& header);

// True for the beginning of a web archive of either kind.
bool is_web_archive(std::string_view head);
// Which one it is: told by its first line.
WebArchive kind_of_archive(std::string_view head);

// The first place at or behind `from` where a record begins, at the start of a line; npos when
// there is none. Linear.
std::size_t find_record(WebArchive kind, std::string_view text, std::size_t from);

// "WARC/1.0" or an ARC's line: what a record begins with, at the start of the text.
bool begins_record(WebArchive kind, std::string_view text);

}  // namespace technews::corpus
