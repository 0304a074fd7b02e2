#include "searcher/suggest/suggest.h"

#include "searcher/query/parser.h"
#include "searcher/suggest/readings.h"
#include "searcher/suggest/slots.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

namespace technews::searcher {
namespace {

constexpr std::size_t most_words = 32;
constexpr std::size_t most_checked_words = 12;  // each of which is in doubt when none is unknown
constexpr std::size_t most_tried = 6;           // queries counted
constexpr std::size_t most_shown = 3;
constexpr double far_less = 20;
constexpr double sure = 1;  // nats that words which are there must lose by

// A list of one is printed as what it holds.
std::string text_of_list(const Node& list) {
  return print(list.children.size() == 1 ? list.children.front() : list);
}

// With all words, where that is another question than with any.
double found(const Suggestion& counts) {
  return static_cast<double>(counts.all_words.value_or(counts.articles));
}

// One query that may have been meant.
struct Attempt {
  std::vector<Rewording> changes;
  double score = 0;  // how much likelier than what was typed
  bool unknown = false;
  Suggestion suggestion;
};

class Suggester {
 public:
  Suggester(const Node& tree, const SearchRequest& request, const SearchResponse& response,
            const CompileSources& sources)
      : request_(request),
        sources_(sources),
        lexicon_(sources.database),
        list_(list_of(tree)),
        typed_(text_of_list(list_)),
        found_(found(response.counts.exact
                         ? Suggestion{{}, response.counts.articles, response.counts.all_words}
                         : counted(list_))) {}

  std::vector<Suggestion> run() {
    const QuerySlots slots = slots_of(list_, sources_.analyzer, sources_.text);
    std::size_t words = 0;
    for (const WordSequence& sequence : slots.sequences) words += sequence.slots.size();
    if (words > most_words) return {};
    const Doubt doubt = doubt_about(slots, words);
    std::vector<std::vector<Attempt>> parts;
    for (const WordSequence& sequence : slots.sequences) parts.push_back(attempts(sequence, doubt));
    for (const ValueSlot& value : slots.values) parts.push_back(attempts(value));
    return accepted(combined(parts));
  }

 private:
  Doubt doubt_about(const QuerySlots& slots, std::size_t words) {
    for (const WordSequence& sequence : slots.sequences)
      for (const WordSlot& slot : sequence.slots)
        if (!is_known(slot, sequence.field, lexicon_)) return Doubt::unknown_words;
    const bool every = found_ == 0 && words > 1 && words <= most_checked_words;
    return every ? Doubt::every_word : Doubt::rare_words;
  }

  // The likelier readings of a part of the query, the likeliest first.
  std::vector<Attempt> attempts(const WordSequence& sequence, Doubt doubt) {
    const std::vector<Reading> readings = readings_of(sequence, doubt, lexicon_, most_tried);
    double unchanged = 0;
    for (const Reading& reading : readings)
      if (reading.changes.empty()) unchanged = reading.score;
    std::vector<Attempt> out;
    for (const Reading& reading : readings) {
      const double gain = reading.score - unchanged;
      if (!reading.changes.empty() && gain > (reading.unknown ? 0 : sure))
        out.push_back({reading.changes, gain, reading.unknown, {}});
    }
    return out;
  }

  std::vector<Attempt> attempts(const ValueSlot& slot) {
    std::vector<Attempt> out;
    if (lexicon_.has_value(slot.field, slot.value)) return out;
    for (const KnownWord& value : lexicon_.near_value(slot.value, slot.field))
      out.push_back({{{slot.at, {value.form}}}, std::log(value.articles) - value.slips, true, {}});
    return out;
  }

  // The likeliest reading of every part; then those with another of one part.
  static std::vector<Attempt> combined(const std::vector<std::vector<Attempt>>& parts) {
    const auto with = [&parts](std::size_t part, std::size_t choice) {
      Attempt whole;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        const Attempt& each = parts[i][i == part ? choice : 0];
        whole.changes.insert(whole.changes.end(), each.changes.begin(), each.changes.end());
        whole.score += each.score;
        whole.unknown = whole.unknown || each.unknown;
      }
      return whole;
    };
    std::vector<Attempt> out{with(0, 0)};
    if (out.front().changes.empty()) return {};
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (std::size_t choice = 1; choice < parts[i].size(); ++choice)
        out.push_back(with(i, choice));
    std::stable_sort(out.begin(), out.end(), [](const Attempt& left, const Attempt& right) {
      return left.score > right.score;
    });
    out.resize(std::min(out.size(), most_tried));
    return out;
  }

  // Articles of any, and with all words.
  Suggestion counted(const Node& list) const {
    Suggestion out{text_of_list(list), 0, {}};
    const ParsedQuery parsed = parse_query(out.query);
    CompileOptions options;
    options.match = request_.match;
    options.stemming = request_.stemming;
    options.plain = request_.plain;
    options.scheme = parse_scheme("bm25");  // words that stand together are looked up to rank only
    Complaints unused(true);
    const CompileSources sources{sources_.database, sources_.vocabulary, sources_.analyzer,
                                 out.query,         sources_.remote,     sources_.meter};
    const CompiledQuery compiled = compile_query(parsed.tree, sources, options, unused);
    const auto count = [this](const Xapian::Query& query) {
      return query.empty() ? 0 : static_cast<std::size_t>(lexicon_.count(query));
    };
    out.articles = count(compiled.query);
    if (compiled.all_words) out.all_words = count(*compiled.all_words);
    return out;
  }

  // Two words that are written as one elsewhere count where they stand side by side.
  bool finds_far_more(const Attempt& attempt) const {
    std::vector<Rewording> quoted;
    for (const Rewording& change : attempt.changes)
      if (change.replaced == 2) quoted.push_back({change.at, {}, 2, true});
    const double more = found(attempt.suggestion);
    if (quoted.empty() || found_ == 0) return more >= far_less * found_;
    return more >= far_more_as_one * found(counted(reworded(list_, quoted)));
  }

  bool is_worth_it(const Attempt& attempt) const {
    if (attempt.suggestion.query == typed_ || attempt.suggestion.articles == 0) return false;
    if (attempt.unknown && found(attempt.suggestion) >= found_) return true;
    return found(attempt.suggestion) > 0 && finds_far_more(attempt);
  }

  std::vector<Suggestion> accepted(std::vector<Attempt> tried) const {
    for (Attempt& attempt : tried) {
      attempt.suggestion = counted(reworded(list_, attempt.changes));
      // That some article has all the words says more than any two of them do.
      constexpr double of_an_article = 3;
      if (found(attempt.suggestion) > 0)
        attempt.score += of_an_article + 0.5 * std::log(found(attempt.suggestion));
    }
    std::erase_if(tried, [this](const Attempt& attempt) { return !is_worth_it(attempt); });
    std::stable_sort(tried.begin(), tried.end(), [](const Attempt& left, const Attempt& right) {
      return left.score > right.score;
    });
    std::vector<Suggestion> out;
    for (Attempt& attempt : tried) {
      const bool first_finds = found(tried.front().suggestion) > 0;
      if (out.size() < most_shown && (found(attempt.suggestion) > 0 || !first_finds) &&
          !finds_the_same(attempt.suggestion, out))
        out.push_back(attempt.suggestion);
    }
    return out;
  }

  // Another form of the same word (company, companies).
  static bool finds_the_same(const Suggestion& suggestion, const std::vector<Suggestion>& better) {
    return std::any_of(better.begin(), better.end(), [&suggestion](const Suggestion& each) {
      return each.articles == suggestion.articles && each.all_words == suggestion.all_words;
    });
  }

  const SearchRequest& request_;
  CompileSources sources_;
  Lexicon lexicon_;
  Node list_;
  std::string typed_;
  double found_;
};

}  // namespace

std::vector<Suggestion> suggestions_for(const Node& tree, const SearchRequest& request,
                                        const SearchResponse& response,
                                        const CompileSources& sources) {
  return Suggester(tree, request, response, sources).run();
}

}  // namespace technews::searcher
