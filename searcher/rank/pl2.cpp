// PL2: Amati & van Rijsbergen, "Probabilistic Models of Information Retrieval Based on Measuring
// the Divergence from Randomness", ACM TOIS 20(4), 2002: randomness by Poisson's law with mean
// l = F / N (its factorial by Stirling's formula, without the small term 1 / 12 tfn), first
// normalization by Laplace's law of succession, lengths by H2.
//   (tfn log2(tfn / l) + (l - tfn) log2 e + .5 log2(2 pi tfn)) / (tfn + 1), never under 0,
//   tfn = tf log2(1 + c avdl / dl)
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model pl2_model{
    {"pl2", {{"c", 1, 0.01, 100}}},
    true,
    [](const Settings& settings, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::PL2Weight>(settings["c"]);
    }};

}  // namespace technews::searcher
