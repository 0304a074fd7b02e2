// Judgments written as JSON objects, a line each.
#pragma once

#include <string>
#include <string_view>

namespace technews::benchmarks {

// The same judgments as TREC lines, each on the line it came from. Names of the members: read_qrels
// in trec_files.h. Throws Error(io) naming file, line and reason.
std::string trec_lines_of_json(std::string_view text, const std::string& name);

}  // namespace technews::benchmarks
