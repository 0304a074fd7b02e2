// Plain text: one article a file, alone or as the text of a native pair.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_pairs.h"
#include "corpus/reader_session.h"

#include <string>
#include <string_view>

namespace technews::corpus {

void read_text(InputBuffer& bytes, const std::string& path, ReadSession& session);

// The text of a pair: title, year and address come from the companion.
void read_paired_text(InputBuffer& bytes, const std::string& path, ReadSession& session,
                      const Companion& companion);

// All of an input that holds one text, valid until more is read; false after saying why there is
// none: over the limit, damaged or binary.
bool take_text(InputBuffer& bytes, const std::string& path, ReadSession& session,
               std::string_view& text);

// True for bytes that no text of any encoding has: many control characters, or zeros other than
// those of UTF-16 and UTF-32. Linear. Thread-safe.
bool is_binary(std::string_view bytes);

}  // namespace technews::corpus
