// Small articles for tests of the index, and what an index holds of them.
#pragma once

#include "shared/index/reader.h"
#include "shared/index/writer.h"

#include <map>
#include <string>

namespace technews::tests {

// A document whose record holds id and text, with a term for each word of the text.
Xapian::Document article(const std::string& id, const std::string& text);

void add(index::IndexWriter& writer, const std::string& id, const std::string& text);

// Id -> text of every article the index shows, records checked, each found by its id term and by
// every word of its text. Throws what the reader throws; std::runtime_error when postings and
// records disagree.
std::map<std::string, std::string> articles_of(index::IndexReader& reader);
std::map<std::string, std::string> articles_of(const std::string& directory);

}  // namespace technews::tests
