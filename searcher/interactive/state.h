// The state of an interactive search, and what a key makes of it. Knows no terminal and no index.
#pragma once

#include "searcher/output/answer.h"
#include "searcher/searcher.h"
#include "shared/terminal/full_screen.h"
#include "shared/terminal/keys.h"
#include "shared/terminal/line_editor.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace technews::searcher::interactive {

enum class Focus : std::uint8_t { query, results, article };
enum class Ending : std::uint8_t { none, finished, interrupted };

// Hits are fetched so many at a time.
inline constexpr std::size_t hits_at_once = 20;

struct State {
  SearchRequest request;             // of the flags; its query and limit are what was searched last
  std::vector<std::string> history;  // oldest first
  terminal::ScreenSize size;

  terminal::LineEditor line;
  Focus focus = Focus::query;
  std::optional<std::size_t> recalled;  // the place in history that the line shows
  std::string draft;                    // what was typed before going back in history

  SearchResponse response;   // to request.query, or an older one when that has a mistake
  std::string remark;        // about the query as it stands: a mistake, a note
  std::size_t selected = 0;  // among the hits
  std::size_t first = 0;     // hit on the list's first line

  std::vector<std::string> article;  // of the selected hit, rendered; set in Focus::article
  std::size_t scroll = 0;            // its line on the first row

  bool search_wanted = false;          // take_response() is due
  bool article_wanted = false;         // take_article() is due
  std::optional<std::string> entered;  // a query to be kept in the history file
  Ending ending = Ending::none;
};

// A state that searches for the query at once. The request's limit becomes hits_at_once.
State begin(SearchRequest request, std::vector<std::string> history, terminal::ScreenSize size);

// Keys that the state has no use for change nothing.
void press(State& state, const terminal::Key& key);
void resize(State& state, terminal::ScreenSize size);

// The request that is wanted.
SearchRequest wanted_request(const State& state);

// A failed response leaves the older hits where they are and its complaint as the remark.
void take_response(State& state, SearchResponse response);
void take_failure(State& state, const std::string& message);

// REQUIRES: article_wanted.
const Hit& wanted_article(const State& state);
void take_article(State& state, std::vector<std::string> lines);

// How many rows the parts of the screen take. The query and the line below it are always there.
struct Areas {
  int list = 0;
  int preview = 0;  // with the line above it; 0: none
  int help = 0;
};
Areas areas_of(terminal::ScreenSize size);

// Rows of the article: all but the last.
int article_rows(terminal::ScreenSize size);

}  // namespace technews::searcher::interactive
