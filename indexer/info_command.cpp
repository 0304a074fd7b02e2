#include "indexer/account.h"
#include "indexer/commands.h"
#include "indexer/index_summary.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

constexpr std::size_t sites_shown = 10;

std::string counted_json(const std::map<std::string, std::uint64_t>& counts) {
  std::string text = "{";
  for (const auto& [name, count] : counts)
    text += fmt::format("{}{}:{}", text.size() > 1 ? "," : "", terminal::json_string(name), count);
  return text + "}";
}

std::string shards_json(const std::vector<ShardSummary>& shards) {
  std::string text = "[";
  for (const ShardSummary& shard : shards) {
    text += fmt::format(
        "{}{{\"database\":{},\"generation\":{},\"revision\":{},\"articles\":{},\"bytes\":{}}}",
        text.size() > 1 ? "," : "", terminal::json_string(shard.database),
        terminal::json_string(shard.generation), shard.revision, shard.articles, shard.bytes);
  }
  return text + "]";
}

std::string json_of(const IndexSummary& index) {
  std::string versions;
  for (const auto& [version, pages] : index.model_versions)
    versions += fmt::format("{}\"{}\":{}", versions.empty() ? "" : ",", version, pages);
  return fmt::format(
      "{{\"schema\":\"technews.info/1\",\"database\":{},\"generation\":{},\"revision\":{},"
      "\"index_schema\":{},\"fingerprint\":{},\"articles\":{},\"copies\":{},\"stories\":{},\"near_"
      "copies\":{},\"undated\":{},"
      "\"first_date\":{},\"last_date\":{},\"text_bytes\":{},\"index_bytes\":{},\"sites\":{},"
      "\"languages\":{},\"operands\":{},\"model_version\":{},\"pages_by_model_version\":{{{}}},"
      "\"shards\":{}}}\n",
      terminal::json_string(index.database), terminal::json_string(index.generation),
      index.revision, index.schema, terminal::json_string(index.fingerprint), index.articles,
      index.copies, index.stories, index.near_copies, index.undated,
      terminal::json_string(index.first_date), terminal::json_string(index.last_date),
      index.text_bytes, index.index_bytes, counted_json(index.sites), counted_json(index.languages),
      counted_json(index.operands), index.model_version, versions, shards_json(index.shards));
}

// The largest first, equal ones by name; the rest as a number.
std::string largest(const std::map<std::string, std::uint64_t>& counts, std::size_t shown) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  std::string text;
  for (std::size_t i = 0; i < rows.size() && i < shown; ++i) {
    const std::string name = rows[i].first.empty() ? "(unknown)" : rows[i].first;
    text += fmt::format("{}{} {}", i > 0 ? ", " : "", terminal::sanitize_line(name),
                        grouped(rows[i].second));
  }
  if (rows.size() > shown) text += fmt::format(", {} more", grouped(rows.size() - shown));
  return text;
}

std::string text_of(const IndexSummary& index) {
  std::string text;
  const auto row = [&text](std::string_view name, const std::string& value) {
    text += fmt::format("{:<13}{}\n", name, value);
  };
  row("index", terminal::sanitize_line(index.database));
  row("articles",
      fmt::format("{}, and {} copies of them", grouped(index.articles), grouped(index.copies)));
  row("stories", fmt::format("{} told more than once, by {} near copies", grouped(index.stories),
                             grouped(index.near_copies)));
  row("sites",
      fmt::format("{}: {}", grouped(index.sites.size()), largest(index.sites, sites_shown)));
  row("languages", largest(index.languages, sites_shown));
  row("dates", index.first_date.empty()
                   ? "none"
                   : fmt::format("{} to {}, {} articles undated", index.first_date, index.last_date,
                                 grouped(index.undated)));
  row("sources", largest(index.operands, sites_shown));
  row("size", fmt::format("{} index, {} of text", human_bytes(index.index_bytes),
                          human_bytes(index.text_bytes)));
  std::string versions;
  for (const auto& [version, pages] : index.model_versions)
    versions +=
        fmt::format("{}{}", versions.empty() ? "" : ", ",
                    version == 0 ? grouped(pages) + " not cleaned"
                                 : fmt::format("{} by version {}", grouped(pages), version));
  row("cleaned", versions);
  if (index.shards.size() > 1) {
    std::string articles;
    for (const ShardSummary& shard : index.shards)
      articles += (articles.empty() ? "" : ", ") + grouped(shard.articles);
    row("shards", fmt::format("{}, of {} articles", index.shards.size(), articles));
  }
  row("generation", fmt::format("{}, revision {}", index.generation, index.revision));
  row("text rules", fmt::format("{}, schema {}", index.fingerprint, index.schema));
  return text;
}

}  // namespace

int run_info(const Context& context) {
  const IndexSummary index = summarize(database_of(context));
  const bool json = context.arguments.text_or("format", "text") == "json";
  context.console.out().write(json ? json_of(index) : text_of(index));
  return 0;
}

}  // namespace technews::indexer
