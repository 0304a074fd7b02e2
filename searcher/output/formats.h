// The machine formats, one file each; SCHEMA.md says what they hold.
#pragma once

#include "searcher/output/answer.h"
#include "shared/base/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// Each function gives the whole text for one answer, lines ended, linear and thread-safe. Text of
// documents and queries can't steer a terminal in any of them.

// One object. A failed or partial search is an object too.
std::string format_json(const Answer& answer, const OutputOptions& options);

// A "begin" record, a "hit" record for each hit, an "end" record; one a line.
std::string format_jsonl(const Answer& answer, const OutputOptions& options);

// options.columns, without a heading: fields never hold a tab or newline.
std::string format_tsv(const Answer& answer, const OutputOptions& options);

// As RFC 4180, with a heading; lines end in a newline alone.
std::string format_csv(const Answer& answer, const OutputOptions& options);

// A run: "query-id Q0 id rank score tag". A tied score is lowered by one ulp for each rank, so that
// trec_eval, which sorts by score and then by id, keeps the order.
std::string format_trec(const Answer& answer);

// One identifier a line.
std::string format_ids(const Answer& answer);

// What json and jsonl give instead of an answer when the command is stopped.
std::string format_error(const base::Error& error);

std::optional<Column> column_named(std::string_view name);
std::string_view name_of(Column column);
std::string column_names();  // all of them, blanks between

// The field of a hit as text, not escaped: "" for what the article lacks.
std::string column_text(const Hit& hit, Column column);
bool is_text(Column column);  // the words of a document: not a number, date or identifier

// The score with 17 significant digits, which give back the same number; the shortest such text.
std::string score_text(double score);

// Segments without their marks, blanks in a row as one.
std::string plain_text(const std::vector<Segment>& segments);

}  // namespace technews::searcher
