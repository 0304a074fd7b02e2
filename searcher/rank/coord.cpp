// Coordination level: Cleverdon, Mills, Keen, "Factors Determining the Performance of Indexing
// Systems", 1966: how many of the query's words an article has. A word asked for twice counts
// twice.
#include "searcher/rank/models.h"

namespace technews::searcher {

const Model coord_model{
    {"coord", {}},
    true,
    [](const Settings&, const WeightContext&) -> std::unique_ptr<Xapian::Weight> {
      return std::make_unique<Xapian::CoordWeight>();
    },
    nullptr,
    true};

}  // namespace technews::searcher
