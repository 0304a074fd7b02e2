#include "benchmarks/speed/layout_index.h"

#include "shared/index/record.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace technews::benchmarks {
namespace {

using index::Field;
using normalization::Token;

// Far from any body: stems of titles and bodies share a term in one layout.
constexpr Xapian::termpos title_positions = 10'000'000;
constexpr std::string_view forms_key = "forms/";

Field field_of(bool is_title) { return is_title ? Field::title : Field::body; }

bool is_ranked(const Token& token) { return token.counted && !token.stop; }

}  // namespace

LayoutWriter::LayoutWriter(Xapian::WritableDatabase& database, Layout layout)
    : database_(database), layout_(layout) {}

void LayoutWriter::add(const Document& document) { database_.add_document(make(document)); }

Xapian::Document LayoutWriter::make(const Document& document) {
  Xapian::Document target;
  add_text(target, document.title, true);
  add_text(target, document.body, false);
  index::Record record;
  record.id = document.id;
  record.title = document.title;
  record.text = document.body;
  target.set_data(index::serialize(record));
  target.add_value(0, document.id);
  target.add_boolean_term(index::filter_term(Field::id, document.id));
  return target;
}

void LayoutWriter::add_text(Xapian::Document& target, std::string_view text, bool is_title) {
  for (const Token& token : analyzer_.analyze(text)) add_token(target, token, is_title);
}

void LayoutWriter::add_token(Xapian::Document& target, const Token& token, bool is_title) {
  const Field field = field_of(is_title);
  const bool weighs = is_ranked(token);
  const Xapian::termpos position = token.position + 1;
  const bool exact_weighs = weighs && layout_ == Layout::exact_only;
  target.add_posting(index::exact_term(field, token.form), position, exact_weighs ? 1 : 0);
  if (exact_weighs && is_title) target.add_term(index::exact_term(Field::body, token.form));
  for (std::uint32_t part = 0; token.width > 1 && part < token.width; ++part)
    target.add_posting(index::joined_term(field, token.form, token.width, part), position + part,
                       0);
  if (!weighs) return;
  remember(token);
  if (layout_ == Layout::exact_only) return;
  const std::string stem = index::stem_term(token.stem);
  if (layout_ == Layout::both_positional) {
    target.add_posting(stem, position + (is_title ? title_positions : 0));
  } else {
    target.add_term(stem);
  }
  if (is_title) target.add_term(index::title_stem_term(token.stem));
}

void LayoutWriter::remember(const Token& token) {
  auto entry = forms_.find(token.stem);
  if (entry == forms_.end()) entry = forms_.emplace(token.stem, std::vector<std::string>{}).first;
  std::vector<std::string>& forms = entry->second;
  const auto place = std::lower_bound(forms.begin(), forms.end(), token.form);
  if (place == forms.end() || *place != token.form) forms.emplace(place, token.form);
}

std::size_t LayoutWriter::write_forms() {
  std::size_t size = 0;
  for (const auto& [stem, forms] : forms_) {
    std::string value;
    for (const std::string& form : forms) value.append(form).append(1, '\0');
    std::string key = index::stem_term(stem).insert(0, forms_key);
    size += key.size() + value.size();
    database_.set_metadata(key, value);
  }
  return size;
}

LayoutQuery::LayoutQuery(Xapian::Database database, Layout layout, PairForm pairs,
                         const FormsOfStems& forms)
    : database_(std::move(database)), layout_(layout), pairs_(pairs), forms_(forms) {}

std::vector<LayoutQuery::Word> LayoutQuery::words_of(std::string_view plain_text) {
  std::vector<Word> words;
  for (const Token& token : analyzer_.analyze(plain_text)) {
    if (!is_ranked(token)) continue;
    words.push_back({std::string(token.form), std::string(token.stem), 1, token.position});
  }
  return words;
}

std::vector<std::string> LayoutQuery::forms_of(const Word& word) const {
  if (pairs_ == PairForm::scan) return scanned_forms(word);
  const auto entry = forms_.find(word.stem);
  return entry == forms_.end() ? std::vector<std::string>{word.form} : entry->second;
}

// A Porter2 stem begins its forms, but for a last letter that may have changed (company, compani).
std::vector<std::string> LayoutQuery::scanned_forms(const Word& word) const {
  constexpr std::size_t longest_ending = 8;
  std::vector<std::string> forms{word.form};
  std::string beginning = word.stem;
  if (beginning.size() > 2) beginning.pop_back();
  const std::string start = index::beginning_of_terms(Field::body, beginning);
  for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start); ++term) {
    const std::string form = *term;
    if (form.size() <= word.stem.size() + longest_ending && form != word.form &&
        analyzer_.stem(form) == word.stem)
      forms.push_back(form);
  }
  return forms;
}

// One query word, with the weight of its stem.
Xapian::Query LayoutQuery::weighted(const Word& word, bool is_title) const {
  if (layout_ != Layout::exact_only) {
    return Xapian::Query(is_title ? index::title_stem_term(word.stem)
                                  : index::stem_term(word.stem));
  }
  std::vector<Xapian::Query> forms;
  for (const std::string& form : forms_of(word))
    forms.emplace_back(index::exact_term(field_of(is_title), form));
  return Xapian::Query(Xapian::Query::OP_SYNONYM, forms.begin(), forms.end());
}

// The word times its burstiness, and .3 of its weight in the title.
Xapian::Query LayoutQuery::scaled(const Word& word) const {
  double occurrences = 0;
  double articles = 0;
  const auto count = [&](const std::string& term) {
    occurrences += static_cast<double>(database_.get_collection_freq(term));
    articles += database_.get_termfreq(term);
  };
  if (layout_ == Layout::exact_only) {
    for (const std::string& form : forms_of(word)) count(index::exact_term(Field::body, form));
  } else {
    count(index::stem_term(word.stem));
  }
  const double burstiness = std::sqrt((occurrences + 1) / std::max(articles, 1.0));
  return Xapian::Query(
      Xapian::Query::OP_OR,
      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, weighted(word, false), word.times * burstiness),
      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, weighted(word, true), word.times * .3));
}

// What may stand for a word inside a phrase: one term, or an OR of terms.
Xapian::Query LayoutQuery::alternatives(const Word& word, bool is_title) const {
  if (pairs_ == PairForm::stems) return Xapian::Query(index::stem_term(word.stem));
  const std::vector<std::string> forms =
      pairs_ == PairForm::typed ? std::vector<std::string>{word.form} : forms_of(word);
  std::vector<Xapian::Query> terms;
  for (const std::string& form : forms)
    terms.emplace_back(index::exact_term(field_of(is_title), form));
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

// .1 of both words' weights where they are adjacent, and again where they are near. Exact forms
// have no weight of their own here: it is the stems' weight, filtered by the positions.
Xapian::Query LayoutQuery::pair(const Word& first, const Word& second) const {
  const auto near = [&](Xapian::Query::op op, Xapian::termcount window) {
    std::vector<Xapian::Query> places;
    for (const bool is_title : {false, true}) {
      if (is_title && pairs_ == PairForm::stems) continue;  // the stem stands in both
      const std::array words{alternatives(first, is_title), alternatives(second, is_title)};
      places.emplace_back(op, words.begin(), words.end(), window);
    }
    const Xapian::Query both(Xapian::Query::OP_AND, weighted(first, false),
                             weighted(second, false));
    const Xapian::Query found(Xapian::Query::OP_OR, places.begin(), places.end());
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                         Xapian::Query(Xapian::Query::OP_FILTER, both, found), .1);
  };
  return Xapian::Query(Xapian::Query::OP_OR, near(Xapian::Query::OP_PHRASE, 2),
                       near(Xapian::Query::OP_NEAR, 8));
}

std::vector<Xapian::Query> LayoutQuery::word_parts(const std::vector<Word>& words) {
  std::vector<Word> distinct;
  for (const Word& word : words) {
    const auto same = std::find_if(distinct.begin(), distinct.end(),
                                   [&](const Word& each) { return each.stem == word.stem; });
    if (same != distinct.end()) {
      ++same->times;
    } else {
      distinct.push_back(word);
    }
  }
  std::vector<Xapian::Query> parts;
  for (const Word& word : distinct) parts.push_back(scaled(word));
  return parts;
}

Xapian::Query LayoutQuery::words_only(std::string_view plain_text) {
  const std::vector<Xapian::Query> parts = word_parts(words_of(plain_text));
  return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

Xapian::Query LayoutQuery::ranked(std::string_view plain_text) {
  const std::vector<Word> words = words_of(plain_text);
  std::vector<Xapian::Query> parts = word_parts(words);
  for (std::size_t i = 1; pairs_ != PairForm::none && i < words.size(); ++i)
    if (words[i].stem != words[i - 1].stem) parts.push_back(pair(words[i - 1], words[i]));
  return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace technews::benchmarks
