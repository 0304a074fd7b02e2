// Topics: the queries of a batch, in any of the forms they come in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

struct Topic {
  std::string id;
  std::string query;

  friend bool operator==(const Topic&, const Topic&) = default;
};

// Lines of "id<TAB>query"; or, when the text begins with {, JSON objects with id (also qid,
// query_id, _id, number) and query (also text, title); or, when it begins with <, TREC topics, of
// which <num> and <title> are read. Ids keep no blanks. Bytes that are not UTF-8 are repaired.
// name is what messages call the input. Throws Error(usage) with the line of the first topic
// without an id or a query, or with an id there was before. Linear.
std::vector<Topic> parse_topics(std::string_view text, const std::string& name);

// The whole of a file, or of standard input for "-". Throws Error(io).
std::string read_topics(const std::string& path);

}  // namespace technews::searcher
