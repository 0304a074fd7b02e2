// What is said about an answer rather than in it: counts, why nothing matched, how it was read.
#include "searcher/output/text.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

// More words than this that no article has are counted, not listed.
constexpr std::size_t listed_words = 5;
constexpr std::size_t listed_terms = 12;

std::string articles(std::size_t count) {
  return terminal::grouped_number(count) + (count == 1 ? " article" : " articles");
}

std::string counted(const Counts& counts, MatchMode match) {
  std::string text = (counts.exact ? "" : "about ") + articles(counts.articles);
  if (counts.all_words)
    text +=
        fmt::format(" with {}, {} with all", match == MatchMode::most ? "most words" : "any word",
                    terminal::grouped_number(*counts.all_words));
  if (counts.stories && *counts.stories < counts.articles)
    text += fmt::format(" ({} stories)", terminal::grouped_number(*counts.stories));
  return text;
}

std::string duration(std::chrono::microseconds elapsed) {
  const auto microseconds = elapsed.count();
  if (microseconds < 10'000) return fmt::format("{:.1f} ms", double(microseconds) / 1000);
  if (microseconds < 1'000'000) return fmt::format("{} ms", microseconds / 1000);
  return fmt::format("{:.1f} s", double(microseconds) / 1e6);
}

std::string list_of(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
    text += (i > 0 ? ", " : "") + words[i];
  if (words.size() > most) text += fmt::format(" and {} more", words.size() - most);
  return text;
}

std::vector<std::string> unknown_parts(const SearchResponse& response) {
  std::vector<std::string> parts;
  for (const ExplainedLeaf& leaf : response.leaves) {
    const std::string part = terminal::sanitize_line(leaf.text);
    if (leaf.frequency == 0 && !leaf.excluded && std::ranges::find(parts, part) == parts.end())
      parts.push_back(part);
  }
  return parts;
}

// What was typed, or what the flags ask for where nothing was.
std::string shown_query(const SearchRequest& request, const std::string& canonical) {
  std::string text = request.query;
  for (const std::string& phrase : request.phrases)
    text += (text.empty() ? "\"" : " \"") + phrase + "\"";
  if (text.empty()) return terminal::sanitize_line(canonical);
  text = terminal::sanitize_line(text);
  return text.find('"') == std::string::npos ? "\"" + text + "\"" : text;
}

// The query as a shell takes it: quoted as a whole where a word of it must be.
std::string as_operands(const std::string& query) {
  const auto blank = [](char c) { return c == ' '; };
  std::string letters;
  std::remove_copy_if(query.begin(), query.end(), std::back_inserter(letters), blank);
  const bool is_safe = terminal::shell_word(letters) == letters;
  return (query.starts_with('-') ? "-- " : "") + (is_safe ? query : terminal::shell_word(query));
}

// Rows of whole commands, the counts under one another.
std::string suggestion_rows(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> commands;
  std::size_t widest = 0;
  for (const Suggestion& each : suggestions) {
    commands.push_back("searcher " + as_operands(terminal::sanitize_line(each.query)));
    widest = std::max(widest, static_cast<std::size_t>(terminal::display_width(commands.back())));
  }
  std::string rows = suggestions.empty() ? "" : "  did you mean:\n";
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    const auto width = static_cast<std::size_t>(terminal::display_width(commands[i]));
    const Suggestion& each = suggestions[i];
    std::string counts = articles(each.articles);
    if (each.all_words)
      counts = fmt::format("{} with all words, {} with any", articles(*each.all_words),
                           terminal::grouped_number(each.articles));
    rows += fmt::format("    {}{}  ({})\n", commands[i], std::string(widest - width, ' '), counts);
  }
  return rows;
}

void add_row(std::string& out, const ExplainedLeaf& leaf, std::size_t widest,
             const TextLayout& layout) {
  const std::string text = terminal::sanitize_line(leaf.text);
  const auto width = static_cast<std::size_t>(terminal::display_width(text));
  const std::string lead = "  " + text + std::string(widest - std::min(width, widest), ' ') + "  ";
  std::string rest = fmt::format("{}{}; {}",
                                 leaf.excluded   ? "excluded: "
                                 : leaf.required ? "required: "
                                                 : "",
                                 terminal::sanitize_line(leaf.reading),
                                 articles(static_cast<std::size_t>(leaf.frequency)));
  std::vector<std::string> terms;
  for (const std::string& term : leaf.terms) terms.push_back(terminal::sanitize_line(term));
  if (!terms.empty()) rest += "; terms: " + list_of(terms, listed_terms);
  const int column = terminal::display_width(lead);
  if (layout.width && 2 * column > *layout.width) {
    // No room beside it: the reading gets lines of its own.
    out += terminal::wrapped_block("  " + text, 0, 4, layout.width) + "      " +
           terminal::wrapped_block(rest, 6, 6, layout.width);
    return;
  }
  out += lead + terminal::wrapped_block(rest, column, 6, layout.width);
}

}  // namespace

std::string count_line(const Answer& answer) {
  const SearchResponse& response = answer.response;
  const std::string elapsed = " in " + duration(response.elapsed);
  if (response.hits.empty() && answer.request.limit == 0)
    return counted(response.counts, answer.request.match) + elapsed + "\n";
  if (response.hits.empty())
    return fmt::format("none of {} left at --offset {}{}\n",
                       counted(response.counts, answer.request.match),
                       terminal::grouped_number(answer.request.offset), elapsed);
  const std::size_t last = response.hits.back().rank;
  const bool more = last < response.counts.articles && response.hits.size() == answer.request.limit;
  std::string line = fmt::format(
      "{}-{} of {}{}.", terminal::grouped_number(response.hits.front().rank),
      terminal::grouped_number(last), counted(response.counts, answer.request.match), elapsed);
  if (more) line += fmt::format("  More: --offset {}", last);
  return line + '\n';
}

std::string no_match_screen(const Answer& answer) {
  std::string screen = fmt::format("searcher: no matches for {}\n",
                                   shown_query(answer.request, answer.response.canonical));
  const std::vector<std::string> unknown = unknown_parts(answer.response);
  if (!unknown.empty())
    screen += fmt::format("  in no article: {}\n", list_of(unknown, listed_words));
  screen += suggestion_rows(answer.response.suggestions);
  if (answer.request.match != MatchMode::any)
    screen += "  articles with some of the words: --match any\n";
  if (!answer.request.filters.empty() || answer.request.dates)
    screen += "  the flags for sites, dates and the like leave articles out: try without them\n";
  return screen;
}

std::string similar_line(const SimilarTo& similar_to) {
  std::vector<std::string> words;
  for (const SimilarTo::Term& term : similar_to.terms)
    words.push_back(terminal::sanitize_line(term.word));
  const std::string title = terminal::sanitize_line(similar_to.title);
  return fmt::format("searcher: like {}, by its words: {}\n",
                     title.empty() ? similar_to.id : "\"" + title + "\"",
                     list_of(words, words.size()));
}

std::string suggestion_note(const SearchResponse& response) {
  if (response.suggestions.empty()) return {};
  return "searcher: note: the query may be misspelled\n" + suggestion_rows(response.suggestions);
}

std::string correction_note(const SearchResponse& response) {
  if (response.corrected_from.empty()) return {};
  return fmt::format("searcher: note: searched for {} instead of {}\n",
                     terminal::sanitize_line(response.canonical),
                     terminal::sanitize_line(response.corrected_from));
}

std::string lost_quotes_note(const std::string& words) {
  const std::string phrase = "\"" + terminal::sanitize_line(words) + "\"";
  return fmt::format(
      "searcher: note: {} was searched as words, the shell took the quotes\n"
      "  for the phrase:  --phrase {}  or  {}\n",
      phrase, phrase, terminal::shell_word(phrase));
}

std::string account(const Answer& answer, const std::vector<std::string>& databases) {
  std::string paths;
  for (const std::string& path : databases) paths += " " + terminal::sanitize_line(path);
  return fmt::format("searched:{}\nread as: {}\nranked by: {}\nfound {} in {}\n", paths,
                     terminal::sanitize_line(answer.response.canonical),
                     terminal::sanitize_line(answer.response.rank),
                     counted(answer.response.counts, answer.request.match),
                     duration(answer.response.elapsed));
}

std::string fitted(std::string_view lines, std::optional<int> width) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const auto column = static_cast<int>(indent);
    out.append(line.substr(0, indent));
    out += terminal::wrapped_block(line.substr(indent), column, column + 2, width);
  }
  return out;
}

std::string explanation(const Answer& answer, const TextLayout& layout) {
  const SearchResponse& response = answer.response;
  std::string head = "read as: " + terminal::sanitize_line(response.canonical) + '\n';
  if (answer.request.match == MatchMode::all) head += "all plain words must match\n";
  if (answer.request.match == MatchMode::most) head += "two thirds of plain words must match\n";
  std::string out = fitted(head, layout.width);
  std::size_t widest = 0;
  for (const ExplainedLeaf& leaf : response.leaves)
    widest = std::max(widest, static_cast<std::size_t>(
                                  terminal::display_width(terminal::sanitize_line(leaf.text))));
  for (const ExplainedLeaf& leaf : response.leaves)
    add_row(out, leaf, std::min<std::size_t>(widest, 30), layout);
  return out + "ranked by: " + terminal::sanitize_line(response.rank) + '\n';
}

}  // namespace technews::searcher
