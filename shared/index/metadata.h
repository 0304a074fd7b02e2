// What an index says of itself in its database's metadata, so that remote ones say it too.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <xapian.h>

namespace technews::index {

// Users' keys and their values in the open batch of a writer.
using MetadataMap = std::map<std::string, std::string, std::less<>>;

// Schema version and fingerprint of the text rules of this program.
void write_identity(Xapian::WritableDatabase& database);

// Throws Error(no_index) with the rebuilding command when the database was made by another schema
// or other text rules, or isn't one of ours. index: as the user named it.
void check_identity(const Xapian::Database& database, const std::string& index);

int schema_of(const Xapian::Database& database);
std::string fingerprint_of(const Xapian::Database& database);

// Values end in a checksum (XXH3-64).
void write_metadata(Xapian::WritableDatabase& database, const std::string& key,
                    std::string_view value);
// Empty when there is none. Throws Error(index_corrupt) when the checksum doesn't fit.
std::string read_metadata(const Xapian::Database& database, const std::string& key,
                          const std::string& index);

// A whole map as bytes, and back; the latter throws Error(index_corrupt).
std::string serialize(const MetadataMap& map);
MetadataMap parse_metadata(std::string_view bytes, const std::string& index);

}  // namespace technews::index
