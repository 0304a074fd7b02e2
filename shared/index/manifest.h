// Manifest: sizes and checksums of a generation's files as they were published.
#pragma once

#include <string>
#include <vector>

namespace technews::index {

// Writes manifest_path for the files of the database folder, durably. Reads every byte.
void write_manifest(const std::string& manifest_path, const std::string& database_path);

struct ManifestCheck {
  // False when the database has been changed by commits since: its files say nothing then, and
  // records have to be checked one by one.
  bool applies = false;
  std::vector<std::string> problems;  // "postlist.glass: checksum doesn't fit"
};

// Reads every byte. Throws Error(index_corrupt) when the manifest itself is missing or damaged.
ManifestCheck check_manifest(const std::string& manifest_path, const std::string& database_path);

}  // namespace technews::index
