#include "searcher/output/archive.h"

#include "searcher/output/json_parts.h"
#include "searcher/output/json_writer.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::grouped_number;

std::string largest(const std::vector<FacetRow>& rows) {
  constexpr std::size_t shown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), shown); ++i)
    text += fmt::format("{}{} {}", i > 0 ? ", " : "",
                        rows[i].value.empty() ? "(none)" : terminal::sanitize_line(rows[i].value),
                        grouped_number(rows[i].articles));
  if (rows.size() > shown) text += fmt::format(", {} more", grouped_number(rows.size() - shown));
  return text;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string dates_text(const ArchiveInfo& info) {
  if (!info.first_day) return "none";
  return fmt::format("{} to {}, {} undated", base::date_of(*info.first_day).to_string(),
                     base::date_of(*info.last_day).to_string(), grouped_number(info.undated));
}

void write_rows(JsonWriter& out, std::string_view name, const std::vector<FacetRow>& rows) {
  out.key(name).open_array();
  for (const FacetRow& row : rows) {
    out.open_object().member("value", row.value).member("articles", row.articles);
    out.member("stories", row.stories).close_object();
  }
  out.close_array();
}

}  // namespace

std::string vocabulary_text(const std::vector<VocabularyRow>& rows, std::size_t most) {
  if (rows.empty()) return {};
  std::string out = "articles  field    word\n";
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i)
    out += fmt::format("{:>8}  {:<7}  {}\n", grouped_number(rows[i].articles),
                       index::info(rows[i].field).name, terminal::sanitize_line(rows[i].word));
  if (rows.size() > most)
    out += fmt::format("{} more, see them: --limit {}\n", grouped_number(rows.size() - most),
                       rows.size());
  return out;
}

std::string vocabulary_rows(const std::vector<VocabularyRow>& rows, std::size_t most,
                            Format format) {
  DelimitedRows out(format, {"word", "field", "articles"});
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i)
    out.add({Cell::text(rows[i].word), index::info(rows[i].field).name,
             static_cast<std::size_t>(rows[i].articles)});
  return out.take();
}

std::string vocabulary_json(const std::string& pattern, const VocabularyAnswer& answer,
                            std::size_t most) {
  JsonWriter out;
  out.open_object().member("schema", "technews.terms/1").member("pattern", pattern);
  out.key("terms").open_array();
  const std::size_t shown = std::min(most, answer.rows.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const VocabularyRow& row = answer.rows[i];
    out.open_object().member("word", row.word).member("field", index::info(row.field).name);
    out.member("articles", row.articles).close_object();
  }
  out.close_array().member("left_out", answer.rows.size() - shown);
  write_diagnostics(out, answer.diagnostics);
  if (answer.failed) out.member("failed", true);
  out.close_object();
  return out.take() + '\n';
}

std::string archive_text(const ArchiveInfo& info, const TextLayout& layout) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    constexpr int column = 12;
    out += fmt::format("{:<{}}", name, column);
    out += terminal::wrapped_block(value, column, column, layout.width);
  };
  for (const index::IndexInfo& each : info.databases) {
    const std::string name = terminal::sanitize_line(each.database);
    add("index", each.bytes == 0
                     ? name + ", elsewhere"
                     : fmt::format("{}, {}, {}, revision {}", name, size_text(each.bytes),
                                   each.generation, each.revision));
    add("text rules", fmt::format("{}, schema {}", each.fingerprint, each.schema));
  }
  add("articles", grouped_number(info.articles));
  add("stories", grouped_number(info.stories));
  add("sites", fmt::format("{}: {}", grouped_number(info.sites.size()), largest(info.sites)));
  add("languages", largest(info.languages));
  add("dates", dates_text(info));
  return out;
}

std::string archive_json(const ArchiveInfo& info) {
  JsonWriter out;
  out.open_object().member("schema", "technews.index/1").key("databases").open_array();
  for (const index::IndexInfo& each : info.databases) {
    out.open_object().member("database", each.database).member("generation", each.generation);
    out.member("revision", each.revision).member("bytes", each.bytes);
    out.member("articles", each.articles).member("index_schema", each.schema);
    out.member("fingerprint", each.fingerprint).close_object();
  }
  out.close_array().member("articles", info.articles).member("stories", info.stories);
  out.member("undated", info.undated);
  if (info.first_day) {
    out.member("first_day", base::date_of(*info.first_day).to_string());
    out.member("last_day", base::date_of(*info.last_day).to_string());
  }
  write_rows(out, "sites", info.sites);
  write_rows(out, "languages", info.languages);
  out.close_object();
  return out.take() + '\n';
}

}  // namespace technews::searcher
