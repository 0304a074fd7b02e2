#include "searcher/output/json_parts.h"

#include "searcher/output/formats.h"

#include <algorithm>

namespace technews::searcher {
namespace {

void write_segments(JsonWriter& out, const std::vector<Segment>& segments) {
  out.open_array();
  for (const Segment& segment : segments) {
    out.open_object().member("text", segment.text);
    if (segment.hit) out.member("hit", true);
    out.close_object();
  }
  out.close_array();
}

void write_snippets(JsonWriter& out, const std::vector<Snippet>& snippets) {
  out.key("snippets").open_array();
  for (const Snippet& snippet : snippets) {
    out.open_object().key("segments");
    write_segments(out, snippet.segments);
    out.member("starts_inside", snippet.starts_inside).member("ends_inside", snippet.ends_inside);
    out.close_object();
  }
  out.close_array();
}

void write_strings(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).open_array();
  for (const std::string& text : texts) out.value(text);
  out.close_array();
}

void write_record(JsonWriter& out, const index::Record& record) {
  const auto text = [&out](std::string_view name, const std::string& value) {
    if (!value.empty()) out.member(name, value);
  };
  text("url", record.url);
  text("site", record.site);
  text("author", record.author);
  text("section", record.section);
  if (!record.tags.empty()) write_strings(out, "tags", record.tags);
  text("language", record.language);
  if (record.date) out.member("date", record.date->to_string());
  if (record.date) text("date_source", record.date_source);
}

void write_counts(JsonWriter& out, const Counts& counts) {
  out.key("counts").open_object().member("articles", counts.articles);
  if (counts.all_words) out.member("all_words", *counts.all_words);
  if (counts.stories) out.member("stories", *counts.stories);
  out.member("exact", counts.exact).close_object();
}

void write_facets(JsonWriter& out, const std::vector<Facet>& facets) {
  out.key("facets").open_array();
  for (const Facet& facet : facets) {
    out.open_object().member("field", name_of(facet.field)).key("values").open_array();
    for (const FacetRow& row : facet.rows) {
      out.open_object().member("value", row.value).member("articles", row.articles);
      out.member("stories", row.stories).close_object();
    }
    out.close_array().close_object();
  }
  out.close_array();
}

void write_timeline(JsonWriter& out, const Timeline& timeline) {
  out.key("timeline").open_object().member("unit", name_of(timeline.unit));
  out.key("periods").open_array();
  for (const TimelineRow& row : timeline.rows) {
    out.open_object().member("period", row.period);
    if (row.days) {
      out.member("first", base::date_of(*row.days->first).to_string());
      out.member("last", base::date_of(*row.days->last).to_string());
    }
    if (row.coarse) out.member("coarse", true);
    out.member("articles", row.articles).member("stories", row.stories);
    out.member("archive", row.archive).close_object();
  }
  out.close_array().close_object();
}

void write_matched(JsonWriter& out, const std::vector<FieldMatch>& matches) {
  out.key("matched").open_array();
  for (const FieldMatch& match : matches) {
    out.open_object().member("field", index::info(match.field).name);
    write_strings(out, "words", match.words);
    out.close_object();
  }
  out.close_array();
}

void write_contributions(JsonWriter& out, const std::vector<Contribution>& parts) {
  out.key("contributions").open_array();
  for (const Contribution& part : parts) {
    out.open_object();
    write_strings(out, "words", part.words);
    out.member("field", part.field);
    if (!part.because.empty()) out.member("because", part.because);
    out.member("score", part.score).close_object();
  }
  out.close_array();
}

void write_similar_to(JsonWriter& out, const SimilarTo& similar_to) {
  out.key("similar_to").open_object().member("id", similar_to.id).member("title", similar_to.title);
  out.key("terms").open_array();
  for (const SimilarTo::Term& term : similar_to.terms) {
    out.open_object().member("word", term.word).member("weight", term.weight);
    out.member("articles", term.articles).close_object();
  }
  out.close_array().close_object();
}

void write_leaves(JsonWriter& out, const std::vector<ExplainedLeaf>& leaves) {
  out.key("leaves").open_array();
  for (const ExplainedLeaf& leaf : leaves) {
    out.open_object().member("text", leaf.text);
    out.member("reading", leaf.reading);
    write_strings(out, "terms", leaf.terms);
    out.member("frequency", leaf.frequency).member("required", leaf.required);
    out.member("excluded", leaf.excluded).close_object();
  }
  out.close_array();
}

void write_suggestions(JsonWriter& out, const std::vector<Suggestion>& suggestions) {
  out.key("suggestions").open_array();
  for (const Suggestion& each : suggestions) {
    out.open_object().member("query", each.query).member("articles", each.articles);
    if (each.all_words) out.member("all_words", *each.all_words);
    out.close_object();
  }
  out.close_array();
}

}  // namespace

void write_diagnostics(JsonWriter& out, const std::vector<base::Diagnostic>& diagnostics) {
  out.key("diagnostics").open_array();
  for (const base::Diagnostic& diagnostic : diagnostics) {
    out.open_object();
    out.member("severity", diagnostic.severity == base::Severity::error ? "error" : "note");
    out.member("code", diagnostic.code);
    out.member("message", diagnostic.message);
    out.key("span").open_array().value(diagnostic.span.begin).value(diagnostic.span.end);
    out.close_array();
    write_strings(out, "hints", diagnostic.hints);
    out.close_object();
  }
  out.close_array();
}

void write_question(JsonWriter& out, const Answer& answer) {
  out.member("query", answer.request.query);
  out.member("parsed", answer.response.canonical);
  out.member("rank", answer.response.rank);
}

void write_hit(JsonWriter& out, const Hit& hit) {
  out.member("rank", hit.rank).member("id", hit.id).member("score", hit.score);
  out.member("title", hit.record.title).key("title_segments");
  write_segments(out, hit.title);
  write_record(out, hit.record);
  write_snippets(out, hit.snippets);
  out.member("copies", hit.copies);
  write_matched(out, hit.matched);
  if (!hit.contributions.empty()) write_contributions(out, hit.contributions);
}

void write_outcome(JsonWriter& out, const SearchResponse& response, const OutputOptions& options) {
  write_counts(out, response.counts);
  if (response.similar_to) write_similar_to(out, *response.similar_to);
  if (!response.facets.empty()) write_facets(out, response.facets);
  if (response.timeline) write_timeline(out, *response.timeline);
  write_diagnostics(out, response.diagnostics);
  if (options.explain) write_leaves(out, response.leaves);
  if (!response.suggestions.empty()) write_suggestions(out, response.suggestions);
  if (!response.corrected_from.empty()) out.member("corrected_from", response.corrected_from);
  if (response.failed) out.member("failed", true);
  if (response.partial) out.member("partial", true);
  if (options.timing)
    out.member("timing_ms", static_cast<double>(response.elapsed.count()) / 1000.0);
}

std::string format_error(const base::Error& error) {
  JsonWriter out;
  out.open_object().member("schema", json_schema).key("error").open_object();
  out.member("status", error.exit_status()).member("message", error.what());
  write_strings(out, "hints", error.hints());
  out.close_object().close_object();
  return out.take() + '\n';
}

}  // namespace technews::searcher
