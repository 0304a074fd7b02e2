#include "indexer/page_hash.h"

#include "shared/base/hash.h"

namespace technews::indexer {

// The sizes stand between the fields, so that moving a word from one to the next changes the hash.
std::string page_hash(const corpus::RawArticle& page) {
  std::string fields = base::hash128_hex(page.body);
  const auto add = [&fields](const std::string& value) {
    fields += '\n' + std::to_string(value.size()) + ' ' + value;
  };
  for (const std::string* value : {&page.title, &page.date, &page.url, &page.author, &page.section,
                                   &page.site, &page.language})
    add(*value);
  for (const std::string& tag : page.tags) add(tag);
  add(std::to_string(static_cast<int>(page.form)));
  return base::hash128_hex(fields);
}

}  // namespace technews::indexer
