// Tables of articles: CSV and TSV with a header row, one article a row.
#pragma once

#include "corpus/reader_buffer.h"
#include "corpus/reader_session.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// Columns are found by their names as JSON's fields are (fields.h). A row of another number of
// fields than the header costs that row alone.
void read_csv(InputBuffer& bytes, const std::string& path, ReadSession& session);

// True for a header row that names a text and two more fields of articles: no prose begins so.
bool is_table(std::string_view head);

}  // namespace technews::corpus
