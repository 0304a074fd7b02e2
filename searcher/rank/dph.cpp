// DPH: Amati, Ambrosi, Bianchi, Gaibisso, Gambosi, "FUB, IASI-CNR and University of Tor Vergata at
// TREC 2007 Blog Track", 2007: a hypergeometric model without parameters.
//   (1 - f)² / (tf + 1) × (tf log2(f avdl N / F) + .5 log2(2 pi tf (1 - f))), f = tf / dl;
//   never under 0, and 0 for an article of this one word
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model dph_model{{"dph", {}},
                      true,
                      [](const Settings&, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
                        return std::make_unique<Xapian::DPHWeight>();
                      }};

}  // namespace technews::searcher
