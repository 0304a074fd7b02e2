#include "searcher/rank/evidence.h"

#include "shared/index/terms.h"

#include <cmath>
#include <vector>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;

struct Closeness {
  Query::op op;
  Xapian::termcount window;
};

constexpr Closeness side_by_side{Query::OP_PHRASE, 2};
constexpr Closeness close_together{Query::OP_NEAR, 8};

// Stems of one word in several languages, weighed as one term: a stem that only the two articles of
// a rare language have is no rarer a word for that.
Query one_word(const std::vector<Query>& stems) {
  if (stems.size() == 1) return stems.front();
  return Query(Query::OP_SYNONYM, stems.begin(), stems.end());
}

Query stem_query(const RankedWord& word) {
  std::vector<Query> stems;
  for (const std::string& stem : word.stems) stems.emplace_back(index::stem_term(stem));
  return one_word(stems);
}

double burstiness(const RankedWord& word, double exponent, const Xapian::Database& database) {
  if (exponent == 0) return 1;
  double occurrences = 0;
  double articles = 0;
  for (const std::string& stem : word.stems) {
    const std::string term = index::stem_term(stem);
    occurrences += static_cast<double>(database.get_collection_freq(term));
    articles += static_cast<double>(database.get_termfreq(term));
  }
  return articles > 0 ? std::pow((occurrences + 1) / articles, exponent) : 1;
}

Query title_query(const RankedWord& word) {
  std::vector<Query> stems;
  for (const std::string& stem : word.stems) stems.emplace_back(index::title_stem_term(stem));
  return one_word(stems);
}

// Any of the word's forms at one place. Which forms those are was decided where the word was made.
Query place_of(const RankedWord& word, Field field) {
  std::vector<Query> forms;
  for (const std::string& form : word.forms) forms.emplace_back(index::exact_term(field, form));
  return Query(Query::OP_OR, forms.begin(), forms.end());
}

// Forms have positions but no weight, stems weight but no positions: the words' weight where they
// stand together.
Query together(const RankedWord& first, const RankedWord& second, const Closeness& close,
               const Meter& meter) {
  std::vector<Query> fields;
  for (const Field field : {Field::body, Field::title}) {
    const Query places[] = {place_of(first, field), place_of(second, field)};
    const Query both(close.op, std::begin(places), std::end(places), close.window);
    fields.push_back(meter.timed(both));  // pairs have a budget of their own
  }
  const Query weight(Query::OP_OR, stem_query(first), stem_query(second));
  return Query(Query::OP_FILTER, weight, Query(Query::OP_OR, fields.begin(), fields.end()));
}

}  // namespace

Query evidence_query(const RankedWords& words, const Evidence& evidence,
                     const MeteredDatabase& index) {
  std::vector<Query> parts;
  const auto add = [&parts](double factor, const Query& query) {
    if (factor > 0) parts.emplace_back(Query::OP_SCALE_WEIGHT, query, factor);
  };
  add(1, sum_of(words, [&](const RankedWord& word) {
        const double factor = word.weight * burstiness(word, evidence.burst, index.database);
        return Query(Query::OP_SCALE_WEIGHT, stem_query(word), factor);
      }));
  add(evidence.title, sum_of(words, [](const RankedWord& word) {
        return Query(Query::OP_SCALE_WEIGHT, title_query(word), word.weight);
      }));
  for (const RankedPair& pair : words.neighbours) {
    const RankedWord& first = words.words[pair.first];
    const RankedWord& second = words.words[pair.second];
    add(evidence.phrase, together(first, second, side_by_side, index.meter));
    add(evidence.near, together(first, second, close_together, index.meter));
  }
  return Query(Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace technews::searcher
