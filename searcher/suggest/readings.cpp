#include "searcher/suggest/readings.h"

#include "searcher/suggest/slips.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace technews::searcher {
namespace {

constexpr std::size_t beam = 8;
constexpr std::size_t least_letters = 2;
constexpr std::size_t most_letters = 40;
constexpr std::size_t letters_for_two_slips = 6;
constexpr double rare_share = 0.001;  // of the articles

// Letters of alphabets that words are spelled with: Latin, Greek, Cyrillic.
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xc0 && c <= 0x24f) || (c >= 0x370 && c <= 0x52f);
}

bool is_spelled(std::u32string_view form) {
  return form.size() >= least_letters && form.size() <= most_letters &&
         std::all_of(form.begin(), form.end(), is_letter);
}

// What one word, or two, may be read as.
struct Choice {
  std::vector<std::string> forms;
  std::size_t replaced = 1;
  double slips = 0;
  bool changed = false;
  double excess = 0;  // how many times as many articles have it as have what was typed; 0: not far
};

class Reader {
 public:
  Reader(const WordSequence& sequence, Doubt doubt, Lexicon& lexicon)
      : sequence_(sequence), doubt_(doubt), lexicon_(lexicon) {}

  std::vector<Reading> run(std::size_t most) {
    const std::size_t count = sequence_.slots.size();
    std::vector<std::vector<Partial>> partials(count + 1);
    partials.front().push_back({});
    for (std::size_t i = 0; i < count; ++i) {
      keep_best(partials[i], beam);
      for (const Choice& choice : choices(i))
        for (const Partial& partial : partials[i])
          partials[i + choice.replaced].push_back(extended(partial, i, choice));
    }
    keep_best(partials.back(), most);
    std::vector<Reading> out;
    for (Partial& partial : partials.back()) out.push_back(std::move(partial.reading));
    return out;
  }

 private:
  struct Partial {
    Reading reading;
    std::string last;  // word that counts
  };

  // The reading of no change stays, however unlikely.
  static void keep_best(std::vector<Partial>& partials, std::size_t most) {
    std::stable_sort(partials.begin(), partials.end(), [](const auto& left, const auto& right) {
      return left.reading.score > right.reading.score;
    });
    if (partials.size() <= most) return;
    const auto unchanged = std::find_if(partials.begin(), partials.end(), [](const Partial& each) {
      return each.reading.changes.empty();
    });
    const auto last = partials.begin() + static_cast<std::ptrdiff_t>(most - 1);
    if (unchanged > last && unchanged != partials.end()) std::iter_swap(last, unchanged);
    partials.resize(most);
  }

  Partial extended(const Partial& partial, std::size_t i, const Choice& choice) {
    const WordSlot& slot = sequence_.slots[i];
    Partial out = partial;
    out.reading.score -= choice.slips;
    if (!choice.changed && slot.stop) return out;
    if (choice.excess > 0) {  // beside what was typed, as it was typed
      for (std::size_t k = i; k < i + choice.replaced; ++k) add(out, sequence_.slots[k].form);
      out.reading.score += std::log(choice.excess);
      out.last = choice.forms.back();
    } else {
      for (const std::string& form : choice.forms) add(out, form);
    }
    if (!choice.changed) return out;
    out.reading.changes.push_back({slot.at, choice.forms, choice.replaced});
    for (std::size_t k = i; k < i + choice.replaced; ++k)
      out.reading.unknown =
          out.reading.unknown || finds_nothing(sequence_.slots[k], sequence_.field, lexicon_);
    return out;
  }

  void add(Partial& partial, const std::string& form) {
    partial.reading.score += std::log(probability(form, partial.last));
    partial.last = form;
  }

  // A word that no article has is possible still: one may be written tomorrow.
  double alone(const std::string& form) {
    constexpr double unseen = 1e-6;
    return (lexicon_.frequency(form, sequence_.field) + unseen) / (lexicon_.articles() + 1);
  }

  // Side by side, in the same article, or anywhere: a mixture, as Jelinek and Mercer (1980) smooth.
  double probability(const std::string& form, const std::string& before) {
    constexpr double of_order = 0.5;
    constexpr double of_article = 0.3;
    constexpr double few = 5;  // articles say little: those with a slip have its neighbours too
    const double single = alone(form);
    const double seen = before.empty() ? 0 : lexicon_.frequency(before, sequence_.field);
    if (seen == 0) return single;
    const double together = lexicon_.together(before, form, sequence_.field);
    const double in_order = lexicon_.in_order(before, form, sequence_.field);
    return std::min(1.0, (of_order * in_order + of_article * together) / (seen + few) +
                             (1 - of_order - of_article) * single);
  }

  bool in_doubt(const WordSlot& slot) {
    if (!is_spelled(code_points_of(slot.form))) return false;
    if (!is_known(slot, sequence_.field, lexicon_)) return true;
    if (doubt_ == Doubt::unknown_words || slot.stop || !slot.whole.empty()) return false;
    return doubt_ == Doubt::every_word ||
           lexicon_.frequency(slot.form, sequence_.field) <= rare_share * lexicon_.articles();
  }

  std::vector<Choice> choices(std::size_t i) {
    const WordSlot& slot = sequence_.slots[i];
    std::vector<Choice> out{{{slot.form}, 1, no_slip_cost(), false}};
    if (in_doubt(slot)) {
      const bool known = is_known(slot, sequence_.field, lexicon_);
      const bool two = !known && code_points_of(slot.form).size() >= letters_for_two_slips;
      for (const KnownWord& word : lexicon_.near(slot.form, sequence_.field, two ? 2 : 1))
        out.push_back(exchange(slot, word, known));
      if (slot.splits) add_splits(slot, out);
    }
    if (slot.joins) add_join(i, out);
    return out;
  }

  // A word of a few articles that differs by one slip from one of very many is hardly ever another
  // word, as long as it is long.
  Choice exchange(const WordSlot& slot, const KnownWord& word, bool known) {
    constexpr double many_times = 100;
    constexpr double usual_slip = 8;  // nats
    Choice as_meant{{word.form}, 1, word.slips, true};
    if (!known || code_points_of(slot.form).size() < letters_for_two_slips) return as_meant;
    const double excess = word.articles / lexicon_.frequency(slot.form, sequence_.field);
    if (excess < many_times) return as_meant;
    return {{word.form}, 1, std::max(0.0, word.slips - usual_slip), true, excess};
  }

  void add_splits(const WordSlot& slot, std::vector<Choice>& out) {
    const std::u32string letters = code_points_of(slot.form);
    std::vector<Choice> splits;
    for (std::size_t at = 1; at < letters.size(); ++at) {
      const std::string left = text_of(std::u32string_view(letters).substr(0, at));
      const std::string right = text_of(std::u32string_view(letters).substr(at));
      if (lexicon_.in_order(left, right, sequence_.field) == 0) continue;
      splits.push_back({{left, right}, 1, blank_slip_cost(letters.size()), true});
    }
    const auto worth = [this](const Choice& split) {
      return alone(split.forms.front()) * probability(split.forms.back(), split.forms.front());
    };
    std::stable_sort(splits.begin(), splits.end(), [&](const Choice& left, const Choice& right) {
      return worth(left) > worth(right);
    });
    constexpr std::size_t most_splits = 3;
    splits.resize(std::min(splits.size(), most_splits));
    out.insert(out.end(), splits.begin(), splits.end());
  }

  void add_join(std::size_t i, std::vector<Choice>& out) {
    const WordSlot& first = sequence_.slots[i];
    const WordSlot& second = sequence_.slots[i + 1];
    const bool spelled = is_spelled(code_points_of(first.form + second.form));
    const std::string joined = first.form + second.form;
    // An initial, or the s of another's, is no half of a word.
    const bool known =
        is_known(first, sequence_.field, lexicon_) && is_known(second, sequence_.field, lexicon_);
    const bool initial = (first.form.size() == 1 || second.form.size() == 1) && known;
    if (initial || !second.whole.empty() || !spelled ||
        lexicon_.frequency(joined, sequence_.field) == 0)
      return;
    // Known words that stand side by side nowhere near as often as they are written as one.
    const double beside = lexicon_.in_order(first.form, second.form, sequence_.field);
    const double excess = lexicon_.frequency(joined, sequence_.field) / std::max(1.0, beside);
    const bool is_far =
        known && excess >= far_more_as_one && (beside == 0 || !(first.stop || second.stop));
    const double slips = is_far ? 0 : blank_slip_cost(joined.size());
    out.push_back({{joined}, 2, slips, true, is_far ? excess : 0});
  }

  const WordSequence& sequence_;
  Doubt doubt_;
  Lexicon& lexicon_;
};

}  // namespace

bool is_known(const WordSlot& slot, FieldScope scope, Lexicon& lexicon) {
  return lexicon.frequency(slot.form, scope) > 0 ||
         (!slot.whole.empty() && lexicon.frequency(slot.whole, scope) > 0);
}

bool finds_nothing(const WordSlot& slot, FieldScope scope, Lexicon& lexicon) {
  const bool has_stems = scope != index::Field::author;
  return !is_known(slot, scope, lexicon) && !(has_stems && lexicon.has_stem(slot.stem));
}

std::vector<Reading> readings_of(const WordSequence& sequence, Doubt doubt, Lexicon& lexicon,
                                 std::size_t most) {
  return Reader(sequence, doubt, lexicon).run(most);
}

}  // namespace technews::searcher
