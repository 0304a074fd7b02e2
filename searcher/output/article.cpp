#include "searcher/output/article.h"

#include "searcher/output/json_writer.h"
#include "searcher/snippet/snippet.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::Style;
using terminal::StyledText;

void add_lines(std::string& out, const StyledText& text, const TextLayout& layout) {
  for (const StyledText& line : terminal::wrap_styled(text, layout.width))
    out += terminal::render(line, layout.decoration) + '\n';
}

StyledText as_written(const std::vector<Segment>& segments) {
  StyledText text;
  for (const Segment& segment : segments)
    text.push_back({segment.text, segment.hit ? Style::hit : Style::plain});
  return text;
}

std::string date_fact(const index::Record& record) {
  if (!record.date) return "none found";
  return record.date->to_string() +
         (record.date_source.empty() ? "" : ", from the " + record.date_source);
}

std::string source_fact(const index::Record& record) {
  std::string text = record.path;
  if (record.record_number > 0) text += fmt::format(", record {}", record.record_number);
  return text;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

void write_segments(JsonWriter& out, std::string_view name, const std::vector<Segment>& segments) {
  out.key(name).open_array();
  for (const Segment& segment : segments) {
    out.open_object().member("text", segment.text);
    if (segment.hit) out.member("hit", true);
    out.close_object();
  }
  out.close_array();
}

void write_strings(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).open_array();
  for (const std::string& text : texts) out.value(text);
  out.close_array();
}

}  // namespace

std::string article_text(const index::Record& record, const MatchPattern& pattern,
                         const TextLayout& layout, normalization::Analyzer& analyzer) {
  std::string out;
  const auto title = highlight(record.title, pattern, MatchScope::title, analyzer);
  add_lines(out, styled_segments(title, Style::title, record.url), layout);
  add_lines(out, {{meta_line(record), Style::meta}}, layout);
  if (!record.author.empty()) add_lines(out, {{"by " + record.author, Style::meta}}, layout);
  if (!record.url.empty() && record.url != record.id)
    add_lines(out, {{record.url, Style::meta, record.url}}, layout);
  out += '\n';
  add_lines(out, as_written(highlight(record.text, pattern, MatchScope::body, analyzer)), layout);
  return out;
}

std::string article_json(const index::Record& record, const MatchPattern& pattern,
                         normalization::Analyzer& analyzer) {
  JsonWriter out;
  out.open_object().member("schema", "technews.article/1").member("id", record.id);
  out.member("title", record.title);
  write_segments(out, "title_segments",
                 highlight(record.title, pattern, MatchScope::title, analyzer));
  out.member("text", record.text);
  write_segments(out, "text_segments", highlight(record.text, pattern, MatchScope::body, analyzer));
  out.member("url", record.url);
  write_strings(out, "url_aliases", record.url_aliases);
  out.member("site", record.site).member("author", record.author);
  out.member("section", record.section);
  write_strings(out, "tags", record.tags);
  out.member("language", record.language);
  out.member("date", record.date ? record.date->to_string() : std::string());
  out.member("date_source", record.date_source);
  out.member("path", record.path).member("record", record.record_number);
  out.member("copies", record.copies.size());
  out.close_object();
  return out.take() + '\n';
}

std::string article_facts(const index::Record& record, const TextLayout& layout) {
  std::size_t kept = 0;
  for (const base::ByteSpan span : record.kept) kept += span.size();
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    constexpr int column = 10;
    out += fmt::format("{:<{}}", name, column);
    out += terminal::wrapped_block(terminal::sanitize_line(value), column, column, layout.width);
  };
  add("id", terminal::encode_id(record.id));
  add("title", record.title);
  add("url", record.url);
  add("also at", joined(record.url_aliases));
  add("site", record.site);
  add("author", record.author);
  add("section", record.section);
  add("tags", joined(record.tags));
  add("language", record.language);
  add("date", date_fact(record));
  add("text", terminal::grouped_number(record.text.size()) + " bytes");
  add("read from", source_fact(record));
  add("kept", fmt::format("{} bytes of the page, in {} pieces", terminal::grouped_number(kept),
                          record.kept.size()));
  add("copies", record.copies.empty() ? "" : terminal::grouped_number(record.copies.size()));
  return out;
}

std::string article_terms(const index::Record& record, normalization::Analyzer& analyzer) {
  std::map<std::string, std::size_t, std::less<>> counts;
  for (const std::string* text : {&record.title, &record.text})
    for (const normalization::Token& token : analyzer.analyze(*text))
      if (token.counted && !token.stop) ++counts[std::string(token.stem)];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::ranges::greater{},
                           &std::pair<std::string, std::size_t>::second);
  std::string out;
  for (const auto& [stem, count] : order)
    out += fmt::format("{}\t{}\n", count, terminal::sanitize_line(stem));
  return out;
}

}  // namespace technews::searcher
