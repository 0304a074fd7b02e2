// Pages saved with their parts (MHTML, RFC 2557): the page is read, its pictures are not.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// The first part of HTML is the article, its Content-Location the address.
void read_mhtml(InputBuffer& bytes, const std::string& path, ReadSession& session);

// True for the header of a message of related parts.
bool is_mhtml(std::string_view head);

// Undoes a Content-Transfer-Encoding: "quoted-printable" and "base64"; any other leaves the text as
// it is, and so does base64 all that is none. Linear. Thread-safe.
std::string undo_transfer_encoding(std::string_view encoding, std::string_view text);

}  // namespace technews::corpus
