#include "searcher/output/formats.h"
#include "shared/terminal/escape.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

// A field of a run is one word; runs are read by splitting at blanks.
std::string word(std::string_view text, std::string_view otherwise) {
  std::string encoded = terminal::encode_id(text);
  return encoded.empty() ? std::string(otherwise) : encoded;
}

}  // namespace

std::string format_trec(const Answer& answer) {
  const std::string query = word(answer.query_id, "1");
  const std::string tag = word(answer.response.rank, "technews");
  std::string out;
  double limit = std::numeric_limits<double>::infinity();
  for (const Hit& hit : answer.response.hits) {
    const double score = std::min(hit.score, limit);
    limit = std::nextafter(score, -std::numeric_limits<double>::infinity());
    out += fmt::format("{} Q0 {} {} {:.17g} {}\n", query, word(hit.id, "-"), hit.rank, score, tag);
  }
  return out;
}

}  // namespace technews::searcher
