// The parts that json and jsonl have in common.
#pragma once

#include "searcher/output/answer.h"
#include "searcher/output/json_writer.h"

#include <string_view>

namespace technews::searcher {

inline constexpr std::string_view json_schema = "technews.search/1";

// Each writes members of the object that is open.
void write_question(JsonWriter& out, const Answer& answer);
void write_hit(JsonWriter& out, const Hit& hit);
void write_diagnostics(JsonWriter& out, const std::vector<base::Diagnostic>& diagnostics);
// Counts, diagnostics, what was explained or timed if options ask for it, and failure.
void write_outcome(JsonWriter& out, const SearchResponse& response, const OutputOptions& options);

}  // namespace technews::searcher
