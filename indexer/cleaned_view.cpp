#include "indexer/cleaned_view.h"

#include "corpus/rules.h"
#include "indexer/account.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::indexer {
namespace {

using Json = nlohmann::ordered_json;
using corpus::Article;
using corpus::RawArticle;
using corpus::Rejection;

std::string row(std::string_view name, const std::string& value, const std::string& source = {}) {
  if (value.empty()) return "";
  return fmt::format("{:<10}{}{}\n", name, terminal::sanitize_line(value),
                     source.empty() ? "" : "  (" + source + ")");
}

std::string date_row(const Article& article) {
  std::string rows;
  if (article.date) rows += row("date", article.date->date.to_string(), article.date->source);
  if (!article.rejected_date.empty())
    rows += row("not dated", article.rejected_date, "impossible: before the web or in the future");
  return rows;
}

std::string metadata_rows(const Article& article) {
  std::string tags;
  for (const std::string& tag : article.tags) tags += (tags.empty() ? "" : ", ") + tag;
  return row("title", article.title.value, article.title.source) + date_row(article) +
         row("author", article.author.value, article.author.source) +
         row("section", article.section.value, article.section.source) + row("tags", tags) +
         row("site", article.site) + row("url", article.url) + row("language", article.language);
}

std::string removed_rows(const RawArticle& page, const Article& article) {
  std::size_t bytes = 0;
  std::string rows;
  for (const corpus::Removal& removal : article.removed) {
    bytes += removal.span.size();
    rows += fmt::format("  {}-{}  {}\n    {}\n", removal.span.begin, removal.span.end, removal.rule,
                        terminal::sanitize_line(removal.span.of(page.body)));
  }
  return fmt::format("removed   {} ranges, {} of {} bytes\n{}", article.removed.size(),
                     grouped(bytes), grouped(page.body.size()), rows);
}

Json span_json(base::ByteSpan span) { return Json::array({span.begin, span.end}); }

Json sourced_json(const corpus::Sourced& value) {
  return Json{{"value", value.value}, {"source", value.source}};
}

void add_article(Json& out, const RawArticle& page, const Article& article) {
  out["title"] = sourced_json(article.title);
  if (!article.title_span.empty()) out["title"]["span"] = span_json(article.title_span);
  if (article.date)
    out["date"] = {{"value", article.date->date.to_string()}, {"source", article.date->source}};
  if (!article.rejected_date.empty()) out["rejected_date"] = article.rejected_date;
  if (!article.author.value.empty()) out["author"] = sourced_json(article.author);
  if (!article.section.value.empty()) out["section"] = sourced_json(article.section);
  if (!article.tags.empty()) out["tags"] = article.tags;
  out["url"] = article.url;
  out["site"] = article.site;
  out["language"] = article.language;
  out["text"] = article.text;
  out["kept"] = Json::array();
  for (const base::ByteSpan span : article.kept) out["kept"].push_back(span_json(span));
  out["removed"] = Json::array();
  for (const corpus::Removal& removal : article.removed)
    out["removed"].push_back({{"span", span_json(removal.span)},
                              {"rule", removal.rule},
                              {"text", removal.span.of(page.body)}});
}

// A range of the page: an empty rule is kept.
struct Piece {
  base::ByteSpan span;
  std::string_view rule;
};

std::vector<Piece> pieces_of(const Article& article) {
  std::vector<Piece> pieces;
  for (const base::ByteSpan span : article.kept) pieces.push_back({span, {}});
  for (const corpus::Removal& removal : article.removed)
    pieces.push_back({removal.span, removal.rule});
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& left, const Piece& right) {
    return left.span.begin < right.span.begin;
  });
  return pieces;
}

}  // namespace

std::string_view rejection_name(corpus::RejectionKind kind) {
  constexpr std::array<std::string_view, 3> names{"listing", "empty", "unreadable"};
  return names[static_cast<std::size_t>(kind)];
}

std::string cleaned_text(const RawArticle& page, const corpus::Cleaned& cleaned) {
  std::string text = row("id", page.id) + row("path", page.origin.path);
  if (const auto* rejection = std::get_if<Rejection>(&cleaned))
    return text + row("left out", std::string(rejection_name(rejection->kind)),
                      terminal::sanitize_line(rejection->reason));
  const auto& article = std::get<Article>(cleaned);
  text += metadata_rows(article);
  text += fmt::format("\n{}\n\n", terminal::sanitize(article.text));
  return text + removed_rows(page, article);
}

std::string cleaned_diff(const RawArticle& page, const corpus::Cleaned& cleaned, bool color) {
  std::string text = row("id", page.id) + row("path", page.origin.path);
  if (const auto* rejection = std::get_if<Rejection>(&cleaned))
    return text + row("left out", std::string(rejection_name(rejection->kind)),
                      terminal::sanitize_line(rejection->reason));
  for (const Piece& piece : pieces_of(std::get<Article>(cleaned))) {
    const std::string words = terminal::sanitize_line(piece.span.of(page.body));
    if (piece.rule.empty())
      text += fmt::format("  {}\n", words);
    else
      text += fmt::format("{}- {}: {}{}\n", color ? "\x1b[31m" : "", piece.rule, words,
                          color ? "\x1b[0m" : "");
  }
  return text;
}

std::string rules_explained(const corpus::Cleaned& cleaned) {
  const auto* article = std::get_if<Article>(&cleaned);
  if (article == nullptr) return "";
  std::map<std::string, std::size_t> ranges;
  for (const corpus::Removal& removal : article->removed) ++ranges[removal.rule];
  std::string text;
  for (const auto& [rule, count] : ranges)
    text += fmt::format("{:<18}{:>4}  {}\n", rule, count, corpus::meaning_of_rule(rule));
  return text;
}

std::string cleaned_json(const RawArticle& page, const corpus::Cleaned& cleaned) {
  Json out;
  out["schema"] = "technews.clean/1";
  out["id"] = page.id;
  out["path"] = page.origin.path;
  if (page.origin.record > 0) out["record"] = page.origin.record;
  if (const auto* rejection = std::get_if<Rejection>(&cleaned)) {
    out["left_out"] = rejection_name(rejection->kind);
    out["reason"] = rejection->reason;
  } else {
    add_article(out, page, std::get<Article>(cleaned));
  }
  return out.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace technews::indexer
