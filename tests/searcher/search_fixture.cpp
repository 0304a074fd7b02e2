#include "tests/searcher/search_fixture.h"

#include "indexer/document_builder.h"
#include "shared/index/writer.h"

#include <algorithm>
#include <utility>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

std::vector<std::string> ids(searcher::Searcher& searcher, searcher::SearchRequest request) {
  if (request.limit == searcher::SearchRequest{}.limit) request.limit = 1000;
  const searcher::SearchResponse response = searcher.search(request);
  std::vector<std::string> found;
  for (const searcher::Hit& hit : response.hits) found.push_back(hit.id);
  for (const base::Diagnostic& each : response.diagnostics)
    if (each.severity == base::Severity::error) found.push_back("error:" + each.code);
  return found;
}

}  // namespace

SmallIndex::SmallIndex(const std::vector<index::Record>& records) {
  index::IndexWriter writer(path(), {});
  indexer::DocumentBuilder builder;
  for (const index::Record& record : records)
    writer.add_or_replace(record.id, builder.build(record));
  writer.publish();
}

std::string SmallIndex::path() const { return folder_.path() + "/index"; }

index::Record article(std::string id, std::string title, std::string text) {
  index::Record record;
  record.id = std::move(id);
  record.title = std::move(title);
  record.text = std::move(text);
  record.language = "en";
  return record;
}

std::string found(searcher::Searcher& searcher, const searcher::SearchRequest& request) {
  std::vector<std::string> all = ids(searcher, request);
  std::sort(all.begin(), all.end());
  return joined(all);
}

std::string ranked(searcher::Searcher& searcher, const searcher::SearchRequest& request) {
  return joined(ids(searcher, request));
}

}  // namespace technews::tests
