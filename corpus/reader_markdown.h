// Markdown: one article a file, its fields from the front matter.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>

namespace technews::corpus {

// Fields are found by name as JSON's are (fields.h). Without a title there, the first-level heading
// above the text is the title. A draft is left out.
void read_markdown(InputBuffer& bytes, const std::string& path, ReadSession& session);

}  // namespace technews::corpus
