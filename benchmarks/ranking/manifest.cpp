#include "benchmarks/ranking/manifest.h"

#include "benchmarks/ranking/mapped_file.h"
#include "searcher/query/synonyms.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"
#include "shared/index/reader.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::benchmarks {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema_name = "technews.rankbench.manifest/1";

Json json_of(const FileIdentity& file) { return {{"file", file.file}, {"hash", file.hash}}; }

FileIdentity file_of(const Json& json) { return {json.at("file"), json.at("hash")}; }

Json json_of(const IndexIdentity& index) {
  return {{"database", index.database},
          {"articles", index.articles},
          {"revision", index.revision},
          {"schema", index.schema},
          {"fingerprint", index.fingerprint}};
}

IndexIdentity index_of(const Json& json) {
  return {json.at("database"), json.at("articles"), json.at("revision"), json.at("schema"),
          json.at("fingerprint")};
}

Json json_of(const RunIdentity& run) {
  const Latency& latency = run.latency;
  return {{"file", run.file},
          {"rank", run.rank},
          {"hash", run.hash},
          {"latency_ms",
           {{"p50", latency.p50},
            {"p95", latency.p95},
            {"p99", latency.p99},
            {"max", latency.most},
            {"jobs", latency.jobs}}}};
}

RunIdentity run_of(const Json& json) {
  const Json& latency = json.at("latency_ms");
  return {json.at("file"),
          json.at("rank"),
          json.at("hash"),
          {latency.at("p50"), latency.at("p95"), latency.at("p99"), latency.at("max"),
           latency.at("jobs")}};
}

Manifest manifest_of(const Json& json) {
  Manifest manifest;
  manifest.program = json.at("program");
  manifest.topics = file_of(json.at("topics"));
  if (json.contains("qrels")) manifest.qrels = file_of(json.at("qrels"));
  if (json.contains("synonyms")) manifest.synonyms = file_of(json.at("synonyms"));
  for (const Json& each : json.at("index")) {
    manifest.index.push_back(index_of(each));
    manifest.settings.databases.push_back(manifest.index.back().database);
  }
  const Json& settings = json.at("settings");
  manifest.settings.limit = settings.at("limit");
  manifest.settings.query_syntax = settings.at("query_syntax");
  manifest.settings.group_stories = settings.at("group_stories");
  manifest.settings.addresses = settings.at("addresses");
  manifest.settings.now = settings.at("now");
  for (const Json& each : json.at("runs")) manifest.runs.push_back(run_of(each));
  return manifest;
}

class Changes {
 public:
  template <class Value>
  void compare(const std::string& what, const Value& before, const Value& now) {
    if (before != now) lines_.push_back(fmt::format("{}: {} -> {}", what, before, now));
  }
  std::vector<std::string> take() { return std::move(lines_); }

 private:
  std::vector<std::string> lines_;
};

}  // namespace

FileIdentity identity_of(const std::string& path) {
  return {path, base::hash128_hex(MappedFile(path).bytes())};
}

std::vector<IndexIdentity> index_identities(const std::vector<std::string>& databases) {
  std::vector<IndexIdentity> identities;
  for (const index::IndexInfo& info : index::IndexReader(databases).info())
    identities.push_back(
        {info.database, info.articles, info.revision, info.schema, info.fingerprint});
  return identities;
}

std::string to_text(const Manifest& manifest) {
  Json json{
      {"schema", schema_name}, {"program", manifest.program}, {"topics", json_of(manifest.topics)}};
  if (manifest.qrels) json["qrels"] = json_of(*manifest.qrels);
  if (manifest.synonyms) json["synonyms"] = json_of(*manifest.synonyms);
  json["index"] = Json::array();
  for (const IndexIdentity& each : manifest.index) json["index"].push_back(json_of(each));
  json["settings"] = {{"limit", manifest.settings.limit},
                      {"query_syntax", manifest.settings.query_syntax},
                      {"group_stories", manifest.settings.group_stories},
                      {"addresses", manifest.settings.addresses},
                      {"now", manifest.settings.now}};
  json["runs"] = Json::array();
  for (const RunIdentity& each : manifest.runs) json["runs"].push_back(json_of(each));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Manifest parse_manifest(std::string_view text, const std::string& name) {
  try {
    const Json json = Json::parse(text);
    if (json.at("schema") != schema_name)
      throw base::Error(base::ErrorCode::io, name + " is not a manifest of this version",
                        {std::string("its schema must be ") + schema_name});
    return manifest_of(json);
  } catch (const Json::exception& failure) {
    throw base::Error(base::ErrorCode::io, name + " is not a manifest: " + failure.what());
  }
}

void load_synonyms(Manifest& manifest) {
  if (!manifest.synonyms) return;
  const std::string file = manifest.synonyms->file;
  manifest.synonyms = identity_of(file);
  manifest.settings.synonyms =
      std::make_shared<const searcher::Synonyms>(searcher::read_synonyms(file));
}

std::vector<std::string> changes_between(const Manifest& before, const Manifest& now) {
  Changes changes;
  changes.compare("program", before.program, now.program);
  changes.compare("topics", before.topics.hash, now.topics.hash);
  if (before.qrels && now.qrels) changes.compare("judgments", before.qrels->hash, now.qrels->hash);
  if (before.synonyms && now.synonyms)
    changes.compare("synonyms", before.synonyms->hash, now.synonyms->hash);
  changes.compare("databases", before.index.size(), now.index.size());
  for (std::size_t i = 0; i < std::min(before.index.size(), now.index.size()); ++i) {
    const IndexIdentity& old = before.index[i];
    const IndexIdentity& current = now.index[i];
    changes.compare("articles of " + current.database, old.articles, current.articles);
    changes.compare("revision of " + current.database, old.revision, current.revision);
    changes.compare("schema of " + current.database, old.schema, current.schema);
    changes.compare("text rules of " + current.database, old.fingerprint, current.fingerprint);
  }
  return changes.take();
}

}  // namespace technews::benchmarks
