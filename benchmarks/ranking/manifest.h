// Manifest: how runs were made, so that they can be made again.
#pragma once

#include "benchmarks/ranking/search_run.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

struct FileIdentity {
  std::string file;  // as it was named
  std::string hash;  // of its bytes (XXH3-128)
};
FileIdentity identity_of(const std::string& path);

struct IndexIdentity {
  std::string database;
  std::uint64_t articles = 0;
  std::uint64_t revision = 0;  // grows with every commit
  int schema = 0;
  std::string fingerprint;  // of the text rules
};
std::vector<IndexIdentity> index_identities(const std::vector<std::string>& databases);

struct RunIdentity {
  std::string file;  // beside the manifest
  std::string rank;  // canonical text of the scheme
  std::string hash;
  Latency latency;  // of this machine at that moment; never compared
};

struct Manifest {
  std::string program;
  FileIdentity topics;
  std::optional<FileIdentity> qrels;
  std::optional<FileIdentity> synonyms;
  std::vector<IndexIdentity> index;
  SearchSettings settings;  // but for databases and synonyms, which are named above
  std::vector<RunIdentity> runs;
};

// A JSON object, indented, the same bytes for the same manifest.
std::string to_text(const Manifest& manifest);

// Throws Error(io) naming what is missing or of another kind, and for another version. Files that
// it names are not read: settings.synonyms is nullptr.
Manifest parse_manifest(std::string_view text, const std::string& name);

// Reads the synonyms that the manifest names, as they are now. Throws Error.
void load_synonyms(Manifest& manifest);

// What is different now, a line each: program, topics, judgments, synonyms, index. Empty when
// nothing is.
std::vector<std::string> changes_between(const Manifest& before, const Manifest& now);

}  // namespace technews::benchmarks
