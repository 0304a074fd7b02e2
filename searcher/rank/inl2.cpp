// InL2: Amati & van Rijsbergen, "Probabilistic Models of Information Retrieval Based on Measuring
// the Divergence from Randomness", ACM TOIS 20(4), 2002: randomness by inverse document frequency,
// first normalization by Laplace's law of succession, lengths by H2.
//   tfn / (tfn + 1) × log2((N + 1) / (df + .5)), tfn = tf log2(1 + c avdl / dl)
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model inl2_model{
    {"inl2", {{"c", 1, 0.01, 100}}},
    true,
    [](const Settings& settings, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::InL2Weight>(settings["c"]);
    }};

}  // namespace technews::searcher
