// tf-idf: Salton & Buckley, "Term-Weighting Approaches in Automatic Text Retrieval", Information
// Processing & Management 24(5), 1988, in SMART's letters ltn: (1 + log tf) × log(N / df). Long
// articles have the advantage: lengths aren't looked at.
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model tfidf_model{
    {"tfidf", {}},
    true,
    [](const Settings&, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::TfIdfWeight>("ltn");
    }};

}  // namespace technews::searcher
