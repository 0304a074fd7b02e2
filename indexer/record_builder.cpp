#include "indexer/record_builder.h"

#include <filesystem>
#include <utility>

namespace technews::indexer {

std::string source_name(const std::string& operand) {
  if (operand == "-") return operand;
  std::filesystem::path path = std::filesystem::absolute(operand).lexically_normal();
  if (!path.has_filename() && path.has_parent_path()) path = path.parent_path();
  return path.string();
}

std::string source_path(const corpus::Origin& origin, const Source& source) {
  if (origin.path.starts_with(source.operand)) {
    std::string rest = origin.path.substr(source.operand.size());
    std::string name = source.name;
    if (!rest.empty() && rest.front() != '/' && rest.front() != '!') name += '/';
    return name.append(rest);
  }
  return source.name == "-" ? origin.path : source_name(origin.path);
}

index::Record to_record(corpus::Article article, PageFacts facts, const Source& source) {
  index::Record record;
  record.path = source_path(article.origin, source);
  record.operand = source.name;
  record.record_number = article.origin.record;
  record.id = std::move(article.id);
  record.title = std::move(article.title.value);
  record.text = std::move(article.text);
  record.url = std::move(article.url);
  record.site = std::move(article.site);
  record.author = std::move(article.author.value);
  record.section = std::move(article.section.value);
  record.tags = std::move(article.tags);
  record.language = std::move(article.language);
  if (article.date) {
    record.date = article.date->date;
    record.date_source = std::move(article.date->source);
  }
  record.raw_hash = std::move(facts.hash);
  record.body_hash = std::move(facts.body_hash);
  record.model_version = facts.model_version;
  record.kept = std::move(article.kept);
  return record;
}

}  // namespace technews::indexer
