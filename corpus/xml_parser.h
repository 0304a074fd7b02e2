// XmlParser: XML of any size as a sequence of elements and texts, hostile documents refused.
#pragma once

#include "corpus/xml_text.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace technews::corpus {

using XmlAttributes = std::vector<std::pair<std::string, std::string_view>>;

// Receives a document. Views are valid during the call. Names of elements and attributes have the
// usual prefixes, whatever the document calls them: "content:encoded", "dc:creator", "wp:status";
// none for RSS and Atom. Prefixes that aren't known stay as they are.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  virtual void start(const std::string& name, const XmlAttributes& attributes) = 0;
  virtual void end(const std::string& name) = 0;
  // One text may come in pieces.
  virtual void text(std::string_view text) = 0;
};

// Declared entities are refused, nothing outside the document is read, references that HTML knows
// and XML doesn't (&nbsp;) come as text. Not thread-safe. Holds a tag or comment, at most
// longest_token bytes, and the names of the open elements, at most 1000.
class XmlParser {
 public:
  // head: the first bytes of the document, which tell its encoding.
  XmlParser(XmlHandler& handler, std::string_view head, std::size_t longest_token);
  ~XmlParser();

  // Takes the next bytes; false when there is nothing more to do: see error().
  bool take(std::string_view bytes);
  // Tells that the document ends here.
  void finish();
  // From within a handler: ends the parsing, with an error or, when that is empty, without.
  void stop(const std::string& error);

  const std::string& error() const;  // empty while all is well
  std::uint64_t line() const;        // of what the handler is called for, or of the error; from 1
  std::uint64_t column() const;      // the same
  std::size_t repairs() const;       // bytes that were no text, replaced

 private:
  class Expat;
  std::unique_ptr<Expat> expat_;
};

}  // namespace technews::corpus
