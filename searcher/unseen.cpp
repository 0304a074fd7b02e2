#include "searcher/unseen.h"

#include "shared/base/hash.h"
#include "shared/index/fields.h"
#include "shared/index/terms.h"
#include "shared/index/values.h"

#include <algorithm>

namespace technews::searcher {
namespace {

constexpr auto order_slot = static_cast<Xapian::valueno>(index::Slot::order);

}  // namespace

MatchingKeys matching_keys(const Xapian::Database& database, const Xapian::Query& query,
                           std::span<const std::uint64_t> seen) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  Xapian::ValueCountMatchSpy spy(order_slot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  MatchingKeys keys;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    const std::string key = *value;
    keys.ids.push_back(base::hash64(index::id_of_order_key(key)));
    if (!std::binary_search(seen.begin(), seen.end(), keys.ids.back())) keys.unseen.push_back(key);
  }
  std::sort(keys.ids.begin(), keys.ids.end());
  std::sort(keys.unseen.begin(), keys.unseen.end());
  return keys;
}

Xapian::Query articles_of(std::span<const std::string> keys) {
  constexpr std::size_t whole_until = 200;
  std::vector<Xapian::Query> articles;
  for (const std::string& key : keys) {
    const std::string id(index::id_of_order_key(key));
    if (id.size() < whole_until) {
      articles.emplace_back(index::filter_term(index::Field::id, id));
    } else {
      articles.emplace_back(Xapian::Query::OP_VALUE_RANGE, order_slot, key, key);
    }
  }
  return Xapian::Query(Xapian::Query::OP_OR, articles.begin(), articles.end());
}

}  // namespace technews::searcher
