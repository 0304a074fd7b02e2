// Answer: a search and what came of it, as every output format takes it.
#pragma once

#include "searcher/searcher.h"

#include <optional>
#include <string>
#include <vector>

namespace technews::searcher {

enum class Format : std::uint8_t { text, tsv, csv, json, jsonl, trec, ids };

// A column of tsv and csv.
enum class Column : std::uint8_t {
  rank,
  id,
  score,
  date,
  site,
  section,
  author,
  language,
  title,
  url,
  copies,
  snippet,
};

struct Answer {
  std::string query_id;  // of a batch; "1" for a single search
  SearchRequest request;
  SearchResponse response;
};

struct OutputOptions {
  Format format = Format::text;
  bool scores = false;              // text
  bool timing = false;              // json, jsonl: answers without it are the same bytes every time
  bool explain = false;             // json, jsonl: how the query was read
  std::optional<std::size_t> rows;  // at most, of each facet or the vocabulary; nullopt: the
                                    // format's own number
  std::vector<Column> columns = {Column::id,   Column::score, Column::date,
                                 Column::site, Column::title, Column::url};
};

}  // namespace technews::searcher
