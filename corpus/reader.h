// Reading archives: any operand of the command line to a stream of raw articles.
#pragma once

#include "corpus/article.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace technews::corpus {

// Every limit is on one input; an input over a limit is left out and reported, the run goes on.
struct ReadLimits {
  std::uint64_t record_bytes = 16ULL << 20;    // one article, expanded
  std::uint64_t expanded_bytes = 64ULL << 30;  // one operand, expanded
  std::uint64_t expansion_ratio = 1000;        // expanded / stored, past the first 16 MiB
  unsigned nesting = 2;                        // archives inside archives: a.tar.gz!b.zip
  unsigned json_depth = 64;
  // Companions of pairs kept at a time until their texts come, in one archive.
  std::uint64_t companion_bytes = 128ULL << 20;
};

struct ReadOptions {
  // Our field -> theirs, a path of names: {"title", "hed"}, {"body", "story.text"}. Theirs alone is
  // then looked for. Ours: id title body date url author section site language tags.
  std::map<std::string, std::string> field_map;
  ReadLimits limits;
};

// Called for each record in a fixed order that depends on the names and content alone; returning
// false stops the reading. A Rejection is one input or record left out, with what to do about it.
using RecordSink = std::function<bool(std::variant<RawArticle, Rejection>&&)>;

// Called with what is worth saying and concerns no record: once per input whose fields were found
// by name ("articles.jsonl: title=headline body=text; not used: rank"), again at its end when later
// records used other names, and for hidden entries passed over and empty folders.
using NoteSink = std::function<void(const std::string&)>;

struct ReadSummary {
  // False when a part of the operand couldn't be read (damage, limits, permissions, broken records)
  // or the sink stopped the reading: --prune needs true. What is no article by its kind (other
  // formats, links, hidden entries) leaves it true.
  bool complete = true;
  std::uint64_t bytes = 0;  // read from files and pipes, compressed as they are
};

// Reads a file, folder, glob or "-" (standard input); looks inside gz, bz2, xz, zst, tar and zip.
// Memory is flat in the size of the operand: a record, a decompressor's window, the names of a
// folder, and what reader_members.h says of pairs. Never follows symbolic links below the operand,
// never writes. Throws Error(io) when the operand itself doesn't exist, can't be opened or is no
// file or folder, Error(usage) for a field map of unknown fields. Linear: about 80 MB/s of JSON
// Lines. Thread-safe but for "-".
ReadSummary read_operand(const std::string& operand, const ReadOptions& options,
                         const RecordSink& sink, const NoteSink& note);

}  // namespace technews::corpus
