// The spelling of every term in the index. Nobody else puts a prefix and a word together.
#pragma once

#include "shared/index/fields.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Layout (FORMAT.md has the measurements that chose it): exact forms carry positions and no weight,
// stems carry weight and no positions.
//
//   exact_term(body, "openai")     positions in the text, wdf 0, stop words too
//   exact_term(title, "openai")    positions in the title, wdf 0
//   stem_term("openai")            wdf: counted tokens of title and text
//   title_stem_term("openai")      wdf: counted tokens of the title, so that a title word counts
//                                  twice in the article's length, as the default ranking wants
//   title_only_term("openai")      wdf 0, where the title has the stem and the text doesn't
//   joined_term(field, "email",..) positions under every part of a compound, wdf 0
//   filter terms                   wdf 0, no positions
//
// Every function is thread-safe, linear, and gives a term of at most 245 bytes as Xapian stores it.
namespace technews::index {

// A word as it is written, folded. REQUIRES: field is body, title or author.
std::string exact_term(Field field, std::string_view form);

// A stem anywhere in the article: title or text.
std::string stem_term(std::string_view stem);

// What all stem terms begin with, and title stem terms too.
std::string beginning_of_stems();

// A stem in the title.
std::string title_stem_term(std::string_view stem);

// Marks a stem that is in the title but not in the text: body:word is stem_term(word) without it.
std::string title_only_term(std::string_view stem);

// Position number `part` (from 0) of a compound written as one form over `width` positions: the
// phrase [joined(email, 2, 0), joined(email, 2, 1)] finds "e-mail" where a query says "email".
// REQUIRES: field is body or title; part < width.
std::string joined_term(Field field, std::string_view form, std::size_t width, std::size_t part);

// The one term that says an article has this value. Blanks at the ends don't count, runs of blanks
// count as one, letter case and accents don't count except in ids and addresses; an address
// is the same with and without http://, https://, www., a fragment and a final slash.
// REQUIRES: field is site, section, tag, language, url or id.
std::string filter_term(Field field, std::string_view value);

// The term of an article's copies: finds the article that stands for the copy of this id, whose
// own filter_term(id) no article has.
std::string copy_term(std::string_view id);

// Eight hexadecimal digits of a hash of the id, the same in every index, to type instead of a long
// id; and the term of the articles that have them or a copy that has. Two of a million articles may
// share theirs.
std::string short_digits(std::string_view id);
std::string short_id_term(std::string_view digits);

// The one term that articles of byte-identical text, or raw bodies, share: finds copies, across
// runs too. hash is base::hash128_hex() of it.
std::string text_term(std::string_view hash);

// The term of every article of a story (Record::story).
std::string story_term(std::string_view story);

// The term of one band of an article's story signature: what near copies are found by.
std::string band_term(std::uint64_t band);

// The terms of an article's host: itself and every domain it is part of, so that
// filter_term(site, "example.com") finds www.example.com. Numeric addresses stay whole.
std::vector<std::string> site_terms(std::string_view host);

// What every term of the field whose form or value begins with `beginning` begins with, for a walk
// through the vocabulary. With an empty beginning of body this is empty, and the walk meets other
// fields' terms: form_of() tells them apart.
std::string beginning_of_terms(Field field, std::string_view beginning);

// The form or value of one of the field's terms (exact terms for text fields); nullopt for another
// field's. The view is into term.
std::optional<std::string_view> form_of(Field field, std::string_view term);

// The stem in a stem_term() or title_stem_term(); nullopt for every other term. Views are into
// term.
std::optional<std::string_view> stem_of(std::string_view term);
std::optional<std::string_view> title_stem_of(std::string_view term);

// Forms, stems and values longer than this many bytes (as Xapian stores them: NUL counts twice) are
// shortened to their beginning and a hash of the whole.
inline constexpr std::size_t longest_value = 220;
bool is_shortened(std::string_view value);

}  // namespace technews::index
