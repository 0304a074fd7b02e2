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
};

struct ReadOptions {
  std::map<std::string, std::string> field_map;  // our field -> theirs: {"title", "hed"}
  ReadLimits limits;
};

// Called for each record in a fixed order that depends on the names and content alone; returning
// false stops the reading.
using RecordSink = std::function<bool(std::variant<RawArticle, Rejection>&&)>;

// Called once per input whose fields were found by name: "articles.jsonl: title=headline
// body=text".
using NoteSink = std::function<void(const std::string&)>;

struct ReadSummary {
  bool complete = true;  // false when a part of the operand couldn't be read: --prune needs true
  std::uint64_t bytes = 0;
};

// Reads a file, folder, glob or "-" (standard input); looks inside gz, bz2, xz, zst, tar and zip.
// Memory is flat in the size of the operand. Never follows symbolic links out of the operand,
// never writes. Throws Error(io) only when the operand itself doesn't exist or can't be opened.
ReadSummary read_operand(const std::string& operand, const ReadOptions& options,
                         const RecordSink& sink, const NoteSink& note);

}  // namespace technews::corpus
