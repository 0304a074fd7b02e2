// IneB2: Amati & van Rijsbergen, "Probabilistic Models of Information Retrieval Based on Measuring
// the Divergence from Randomness", ACM TOIS 20(4), 2002: randomness by the expected number of
// articles, first normalization by a ratio of Bernoulli trials, lengths by H2.
//   tfn (F + 1) / (df (tfn + 1)) × log2((N + 1) / (ne + .5)), ne = N (1 - exp(-F / N)),
//   tfn = tf log2(1 + c avdl / dl)
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model ineb2_model{
    {"ineb2",
     // c 1 is the paper's H2; the factor is Amati's thesis, 2003.
     {{"c", 1, 0.01, 100}}},
    true,
    [](const Settings& settings, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::IneB2Weight>(settings["c"]);
    }};

}  // namespace technews::searcher
