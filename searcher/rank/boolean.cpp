// No ranking: what matches matches, the newest first.
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model boolean_model{
    {"boolean", {}},
    true,
    [](const Settings&, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::BoolWeight>();
    }};

}  // namespace technews::searcher
