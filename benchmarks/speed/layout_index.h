// An index of the same articles under each term layout, and the default ranking's query over it.
#pragma once

#include "shared/normalization/analyzer.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::benchmarks {

enum class Layout : std::uint8_t {
  exact_and_stems,  // exact forms with positions, stems with weight
  both_positional,  // exact forms and stems with positions, stems with weight
  exact_only,       // exact forms with positions and weight; stems become their forms in queries
};

// What stands for a query word inside the phrases of adjacent words.
enum class PairForm : std::uint8_t {
  typed,  // the form as typed
  forms,  // every form with the same stem, from a mapping written by the indexer
  scan,  // every form with the same stem, found by walking the vocabulary from the stem's beginning
  stems,  // the stem: needs its positions
  none,   // no pairs at all
};

struct Document {
  std::string id;
  std::string title;
  std::string body;
};

// Stem -> forms met in any document, sorted.
using FormsOfStems = std::map<std::string, std::vector<std::string>, std::less<>>;

// Adds documents to a database under one layout. Positions of titles follow those of bodies far
// away where they share a term. Not thread-safe.
class LayoutWriter {
 public:
  LayoutWriter(Xapian::WritableDatabase& database, Layout layout);

  void add(const Document& document);
  // What add() adds.
  Xapian::Document make(const Document& document);

  // Writes the stem -> forms mapping as metadata and returns its bytes: keys and values.
  std::size_t write_forms();
  const FormsOfStems& forms() const { return forms_; }

 private:
  void add_text(Xapian::Document& target, std::string_view text, bool is_title);
  void add_token(Xapian::Document& target, const normalization::Token& token, bool is_title);
  void remember(const normalization::Token& token);

  Xapian::WritableDatabase& database_;
  Layout layout_;
  normalization::Analyzer analyzer_;
  FormsOfStems forms_;
};

// Makes P3 (../../shared/index/FORMAT.md) queries of plain text.
class LayoutQuery {
 public:
  LayoutQuery(Xapian::Database database, Layout layout, PairForm pairs, const FormsOfStems& forms);

  Xapian::Query ranked(std::string_view plain_text);
  // Without pairs: what the first of two passes asks.
  Xapian::Query words_only(std::string_view plain_text);

 private:
  struct Word {
    std::string form;
    std::string stem;
    std::uint32_t times = 1;
    std::uint32_t position = 0;
  };

  std::vector<Word> words_of(std::string_view plain_text);
  std::vector<Xapian::Query> word_parts(const std::vector<Word>& words);
  std::vector<std::string> scanned_forms(const Word& word) const;
  Xapian::Query weighted(const Word& word, bool is_title) const;
  Xapian::Query scaled(const Word& word) const;
  Xapian::Query alternatives(const Word& word, bool is_title) const;
  Xapian::Query pair(const Word& first, const Word& second) const;
  std::vector<std::string> forms_of(const Word& word) const;

  Xapian::Database database_;
  Layout layout_;
  PairForm pairs_;
  const FormsOfStems& forms_;
  mutable normalization::Analyzer analyzer_;  // stems scanned forms
};

}  // namespace technews::benchmarks
