#include "searcher/similar.h"

#include "shared/index/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace technews::searcher {
namespace {

using Xapian::Query;

constexpr std::size_t most_words = 25;

struct WeighedWord {
  const ArticleWords::Word* word;
  double weight;
  std::uint64_t articles;
};

double weight_of(double times, double articles, double all) {
  constexpr double k1 = 1.2;
  const double rarity = std::log((all - articles + 0.5) / (articles + 0.5));
  return rarity * times * (k1 + 1) / (times + k1);
}

std::vector<WeighedWord> heaviest(const ArticleWords& article, const Xapian::Database& database) {
  const double all = database.get_doccount();
  std::vector<WeighedWord> words;
  for (const ArticleWords::Word& word : article.words) {
    const Xapian::doccount articles = database.get_termfreq(index::stem_term(word.stem));
    const double weight = weight_of(static_cast<double>(word.times), articles, all);
    if (articles > 1 && weight > 0) words.push_back({&word, weight, articles});
  }
  std::stable_sort(
      words.begin(), words.end(),
      [](const WeighedWord& left, const WeighedWord& right) { return left.weight > right.weight; });
  words.resize(std::min(words.size(), most_words));
  return words;
}

}  // namespace

ArticleWords words_of(const index::Record& record, normalization::Analyzer& analyzer) {
  std::map<std::string, std::map<std::string, std::size_t>> forms;
  for (const std::string* text : {&record.title, &record.text})
    for (const normalization::Token& token : analyzer.analyze(*text))
      if (token.counted && !token.stop) ++forms[std::string(token.stem)][std::string(token.form)];
  ArticleWords article{record.id, record.story, record.title, {}};
  for (const auto& [stem, counts] : forms) {
    ArticleWords::Word word{stem, {}, 0};
    std::size_t most = 0;
    for (const auto& [form, count] : counts) {
      word.times += count;
      if (count > most) word.form = form;
      most = std::max(most, count);
    }
    article.words.push_back(std::move(word));
  }
  return article;
}

Likeness likeness_of(const ArticleWords& article, const Xapian::Database& database) {
  Likeness likeness;
  likeness.similar_to = {article.id, article.title, {}};
  std::vector<Query> words;
  for (const WeighedWord& each : heaviest(article, database)) {
    words.emplace_back(Query::OP_SCALE_WEIGHT, Query(index::stem_term(each.word->stem)),
                       each.weight);
    MatchUnit unit;
    unit.slots = {{{{each.word->stem, true}}}};
    unit.weight = each.weight;
    likeness.pattern.units.push_back(std::move(unit));
    likeness.similar_to.terms.push_back({each.word->form, each.weight, each.articles});
  }
  std::vector<Query> own{Query(index::filter_term(index::Field::id, article.id)),
                         Query(index::copy_term(article.id))};
  if (!article.story.empty()) own.emplace_back(index::story_term(article.story));
  likeness.query = Query(Query::OP_AND_NOT, Query(Query::OP_OR, words.begin(), words.end()),
                         Query(Query::OP_OR, own.begin(), own.end()));
  return likeness;
}

}  // namespace technews::searcher
