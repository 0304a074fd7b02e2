#include "searcher/suggest/lexicon.h"

#include "searcher/suggest/near_terms.h"
#include "searcher/suggest/slips.h"
#include "shared/index/terms.h"

#include <algorithm>
#include <cmath>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

std::vector<Field> fields_of(FieldScope scope) {
  if (scope) return {*scope};
  return {Field::body, Field::title};
}

Query word(const std::string& form, FieldScope scope) {
  std::vector<Query> terms;
  for (const Field field : fields_of(scope)) terms.emplace_back(index::exact_term(field, form));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

bool likelier(const KnownWord& left, const KnownWord& right) {
  const double one = left.slips - std::log(left.articles);
  const double other = right.slips - std::log(right.articles);
  return one != other ? one < other : left.form < right.form;
}

void keep_likeliest(std::vector<KnownWord>& words) {
  std::sort(words.begin(), words.end(), likelier);
  words.resize(std::min(words.size(), Lexicon::most_known_words));
}

// What typed is when its first letter is wrong, one letter for another, too many, too few, or
// swapped with the second. The alphabet is ASCII's: others have no keyboard here.
std::vector<std::u32string> other_beginnings(std::u32string_view typed) {
  const std::u32string rest(typed.substr(1));
  std::vector<std::u32string> out{rest};
  for (char32_t letter = U'a'; letter <= U'z'; ++letter) {
    out.push_back(letter + rest);
    out.push_back(letter + std::u32string(typed));
  }
  if (rest.size() > 1) out.push_back(rest.substr(0, 1) + typed.front() + rest.substr(1));
  return out;
}

}  // namespace

double Lexicon::count(const Query& query) const {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return static_cast<double>(
      enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated());
}

double Lexicon::frequency(const std::string& form, FieldScope scope) {
  const auto [found, is_new] = frequencies_.try_emplace({scope, form}, 0);
  // Title and body mostly share their articles.
  if (is_new)
    for (const Field field : fields_of(scope))
      found->second =
          std::max(found->second,
                   static_cast<double>(database_.get_termfreq(index::exact_term(field, form))));
  return found->second;
}

double Lexicon::together(const std::string& first, const std::string& second, FieldScope scope) {
  const auto [found, is_new] = together_.try_emplace({scope, {first, second}}, 0);
  if (is_new && frequency(first, scope) > 0 && frequency(second, scope) > 0)
    found->second = count(Query(Query::OP_AND, word(first, scope), word(second, scope)));
  return found->second;
}

double Lexicon::in_order(const std::string& first, const std::string& second, FieldScope scope) {
  const auto [found, is_new] = in_order_.try_emplace({scope, {first, second}}, 0);
  if (!is_new || together(first, second, scope) == 0) return found->second;
  std::vector<Query> phrases;
  for (const Field field : fields_of(scope)) {
    const Query words[] = {Query(index::exact_term(field, first)),
                           Query(index::exact_term(field, second))};
    phrases.emplace_back(Query::OP_PHRASE, std::begin(words), std::end(words), 2);
  }
  found->second = count(Query(Query::OP_OR, phrases.begin(), phrases.end()));
  return found->second;
}

bool Lexicon::has_stem(const std::string& stem) const {
  return database_.term_exists(index::stem_term(stem));
}

bool Lexicon::has_value(Field field, const std::string& value) const {
  return database_.term_exists(index::filter_term(field, value));
}

void Lexicon::walk(std::u32string_view typed, Field field, std::size_t slips,
                   std::vector<KnownWord>& found) const {
  const std::string prefix = index::beginning_of_terms(field, text_of(typed.substr(0, 1)));
  NearTerms near(typed, slips);
  const auto end = database_.allterms_end(prefix);
  for (auto term = database_.allterms_begin(prefix); term != end;) {
    const std::string spelled = *term;
    const auto form = index::form_of(field, spelled);
    const std::u32string letters = form ? code_points_of(*form) : std::u32string();
    const NearTerms::Step step = form ? near.feed(letters) : NearTerms::Step{};
    if (step.near) {
      if (const auto cost = slip_cost(typed, letters, slips))
        found.push_back({std::string(*form), *cost, static_cast<double>(term.get_termfreq())});
    }
    // Going down the tree of terms costs as much as a few steps: only over many.
    constexpr std::size_t letters_of_few = 5;
    if (step.dead_letters == 0 || step.dead_letters > letters_of_few) {
      ++term;
      continue;
    }
    const std::string dead = text_of(std::u32string_view(letters).substr(0, step.dead_letters));
    term.skip_to(index::beginning_of_terms(field, dead) + '\xff');
  }
}

std::vector<KnownWord> Lexicon::near(const std::string& form, FieldScope scope, std::size_t slips) {
  const std::u32string typed = code_points_of(form);
  std::vector<KnownWord> found;
  for (const Field field : fields_of(scope)) walk(typed, field, slips, found);
  if (typed.size() > 1) {
    for (const std::u32string& other : other_beginnings(typed)) {
      const std::string spelled = text_of(other);
      const double known = frequency(spelled, scope);
      if (known == 0 || other == typed) continue;
      if (const auto cost = slip_cost(typed, other, slips))
        found.push_back({spelled, *cost, known});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const auto& left, const auto& right) { return left.form < right.form; });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const auto& left, const auto& right) { return left.form == right.form; }),
      found.end());
  std::erase_if(found, [&](KnownWord& each) {
    each.articles = frequency(each.form, scope);
    return each.form == form;
  });
  keep_likeliest(found);
  return found;
}

std::vector<KnownWord> Lexicon::near_value(const std::string& value, Field field) {
  const std::string term = index::filter_term(field, value);
  const std::string folded(index::form_of(field, term).value_or(value));
  const std::u32string typed = code_points_of(folded);
  constexpr std::size_t long_enough_for_two = 6;
  std::vector<KnownWord> found;
  if (typed.empty()) return found;
  walk(typed, field, typed.size() < long_enough_for_two ? 1 : 2, found);
  const std::string prefix = index::beginning_of_terms(field, folded + ".");
  const auto end = database_.allterms_end(prefix);
  for (auto each = database_.allterms_begin(prefix); each != end; ++each) {
    const std::string spelled = *each;
    if (const auto whole = index::form_of(field, spelled))
      found.push_back({std::string(*whole), 0, static_cast<double>(each.get_termfreq())});
  }
  keep_likeliest(found);
  return found;
}

}  // namespace technews::searcher
