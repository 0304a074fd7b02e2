#include "searcher/query/compile_positions.h"

#include "shared/index/terms.h"

#include <algorithm>

namespace technews::searcher {
namespace {

using index::Field;
using normalization::Token;
using Xapian::Query;

constexpr std::size_t widest_compound = 8;  // positions; a longer one is found as it is spelled
constexpr std::size_t most_spellings = 64;

// The form as one word, and as the compounds that the index has, but for those of `but` positions.
void add_joined(Stretch& stretch, const std::string& form, std::size_t but,
                const Xapian::Database& database) {
  stretch.spellings.push_back({{{form, 1, 0}}});
  for (std::size_t width = 2; width <= widest_compound; ++width) {
    if (width == but || !is_known_compound(form, width, database)) continue;
    Path path;
    for (std::size_t part = 0; part < width; ++part) path.push_back({{form, width, part}});
    stretch.spellings.push_back(std::move(path));
  }
}

// The parts of a compound, place by place; empty when a place has none.
Path parts_of(const Chunk& chunk) {
  const QueryTerm& whole = chunk.front();
  Path parts(whole.width);
  for (const QueryTerm& term : chunk)
    if (term.role == Token::Role::part && term.width == 1)
      parts[term.position - whole.position].push_back({term.form, 1, 0});
  const auto is_empty = [](const Place& place) { return place.empty(); };
  return std::any_of(parts.begin(), parts.end(), is_empty) ? Path{} : parts;
}

// "$10 billion" has two wholes, $10bn and 10bn. The first is the precise one: its parts alone,
// which lack the sign, don't spell it.
bool has_precise_whole(const Chunk& chunk) {
  return chunk.size() > 1 && chunk[1].position == chunk[0].position &&
         chunk[1].role == Token::Role::whole;
}

}  // namespace

bool is_known_compound(const std::string& form, std::size_t width,
                       const Xapian::Database& database) {
  return database.term_exists(index::joined_term(Field::body, form, width, 0)) ||
         database.term_exists(index::joined_term(Field::title, form, width, 0));
}

std::vector<Chunk> chunks_of(const std::vector<QueryTerm>& terms) {
  std::vector<Chunk> chunks;
  std::uint32_t end = 0;  // of the chunk, in positions
  for (const QueryTerm& term : terms) {
    // A dictionary's longer word is spelled by its pairs of characters.
    if (term.width > 1 && term.role != Token::Role::whole) continue;
    if (chunks.empty() || term.position >= end) {
      chunks.emplace_back();
      end = term.position + term.width;
    }
    chunks.back().push_back(term);
  }
  return chunks;
}

Stretch stretch_of(const Chunk& chunk, const Xapian::Database& database) {
  const QueryTerm& first = chunk.front();
  Stretch stretch;
  std::size_t spelled_by_parts = 1;
  if (first.width > 1 && !has_precise_whole(chunk)) {
    if (Path parts = parts_of(chunk); !parts.empty()) {
      stretch.spellings.push_back(std::move(parts));
      spelled_by_parts = first.width;
    }
  }
  add_joined(stretch, first.form, spelled_by_parts, database);
  return stretch;
}

std::vector<Stretch> stretches_of(const std::vector<Chunk>& chunks,
                                  const Xapian::Database& database) {
  std::vector<Stretch> stretches;
  std::uint32_t next = 0;
  for (const Chunk& chunk : chunks) {
    stretches.push_back(stretch_of(chunk, database));
    const QueryTerm& first = chunk.front();
    if (stretches.size() > 1) stretches.back().gap = first.position - next;
    next = first.position + first.width;
  }
  return stretches;
}

Stretch stretch_of(const std::vector<std::string>& forms) {
  Place place;
  for (const std::string& form : forms) place.push_back({form, 1, 0});
  Stretch stretch;
  stretch.spellings.push_back({std::move(place)});
  return stretch;
}

Spellings spellings_of(const std::vector<Stretch>& stretches) {
  Spellings out;
  out.paths.emplace_back();
  for (const Stretch& stretch : stretches) {
    out.gaps += stretch.gap;
    std::vector<Path> longer;
    for (const Path& path : out.paths) {
      for (const Path& spelling : stretch.spellings) {
        if (longer.size() == most_spellings) {
          out.cut = true;
          break;
        }
        longer.push_back(path);
        longer.back().insert(longer.back().end(), spelling.begin(), spelling.end());
      }
    }
    out.paths = std::move(longer);
  }
  return out;
}

std::string term_of(const PlacedForm& form, Field field) {
  return form.width > 1 ? index::joined_term(field, form.form, form.width, form.part)
                        : index::exact_term(field, form.form);
}

Query place_query(const Place& place, Field field, const Xapian::Database& database) {
  constexpr std::size_t few = 64;
  std::vector<Query> forms;
  for (const PlacedForm& each : place) {
    const std::string term = term_of(each, field);
    if (place.size() <= few || database.get_termfreq(term) > 0) forms.emplace_back(term);
  }
  if (forms.empty()) forms.emplace_back(term_of(place.front(), field));
  return Query(Query::OP_OR, forms.begin(), forms.end());
}

// A list of places takes about as long as four postings to open; many words one after the other
// are merged.
std::uint64_t work_of(const std::vector<Place>& places) {
  constexpr std::uint64_t of_list = 4;
  constexpr std::uint64_t merged_in_one = 8;
  std::uint64_t work = 0;
  for (const Place& place : places) work += of_list + place.size() / merged_in_one;
  return work;
}

Query path_query(const Path& path, Field field, std::uint32_t slop, const MeteredDatabase& index) {
  std::vector<Query> places;
  for (const Place& place : path) places.push_back(place_query(place, field, index.database));
  if (places.size() == 1) return places.front();
  const auto window = static_cast<Xapian::termcount>(places.size() + slop);
  const Query phrase(Query::OP_PHRASE, places.begin(), places.end(), window);
  return index.meter.metered(phrase, work_of(path));
}

Query positional_query(const Spellings& spellings, const std::vector<Field>& fields,
                       std::uint32_t slop, const MeteredDatabase& index) {
  std::vector<Query> all;
  for (const Field field : fields)
    for (const Path& path : spellings.paths)
      all.push_back(path_query(path, field, slop + spellings.gaps, index));
  return Query(Query::OP_OR, all.begin(), all.end());
}

}  // namespace technews::searcher
