#include "searcher/explain_scores.h"

#include "shared/index/terms.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace technews::searcher {
namespace {

using index::Field;
using Xapian::Query;
using Scores = std::map<Xapian::docid, double>;

// Field and word of a weighing term; nullopt for one that only says where words stand.
struct ReadTerm {
  std::string field;
  std::string word;
};

ReadTerm read_term(const std::string& term) {
  if (const auto stem = index::title_stem_of(term)) return {"title", std::string(*stem)};
  if (const auto stem = index::stem_of(term)) return {"article", std::string(*stem)};
  for (const index::FieldInfo& info : index::field_table) {
    if (info.field == Field::body || info.field == Field::date) continue;
    if (const auto form = index::form_of(info.field, term))
      return {std::string(info.name), std::string(*form)};
  }
  return {"body", term};
}

// The words of a part that the article has, and the field they are of: "article" when they are of
// several.
Contribution part_of(const Query& query, const std::set<std::string>& in_article) {
  Contribution part;
  std::set<std::string> fields;
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
    if (in_article.count(*term) == 0) continue;
    ReadTerm read = read_term(*term);
    fields.insert(std::move(read.field));
    if (std::ranges::find(part.words, read.word) == part.words.end())
      part.words.push_back(std::move(read.word));
  }
  part.field = fields.size() == 1 ? *fields.begin() : "article";
  return part;
}

bool holds(const Query& query, Query::op op) {
  if (query.get_type() == op) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (holds(query.get_subquery(i), op)) return true;
  return false;
}

// What words weigh for because they stand together.
std::string condition_of(const Query& filter) {
  if (holds(filter, Query::OP_PHRASE)) return "phrase";
  return holds(filter, Query::OP_NEAR) ? "near" : "";
}

bool has_source(const Query& query) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (query.get_subquery(i).get_type() == Query::LEAF_POSTING_SOURCE) return true;
  return false;
}

// What OP_MAX takes the largest of. Xapian 1.4 takes the elements of an OP_OR in it one by one.
void add_alternatives(const Query& query, std::vector<Query>& out) {
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query part = query.get_subquery(i);
    if (part.get_type() == Query::OP_OR) {
      add_alternatives(part, out);
    } else {
      out.push_back(part);
    }
  }
}

class Explainer {
 public:
  Explainer(const ScoredQuery& scored, const std::map<Xapian::docid, std::string>& ids)
      : scored_(scored), count_(static_cast<Xapian::doccount>(ids.size())) {
    std::vector<Query> terms;
    Scores whole;
    for (const auto& [article, id] : ids) {
      terms.emplace_back(index::filter_term(Field::id, id));
      whole[article] = 1;
    }
    articles_ = Query(Query::OP_OR, terms.begin(), terms.end());
    explain(scored.query, whole, "");
  }

  std::map<Xapian::docid, std::vector<Contribution>> take() { return std::move(parts_); }

 private:
  // Of the articles alone, without those that don't match.
  Scores scores(const Query& query) const {
    Xapian::Enquire enquire(scored_.database);
    enquire.set_weighting_scheme(scored_.weight);
    enquire.set_query(Query(Query::OP_FILTER, query, articles_));
    const Xapian::MSet matches = enquire.get_mset(0, count_);
    Scores scores;
    for (auto match = matches.begin(); match != matches.end(); ++match)
      scores[*match] = match.get_weight();
    return scores;
  }

  // The query's score counts `factor` times in these articles.
  void explain(const Query& query, const Scores& factors, const std::string& because) {
    if (factors.empty()) return;
    Scores own = scores(query);
    std::erase_if(own, [&](const auto& score) {
      return score.second == 0 || factors.find(score.first) == factors.end();
    });
    if (own.empty()) return;
    Scores kept;
    for (const auto& [article, score] : own) kept[article] = factors.at(article);
    switch (query.get_type()) {
      case Query::OP_SCALE_WEIGHT:
        return explain_scaled(query.get_subquery(0), own, kept, because);
      case Query::OP_MAX:
        return explain_largest(query, kept, because);
      case Query::OP_FILTER:
        // What the largest of several is taken from is no condition of its own.
        if (query.get_subquery(0).get_type() == Query::OP_MAX)
          return explain(query.get_subquery(0), kept, because);
        return explain(query.get_subquery(0), kept, condition_of(query.get_subquery(1)));
      case Query::OP_AND_NOT:
        return explain(query.get_subquery(0), kept, because);
      case Query::OP_AND:
        // The same weight for every match stands beside the match, which has none itself.
        if (has_source(query)) break;
        [[fallthrough]];
      case Query::OP_OR:
      case Query::OP_AND_MAYBE:
      case Query::OP_XOR:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
          explain(query.get_subquery(i), kept, because);
        return;
      default:
        break;
    }
    for (const auto& [article, score] : own) add(article, query, because, score * kept[article]);
  }

  void explain_scaled(const Query& inner, const Scores& own, const Scores& factors,
                      const std::string& because) {
    const Scores unscaled = scores(inner);
    Scores scaled;
    for (const auto& [article, score] : own)
      if (const auto found = unscaled.find(article); found != unscaled.end() && found->second > 0)
        scaled[article] = factors.at(article) * score / found->second;
    explain(inner, scaled, because);
  }

  void explain_largest(const Query& query, const Scores& factors, const std::string& because) {
    std::vector<Query> alternatives;
    add_alternatives(query, alternatives);
    std::vector<Scores> of_parts;
    for (const Query& each : alternatives) of_parts.push_back(scores(each));
    const auto score_in = [](const Scores& part, Xapian::docid article) {
      const auto found = part.find(article);
      return found == part.end() ? -1 : found->second;
    };
    std::vector<Scores> chosen(of_parts.size());
    for (const auto& [article, factor] : factors) {
      std::size_t best = 0;
      for (std::size_t i = 1; i < of_parts.size(); ++i)
        if (score_in(of_parts[i], article) > score_in(of_parts[best], article)) best = i;
      chosen[best][article] = factor;
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) explain(alternatives[i], chosen[i], because);
  }

  void add(Xapian::docid article, const Query& query, const std::string& because, double score) {
    Contribution part = part_of(query, terms_of(article));
    part.because = because;
    std::vector<Contribution>& parts = parts_[article];
    const auto same = std::ranges::find_if(parts, [&part](const Contribution& each) {
      return std::tie(each.words, each.field, each.because) ==
             std::tie(part.words, part.field, part.because);
    });
    if (same != parts.end()) {
      same->score += score;
    } else {
      part.score = score;
      parts.push_back(std::move(part));
    }
  }

  const std::set<std::string>& terms_of(Xapian::docid article) {
    const auto [place, is_new] = terms_.try_emplace(article);
    if (is_new)
      place->second.insert(scored_.database.termlist_begin(article),
                           scored_.database.termlist_end(article));
    return place->second;
  }

  ScoredQuery scored_;
  Xapian::doccount count_;
  std::map<Xapian::docid, std::set<std::string>> terms_;
  Query articles_;
  std::map<Xapian::docid, std::vector<Contribution>> parts_;
};

}  // namespace

std::map<Xapian::docid, std::vector<Contribution>> explain_scores(
    const ScoredQuery& scored, const std::map<Xapian::docid, std::string>& ids) {
  auto parts = Explainer(scored, ids).take();
  for (auto& [article, contributions] : parts) {
    std::sort(contributions.begin(), contributions.end(),
              [](const Contribution& left, const Contribution& right) {
                if (left.score != right.score) return left.score > right.score;
                return std::tie(left.words, left.field, left.because) <
                       std::tie(right.words, right.field, right.because);
              });
  }
  return parts;
}

}  // namespace technews::searcher
