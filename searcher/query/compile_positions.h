// Phrase terms: the sequences of positions that spell a phrase, in every spelling of its compounds.
#pragma once

#include "searcher/meter.h"
#include "searcher/query/query_tokens.h"
#include "shared/index/fields.h"

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// Whether an article writes the form as a compound over so many positions.
bool is_known_compound(const std::string& form, std::size_t width,
                       const Xapian::Database& database);

// A form at one position; or one of the positions of a compound of that form.
struct PlacedForm {
  std::string form;
  std::size_t width = 1;
  std::size_t part = 0;
};

// One position: any of these.
using Place = std::vector<PlacedForm>;
using Path = std::vector<Place>;

// A stretch of a phrase with its spellings: "e-mail" is [e, mail] or [email].
struct Stretch {
  std::vector<Path> spellings;
  std::uint32_t gap = 0;  // positions before it that have no term (the last of a CJK run)
};

// The terms of one word or one compound, its parts among them.
using Chunk = std::vector<QueryTerm>;

// Terms by word and compound, in the order of the text. Linear.
std::vector<Chunk> chunks_of(const std::vector<QueryTerm>& terms);

// A word that the index also knows as a compound (email, where e-mail stands) has that spelling
// too.
Stretch stretch_of(const Chunk& chunk, const Xapian::Database& database);

// The stretches of chunks that follow each other.
std::vector<Stretch> stretches_of(const std::vector<Chunk>& chunks,
                                  const Xapian::Database& database);

// One place with any of these forms.
Stretch stretch_of(const std::vector<std::string>& forms);

struct Spellings {
  std::vector<Path> paths;
  std::uint32_t gaps = 0;  // of all stretches but the first
  bool cut = false;        // there were more than are searched: the first ones are kept
};

// All ways to spell the stretches one after the other.
Spellings spellings_of(const std::vector<Stretch>& stretches);

std::string term_of(const PlacedForm& form, index::Field field);
// Of many forms those that the field has; the places of others are merged at a cost that grows with
// the square of their number.
Xapian::Query place_query(const Place& place, index::Field field, const Xapian::Database& database);
// The places in order, with `slop` words more among them.
Xapian::Query path_query(const Path& path, index::Field field, std::uint32_t slop,
                         const MeteredDatabase& index);

// What looking at these places in an article costs: units of a meter.
std::uint64_t work_of(const std::vector<Place>& places);

// Any of the spellings in any of the fields, with `slop` words more than the phrase has.
Xapian::Query positional_query(const Spellings& spellings, const std::vector<index::Field>& fields,
                               std::uint32_t slop, const MeteredDatabase& index);

}  // namespace technews::searcher
