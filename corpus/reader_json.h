// JSON Lines and JSON documents: one record an object, its fields found by name.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>

namespace technews::corpus {

// Reads one object a line (a broken line costs that line alone), a top-level array, a single
// object, or the articles in an object such as {"articles": [...]}.
void read_json(InputBuffer& bytes, const std::string& path, ReadSession& session);

}  // namespace technews::corpus
