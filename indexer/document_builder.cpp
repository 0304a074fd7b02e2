#include "indexer/document_builder.h"

#include "corpus/duplicates.h"
#include "shared/index/fields.h"
#include "shared/index/terms.h"
#include "shared/index/values.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace technews::indexer {
namespace {

using index::Field;
using index::Slot;
using normalization::Token;

// More languages than this in one run are hostile input rather than an archive.
constexpr std::size_t most_analyzers = 32;
constexpr std::size_t title_key_size = 64;

// A token weighs when it counts in the document's length and is no stop word.
Xapian::termcount weight_of(const Token& token) { return token.counted && !token.stop ? 1 : 0; }

// Exact forms at their positions, and compounds at each position they cover. No weight.
void add_exact(Xapian::Document& document, Field field, const Token& token) {
  document.add_posting(index::exact_term(field, token.form), token.position, 0);
  if (token.role != Token::Role::whole || token.width < 2) return;
  for (std::uint32_t part = 0; part < token.width; ++part)
    document.add_posting(index::joined_term(field, token.form, token.width, part),
                         token.position + part, 0);
}

void add_body(Xapian::Document& document, std::span<const Token> tokens) {
  for (const Token& token : tokens) {
    add_exact(document, Field::body, token);
    document.add_term(index::stem_term(token.stem), weight_of(token));
  }
}

// Returns the stems, for the title-only markers.
std::set<std::string, std::less<>> add_title(Xapian::Document& document,
                                             std::span<const Token> tokens) {
  std::set<std::string, std::less<>> stems;
  for (const Token& token : tokens) {
    add_exact(document, Field::title, token);
    document.add_term(index::stem_term(token.stem), weight_of(token));
    document.add_term(index::title_stem_term(token.stem), weight_of(token));
    stems.emplace(token.stem);
  }
  return stems;
}

void add_author(Xapian::Document& document, std::span<const Token> tokens) {
  for (const Token& token : tokens)
    document.add_posting(index::exact_term(Field::author, token.form), token.position, 0);
}

void add_filter(Xapian::Document& document, Field field, const std::string& value) {
  if (!value.empty()) document.add_boolean_term(index::filter_term(field, value));
}

void add_filters(Xapian::Document& document, const index::Record& record) {
  for (const std::string& term : index::site_terms(record.site)) document.add_boolean_term(term);
  add_filter(document, Field::section, record.section);
  for (const std::string& tag : record.tags) add_filter(document, Field::tag, tag);
  add_filter(document, Field::language, record.language);
  add_filter(document, Field::url, record.url);
  for (const std::string& url : record.url_aliases) add_filter(document, Field::url, url);
  add_filter(document, Field::id, record.id);
  document.add_boolean_term(index::short_id_term(index::short_digits(record.id)));
  for (const index::Record& copy : record.copies) {
    document.add_boolean_term(index::copy_term(copy.id));
    document.add_boolean_term(index::short_id_term(index::short_digits(copy.id)));
  }
  if (!record.story.empty()) document.add_boolean_term(index::story_term(record.story));
  for (const std::string& hash : index::text_hashes(record))
    document.add_boolean_term(index::text_term(hash));
  if (record.text.empty()) return;
  for (const std::uint64_t band : corpus::sign_story(record.text).bands)
    document.add_boolean_term(index::band_term(band));
}

void add_value(Xapian::Document& document, Slot slot, const std::string& value) {
  if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(slot), value);
}

void add_values(Xapian::Document& document, const index::Record& record) {
  add_value(document, Slot::order, index::order_key(record.date, record.id));
  add_value(document, Slot::oldest, index::oldest_key(record.date, record.id));
  add_value(document, Slot::source, index::source_key(record.id, record.raw_hash));
  add_value(document, Slot::story, record.story);
  add_value(document, Slot::site, record.site);
  add_value(document, Slot::section, record.section);
  add_value(document, Slot::author, record.author);
  add_value(document, Slot::language, record.language);
  if (!record.date) return;
  add_value(document, Slot::first_day, index::day_key(record.date->first_day()));
  add_value(document, Slot::last_day, index::day_key(record.date->last_day()));
}

// The title's folded words: case, accents and punctuation don't decide the order of titles.
std::string title_words(std::span<const Token> tokens) {
  std::string key;
  for (const Token& token : tokens) {
    if (token.role == Token::Role::part) continue;
    if (key.size() + token.form.size() >= title_key_size) break;
    if (!key.empty()) key += ' ';
    key += token.form;
  }
  return key;
}

}  // namespace

BuildCounts& BuildCounts::operator+=(const BuildCounts& other) {
  tokens += other.tokens;
  cut_articles += other.cut_articles;
  cut_tokens += other.cut_tokens;
  return *this;
}

std::string stemming_language(const std::string& language) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_code = language.size() >= 2 && language.size() <= 3 &&
                       std::all_of(language.begin(), language.end(), is_lower);
  return is_code ? language : "en";
}

DocumentBuilder::DocumentBuilder(std::uint32_t token_limit) : token_limit_(token_limit) {}

normalization::Analyzer& DocumentBuilder::analyzer_for(const std::string& language) {
  const std::string key = stemming_language(language);
  const auto found = analyzers_.find(key);
  if (found != analyzers_.end()) return found->second;
  if (analyzers_.size() >= most_analyzers) analyzers_.clear();
  return analyzers_.emplace(key, normalization::Analyzer({.language = key})).first->second;
}

Xapian::Document DocumentBuilder::build(const index::Record& record) {
  normalization::Analyzer& analyzer = analyzer_for(record.language);
  Xapian::Document document;
  document.set_data(index::serialize(record));
  add_filters(document, record);
  add_values(document, record);
  std::uint64_t cut = 0;
  const auto analyze = [&](std::string_view text) {
    const std::span<const Token> tokens = analyzer.analyze(text);
    if (tokens.size() <= token_limit_) return tokens;
    cut += tokens.size() - token_limit_;
    return tokens.first(token_limit_);
  };

  add_author(document, analyze(record.author));
  const std::span<const Token> title = analyze(record.title);
  add_value(document, Slot::title, index::title_key(title_words(title), record.date, record.id));
  std::set<std::string, std::less<>> title_only = add_title(document, title);
  const std::span<const Token> body = analyze(record.text);
  add_body(document, body);

  for (const Token& token : body) {
    counts_.tokens += weight_of(token);
    if (const auto stem = title_only.find(token.stem); stem != title_only.end())
      title_only.erase(stem);
  }
  for (const std::string& stem : title_only)
    document.add_boolean_term(index::title_only_term(stem));
  counts_.cut_tokens += cut;
  counts_.cut_articles += cut > 0 ? 1 : 0;
  return document;
}

}  // namespace technews::indexer
