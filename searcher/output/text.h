// The format for people: results as a screen, and the lines that go with them on the error stream.
#pragma once

#include "searcher/output/answer.h"
#include "shared/index/record.h"
#include "shared/terminal/styled_text.h"

#include <optional>
#include <string>
#include <vector>

namespace technews::searcher {

struct TextLayout {
  std::optional<int> width;  // columns text may use; nullopt: lines are not broken
  terminal::Decoration decoration;
};

// Rank, title, where and when, fragments; an empty line between articles.
std::string format_text(const Answer& answer, const OutputOptions& options,
                        const TextLayout& layout);

// "1-10 of 4,210 articles with any word, 312 with all in 4 ms.  More: --offset 10"
std::string count_line(const Answer& answer);

// That words which came as one operand were not searched as a phrase.
std::string lost_quotes_note(const std::string& words);

// "like TITLE, by its words: openai, altman, …".
std::string similar_line(const SimilarTo& similar_to);

// What was searched, how it was read and ranked, and for how long.
std::string account(const Answer& answer, const std::vector<std::string>& databases);

// What there is to say when nothing matches: the words that are in no article, what to try.
std::string no_match_screen(const Answer& answer);

// What else the query may have been meant to be, with counts; what was searched for instead of it.
// Empty when there is nothing of the kind to say.
std::string suggestion_note(const SearchResponse& response);
std::string correction_note(const SearchResponse& response);

// How the query was read: its canonical form, how many of its words must match where that isn't
// any, then for each part the reading, the terms and the number of articles.
std::string explanation(const Answer& answer, const TextLayout& layout);

// "venturebeat.com  2023-01-23  AI  #3013": what is known, two blanks between.
std::string meta_line(const index::Record& record);

// Lines wrapped to width, what goes on in the next one indented by two more. For remarks.
std::string fitted(std::string_view lines, std::optional<int> width);

// Segments as one run of text: blanks in a row as one, hits in their style.
terminal::StyledText styled_segments(const std::vector<Segment>& segments, terminal::Style style,
                                     const std::string& link = {});

}  // namespace technews::searcher
