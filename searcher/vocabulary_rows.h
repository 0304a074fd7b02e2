// The vocabulary of an index as an answer: the words that a pattern stands for, field by field.
#pragma once

#include "searcher/query/expand.h"
#include "searcher/query/query_tokens.h"
#include "shared/base/diagnostic.h"
#include "shared/index/fields.h"

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct VocabularyRow {
  std::string word;  // folded, as the index has it
  index::Field field = index::Field::body;
  std::uint64_t articles = 0;

  friend bool operator==(const VocabularyRow&, const VocabularyRow&) = default;
};

struct VocabularyAnswer {
  std::vector<VocabularyRow> rows;  // most articles first, then by word and field
  std::vector<base::Diagnostic> diagnostics;
  bool failed = false;  // an error is among them
};

// What the text stands for, one word or pattern as a query has them: openai, gpt*, colour~,
// /gpt-?[0-9]/, author:sm*; of title, body and author unless it names a field. Walks the terms that
// begin as the pattern does. Throws Xapian::Error as the database does.
VocabularyAnswer look_up(const std::string& text, Vocabulary& vocabulary, QueryAnalyzer& analyzer,
                         const Xapian::Database& database);

}  // namespace technews::searcher
