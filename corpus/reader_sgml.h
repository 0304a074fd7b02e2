// SGML collections: TREC's <DOC> and Reuters-21578's <REUTERS>, many articles a file.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// Reads documents one by one. Web pages of TREC collections (<DOCHDR>) are markup, other texts are
// prose. A document without its end tag, or over the limit, costs itself alone.
void read_sgml(InputBuffer& bytes, const std::string& path, ReadSession& session);

// True for what begins with a document of either kind, declarations before it passed over.
bool is_sgml_collection(std::string_view head);

}  // namespace technews::corpus
