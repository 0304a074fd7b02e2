// Rows of tsv and csv that are no hits: facets, timelines, vocabularies.
#pragma once

#include "searcher/output/answer.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace technews::searcher {

// A field of a row: words of a document or query, or a number, date or name of this program's.
class Cell {
 public:
  static Cell text(std::string words) { return {std::move(words), true}; }
  Cell(std::size_t number) : text_(std::to_string(number)) {}
  Cell(std::string_view name) : text_(name) {}
  Cell(const char* name) : text_(name) {}

  // As the format spells it, escaped.
  std::string in(Format format) const;

 private:
  Cell(std::string words, bool is_text) : text_(std::move(words)), is_text_(is_text) {}

  std::string text_;
  bool is_text_ = false;
};

// csv has the heading, tsv has none. REQUIRES: format is csv or tsv.
class DelimitedRows {
 public:
  DelimitedRows(Format format, std::initializer_list<Cell> heading);
  void add(std::initializer_list<Cell> row);
  std::string take() { return std::move(text_); }

 private:
  Format format_;
  std::string text_;
};

}  // namespace technews::searcher
