// The vocabulary of an index: the words that a wildcard, a fuzzy word or a stem stands for.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/query_tokens.h"
#include "shared/index/fields.h"

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct Expansion {
  std::vector<std::string> forms;  // folded, sorted, of any of the fields
  std::size_t left_out = 0;        // beyond `most`; the least frequent are
};

// The pattern with its letters folded as the index's words are; its wildcards stay wildcards.
Word folded_pattern(const Word& word);

// The forms (values, for filter fields) that the pattern matches; its wildcards are the word's.
// Walks the terms that begin as the pattern does: all of a field's when it begins with a wildcard.
// Throws Xapian::Error as the database does.
Expansion expand_wildcards(const Xapian::Database& database,
                           const std::vector<index::Field>& fields, const Word& pattern,
                           std::size_t most);

// A spelling that is looked for.
struct FuzzyForm {
  std::string_view form;    // folded
  std::uint32_t edits = 1;  // optimal string alignment
};

// The forms within so many edits, the first letter being right. Walks the terms with that letter.
Expansion expand_fuzzy(const Xapian::Database& database, const std::vector<index::Field>& fields,
                       const FuzzyForm& wanted, std::size_t most);

// The forms of title and text with this stem. Walks the terms that begin as the stem does, but for
// its last letter: a form whose stem begins otherwise (dying → die) is not found.
std::vector<std::string> forms_of_stem(const Xapian::Database& database, QueryAnalyzer& analyzer,
                                       std::string_view stem);

}  // namespace technews::searcher
