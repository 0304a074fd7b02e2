#include "tests/index/articles.h"

#include "shared/index/terms.h"

#include <sstream>
#include <stdexcept>
#include <utility>

namespace technews::tests {

using index::Field;

Xapian::Document article(const std::string& id, const std::string& text) {
  index::Record record;
  record.id = id;
  record.text = text;
  Xapian::Document document;
  document.set_data(index::serialize(record));
  std::istringstream words(text);
  Xapian::termpos position = 1;
  for (std::string word; words >> word; ++position) {
    document.add_posting(index::exact_term(Field::body, word), position, 0);
    document.add_term(index::stem_term(word));
  }
  return document;
}

void add(index::IndexWriter& writer, const std::string& id, const std::string& text) {
  writer.add_or_replace(id, article(id, text));
}

namespace {

void check_postings(const Xapian::Database& database, Xapian::docid document,
                    const index::Record& record) {
  std::istringstream words(record.text);
  Xapian::termpos position = 1;
  for (std::string word; words >> word; ++position) {
    const std::string term = index::exact_term(Field::body, word);
    auto place = database.positionlist_begin(document, term);
    place.skip_to(position);
    if (place == database.positionlist_end(document, term) || *place != position)
      throw std::runtime_error(record.id + " isn't found by \"" + word + "\"");
  }
  const std::string id_term = index::filter_term(Field::id, record.id);
  const auto posting = database.postlist_begin(id_term);
  if (posting == database.postlist_end(id_term) || *posting != document)
    throw std::runtime_error(record.id + " isn't found by its id");
}

}  // namespace

std::map<std::string, std::string> articles_of(index::IndexReader& reader) {
  return reader.with_retry([](const Xapian::Database& database) {
    std::map<std::string, std::string> articles;
    for (auto all = database.postlist_begin(""); all != database.postlist_end(""); ++all) {
      const index::Record record = index::IndexReader::record(database, *all);
      check_postings(database, *all, record);
      if (!articles.emplace(record.id, record.text).second)
        throw std::runtime_error(record.id + " is there twice");
    }
    return articles;
  });
}

std::map<std::string, std::string> articles_of(const std::string& directory) {
  index::IndexReader reader({directory});
  return articles_of(reader);
}

}  // namespace technews::tests
