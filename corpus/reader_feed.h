// Feeds: RSS (0.9x, 1.0, 2.0), Atom and WordPress exports, one article an entry.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>

namespace technews::corpus {

// Of WordPress exports only published posts and pages are articles; the rest is counted in a note.
// A document that is no feed is refused; one that is XHTML or SGML under its name is read as that.
// Where a document is broken, the entries before that place stand.
void read_feed(InputBuffer& bytes, const std::string& path, ReadSession& session);

}  // namespace technews::corpus
