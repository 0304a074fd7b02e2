#include "benchmarks/ranking/rank_overlap.h"

#include <string>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// A letter a document, in order.
Run ranking(const std::string& letters) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i)
    text += std::string("q Q0 ") + letters[i] + " 0 " + std::to_string(100 - i) + " t\n";
  return parse_run(text, "run");
}

double overlap(const std::string& a, const std::string& b, double persistence) {
  const Run first = ranking(a);
  const Run second = ranking(b);
  return rank_biased_overlap(first.topics[0].documents, second.topics[0].documents, persistence);
}

double tau(const std::string& a, const std::string& b) {
  const Run first = ranking(a);
  const Run second = ranking(b);
  return kendall_tau(first.topics[0].documents, second.topics[0].documents);
}

}  // namespace

TEST_CASE("Rank-biased overlap has its worked values") {
  CHECK(overlap("abcde", "abcde", .9) == Approx(1));
  CHECK(overlap("abc", "xyz", .9) == Approx(0));
  // Agreement 0, 1 at depths 1, 2: (1-p)/p (p² · 1) + 1 · p² = p(1-p) + p² = p.
  CHECK(overlap("ab", "ba", .9) == Approx(.9));
  CHECK(overlap("ab", "ba", .5) == Approx(.5));
  // Uneven lengths: "a" against "ab": every prefix agrees as far as it can be known.
  CHECK(overlap("a", "ab", .9) == Approx(1));
  CHECK(overlap("ab", "a", .9) == overlap("a", "ab", .9));
  CHECK(rank_biased_overlap({}, {}) == 1);
}

TEST_CASE("Kendall's tau counts the pairs that stand the other way round") {
  CHECK(tau("abcd", "abcd") == 1);
  CHECK(tau("abcd", "dcba") == -1);
  CHECK(tau("abcd", "abdc") == Approx(1 - 4.0 / 12));
  // Only documents of both count: a and c.
  CHECK(tau("abc", "cxa") == -1);
  CHECK(tau("ab", "xy") == 1);
}
