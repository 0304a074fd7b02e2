// XmlText: the bytes of an XML document as UTF-8 that XML allows, a piece at a time.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace technews::corpus {

// Control characters become blanks and bytes of no character U+FFFD, as one such byte would end the
// reading of a file of thousands of articles. Not thread-safe.
class XmlText {
 public:
  // head: the first bytes, with the declaration.
  explicit XmlText(std::string_view head);

  // Why the document can't be read: its encoding has more bytes a character; else empty.
  const std::string& error() const { return error_; }
  // UTF-16 goes to the parser as it is.
  bool is_utf16() const { return encoding_ == Encoding::utf16; }
  // The next bytes converted, valid until the next call. At the end call it with last.
  std::string_view convert(std::string_view bytes, bool last);
  std::size_t repairs() const { return repairs_; }

 private:
  enum class Encoding { utf8, single, utf16 };

  void append_utf8(std::string_view bytes, bool last);

  Encoding encoding_ = Encoding::utf8;
  std::array<std::string, 256> characters_;  // of an encoding of one byte a character
  std::string carry_;                        // the beginning of a character
  std::string out_;
  std::string error_;
  std::size_t repairs_ = 0;
};

}  // namespace technews::corpus
