// HTTP responses as crawlers store them: status, header fields, and the body as it was meant.
#pragma once

#include "corpus/inflate.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace technews::corpus {

// Names of fields in lower case, values without blanks around them; repeated fields in order.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

// Parses lines of "Name: value" up to a blank line or the end; folded lines are joined, lines that
// are no field passed over. rest is what follows the blank line. Linear. Thread-safe.
HeaderFields parse_header_fields(std::string_view text, std::string_view& rest);

// The first value of a field, or empty. name is in lower case.
std::string_view field_of(const HeaderFields& fields, std::string_view name);

struct HttpResponse {
  int status = 0;
  HeaderFields fields;
  std::string_view body;  // as sent

  std::string media_type() const;  // "text/html": in lower case, without parameters
  std::string charset() const;     // of the media type; or empty
};

// False when the text doesn't begin with an HTTP status line. Thread-safe.
bool parse_http(std::string_view text, HttpResponse& response);

// The body without its transfer encoding (chunked) and its content encodings, limit bytes at most.
// What is named as encoded but is not stays as it is.
Unpacked body_of(const HttpResponse& response, std::size_t limit);

// "text/html" and "utf-8" of `Text/HTML; charset="UTF-8"`, in lower case.
std::string media_type_in(std::string_view content_type);
std::string charset_in(std::string_view content_type);

}  // namespace technews::corpus
