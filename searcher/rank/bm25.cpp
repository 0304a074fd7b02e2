#include "searcher/rank/bm25.h"

#include "searcher/rank/models.h"

namespace technews::searcher {

std::unique_ptr<Xapian::Weight> bm25_weight(double k1, double b) {
  constexpr double k2 = 0;               // no weight for short articles as such
  constexpr double k3 = 1000;            // a word twice in the query counts twice
  constexpr double shortest_length = 0;  // relative lengths are taken as they are
  return std::make_unique<Xapian::BM25Weight>(k1, k2, k3, b, shortest_length);
}

const Model bm25_model{
    {"bm25", bm25_parameters()}, true, [](const Settings& settings, const WeightContext&) {
      return bm25_weight(settings["k1"], settings["b"]);
    }};

}  // namespace technews::searcher
