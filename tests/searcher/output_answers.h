// Answers for the tests of the formats, one of them as hostile as documents get.
#pragma once

#include "searcher/output/answer.h"

#include <string>

namespace technews::searcher {

inline Hit plain_hit(std::size_t rank, double score) {
  Hit hit;
  hit.id = "a" + std::to_string(rank);
  hit.score = score;
  hit.rank = rank;
  hit.record.id = hit.id;
  hit.record.title = "OpenAI and Microsoft";
  hit.record.site = "example.com";
  hit.record.url = "https://example.com/" + hit.id;
  hit.record.author = "A. Writer";
  hit.record.section = "AI";
  hit.record.tags = {"deals", "ai"};
  hit.record.language = "en";
  hit.record.date = base::Date{2023, 1, 23, base::DatePrecision::day};
  hit.record.date_source = "url";
  hit.title = {{"OpenAI", true}, {" and Microsoft", false}};
  hit.snippets = {{{{"Then ", false}, {"OpenAI", true}, {" said\nno.", false}}, true, true}};
  return hit;
}

// Everything that JSON may hold is in it.
inline Answer full_answer() {
  Answer answer;
  answer.query_id = "1";
  answer.request.query = "openai tilte:x";
  answer.response.canonical = "openai title:x";
  answer.response.rank = "news";
  answer.response.hits = {plain_hit(1, 7.25), plain_hit(2, 7.25), plain_hit(3, 1.0 / 3)};
  answer.response.hits[0].copies = 2;
  answer.response.hits[0].matched = {{index::Field::title, {"openai"}}};
  answer.response.hits[0].contributions = {{{"openai"}, "title", "phrase", 7.25}};
  answer.response.similar_to = SimilarTo{"a9", "Title", {{"openai", 2.5, 12}}};
  answer.response.facets = {{FacetField::site, {{"example.com", 3, 2}, {"", 1, 1}}}};
  const base::DayRange year{19358, 19722};
  answer.response.timeline = Timeline{
      TimelineUnit::month, {{"2023", year, true, 3, 2, 90}, {"", std::nullopt, false, 1, 1, 5}}};
  answer.response.counts = {4210, 312, 1187, true};
  answer.response.diagnostics = {
      {base::Severity::note, {7, 12}, "unknown_field", "unknown field \"tilte\"", {"title:x"}}};
  answer.response.leaves = {{"openai", "stem openai", {"Zopenai"}, 4210}};
  answer.response.suggestions = {{"openai title:y", 12, 3}};
  answer.response.corrected_from = "opnai title:x";
  answer.response.failed = true;
  answer.response.partial = true;
  answer.response.elapsed = std::chrono::microseconds(4321);
  return answer;
}

// Every field a document can fill holds something that steers a terminal or splits a format.
inline Answer hostile_answer() {
  const std::string evil =
      "a\x1b[31mred\x1b]0;title\x07 b\tc\nd\re\x9b"
      "31m\u202e\u200b\xff\xc2\x85 =1+1,\"q\" \\";
  Answer answer;
  answer.query_id = "q " + evil;
  answer.request.query = evil;
  answer.response.canonical = evil;
  answer.response.rank = evil;
  Hit hit = plain_hit(1, 1);
  hit.id = evil;
  hit.record.id = evil;
  for (std::string* text : {&hit.record.title, &hit.record.site, &hit.record.url,
                            &hit.record.author, &hit.record.section, &hit.record.language})
    *text = "=" + evil;
  hit.record.tags = {evil};
  hit.title = {{evil, true}, {evil, false}};
  hit.snippets = {{{{evil, false}, {evil, true}}, true, false}};
  hit.matched = {{index::Field::author, {evil}}};
  hit.contributions = {{{evil}, evil, evil, 1}};
  answer.response.similar_to = SimilarTo{evil, evil, {{evil, 1, 1}}};
  answer.response.facets = {{FacetField::author, {{evil, 3, 2}, {"=" + evil, 1, 1}}}};
  answer.response.hits = {hit};
  answer.response.counts.articles = 1;
  answer.response.diagnostics = {{base::Severity::note, {0, 1}, "code", evil, {evil}}};
  answer.response.leaves = {{evil, evil, {evil}, 0}};
  answer.response.suggestions = {{evil, 1, {}}};
  answer.response.corrected_from = evil;
  return answer;
}

}  // namespace technews::searcher
