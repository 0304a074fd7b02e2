// Every date of a page that may be the one it was published on, and how much speaks for each.
#pragma once

#include "corpus/html/date_forms.h"
#include "corpus/html/page_facts.h"
#include "corpus/html/tree.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace technews::corpus {

enum class DateMeaning { published, created, plain, modified };

struct DateCandidate {
  base::Date date;
  std::string_view source;  // as in SourcedDate
  DateMeaning meaning = DateMeaning::plain;
  int weight = 0;  // more is surer; compared within a source
  std::optional<WrittenTime> time = std::nullopt;
};

struct DateSearch {
  DayOrder order = DayOrder::day_first;
  std::size_t title = 0;  // byte of the visible text where the title begins
  std::size_t title_end = 0;
  bool has_title = false;
};

// Of linked data: article, page or work by weight.
void add_linked_dates(const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates);
void add_meta_dates(const PageFacts& facts, const DateSearch& search,
                    std::vector<DateCandidate>& candidates);
// Of item properties, hentry classes and time elements.
void add_marked_dates(const HtmlTree& tree, const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates);
// Of the visible text.
void add_text_dates(const HtmlTree& tree, const PageFacts& facts, const DateSearch& search,
                    std::vector<DateCandidate>& candidates);
// Of data that scripts hold under names such as "datePublished".
void add_script_dates(const PageFacts& facts, const DateSearch& search,
                      std::vector<DateCandidate>& candidates);

}  // namespace technews::corpus
