// The state machine of --interactive and its screens, without a terminal or an index.
#include "searcher/interactive/state.h"
#include "searcher/interactive/view.h"
#include "shared/terminal/width.h"
#include "tests/searcher/output_answers.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher::interactive {
namespace {

using terminal::Key;
using terminal::KeyKind;
using terminal::ScreenSize;

State started(const std::string& query = "", ScreenSize size = {80, 24}) {
  SearchRequest request;
  request.query = query;
  return begin(request, {"older query", "newer query"}, size);
}

SearchResponse response_of(std::size_t hits, std::size_t articles) {
  SearchResponse response;
  response.canonical = "apple";
  response.counts.articles = articles;
  response.counts.exact = true;
  for (std::size_t i = 1; i <= hits; ++i) {
    Hit hit = plain_hit(static_cast<int>(i), 1.0);
    hit.title = {{"Apple number " + std::to_string(i), true}};
    hit.snippets = {{{{"About ", false}, {"apples", true}}, true, true}};
    response.hits.push_back(hit);
  }
  return response;
}

void press_all(State& state, const std::vector<Key>& keys) {
  for (const Key& key : keys) press(state, key);
}

State with_results(std::size_t hits = 5, ScreenSize size = {80, 24}) {
  State state = started("apple", size);
  take_response(state, response_of(hits, hits));
  press(state, {KeyKind::enter, {}});
  return state;
}

std::vector<std::string> screen(const State& state, bool color = false) {
  return screen_of(state, {color, false}).lines;
}

bool shows(const State& state, const std::string& text) {
  for (const std::string& line : screen(state))
    if (line.find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("Typing asks for a search of what stands there, moving doesn't") {
  State state = started();
  CHECK_FALSE(state.search_wanted);
  press(state, {KeyKind::text, "apple"});
  CHECK(state.search_wanted);
  CHECK(wanted_request(state).query == "apple");
  CHECK(wanted_request(state).limit == hits_at_once);
  take_response(state, response_of(2, 2));
  press(state, {KeyKind::left, {}});
  CHECK_FALSE(state.search_wanted);
  press(state, {KeyKind::erase, {}});
  CHECK(wanted_request(state).query == "appe");
}

TEST_CASE("A query of the command line is searched at once") {
  const State state = started("apple");
  CHECK(state.search_wanted);
  CHECK(state.line.text() == "apple");
}

TEST_CASE("A mistake is a remark, and the older results stay") {
  State state = with_results();
  SearchResponse failed;
  failed.failed = true;
  failed.diagnostics = {
      {base::Severity::note, {}, "n", "a note", {}},
      {base::Severity::error, {}, "e", "unknown field \"titel\"", {"did you mean title:?"}}};
  take_response(state, failed);
  CHECK(state.response.hits.size() == 5);
  CHECK(screen(state)[1] == "unknown field \"titel\": did you mean title:?");
  CHECK(shows(state, "Apple number 1"));
}

TEST_CASE("Where no article matches, what was likely meant is told") {
  State state = started("opnai");
  SearchResponse response = response_of(0, 0);
  take_response(state, response);
  CHECK(screen(state)[1] == "no article matches");
  response.suggestions = {{"openai", 12, {}}, {"opna", 1, {}}};
  take_response(state, response);
  CHECK(screen(state)[1] == "no article matches; did you mean:  openai");
}

TEST_CASE("A failure of the index is told, and typing goes on") {
  State state = with_results();
  take_failure(state, "no index at news.db");
  CHECK(screen(state)[1] == "no index at news.db");
  press(state, {KeyKind::text, "x"});
  CHECK(state.search_wanted);
}

TEST_CASE("Up and Down go through older queries and come back to the draft") {
  State state = started("draft");
  const struct {
    KeyKind key;
    const char* line;
  } steps[] = {{KeyKind::up, "newer query"}, {KeyKind::up, "older query"},
               {KeyKind::up, "older query"}, {KeyKind::down, "newer query"},
               {KeyKind::down, "draft"},     {KeyKind::down, "draft"}};
  for (const auto& step : steps) {
    press(state, {step.key, {}});
    CHECK(state.line.text() == step.line);
    CHECK(state.request.query == step.line);
  }
}

TEST_CASE("A query that is entered is kept once") {
  State state = started("apple");
  take_response(state, response_of(1, 1));
  press(state, {KeyKind::enter, {}});
  CHECK(state.entered == "apple");
  CHECK(state.history.back() == "apple");
  state.entered.reset();
  press_all(state, {{KeyKind::escape, {}}, {KeyKind::enter, {}}});
  CHECK_FALSE(state.entered);
  State blank = started();
  press_all(blank, {{KeyKind::text, "  "}, {KeyKind::enter, {}}});
  CHECK_FALSE(blank.entered);
}

TEST_CASE("Results are chosen, paged and kept on the screen") {
  State state = with_results(15);
  const int page = areas_of(state.size).list;
  CHECK(state.focus == Focus::results);
  press(state, {KeyKind::down, {}});
  CHECK(state.selected == 1);
  press(state, {KeyKind::page_down, {}});
  CHECK(state.selected == static_cast<std::size_t>(1 + page));
  CHECK(shows(state, "Apple number " + std::to_string(2 + page)));
  press(state, {KeyKind::end, {}});
  CHECK(state.selected == 14);
  press(state, {KeyKind::down, {}});
  CHECK(state.selected == 14);
  CHECK(shows(state, "> 2023-01-23  Apple number 15"));
  press(state, {KeyKind::home, {}});
  CHECK(state.first == 0);
  press(state, {KeyKind::up, {}});
  CHECK(state.focus == Focus::query);
}

TEST_CASE("More hits are fetched at the end of those there are, and the choice stays") {
  State state = started("apple");
  take_response(state, response_of(hits_at_once, 50));
  press_all(state, {{KeyKind::enter, {}}, {KeyKind::end, {}}});
  CHECK(state.search_wanted);
  CHECK(wanted_request(state).limit == 2 * hits_at_once);
  take_response(state, response_of(2 * hits_at_once, 50));
  CHECK(state.selected == hits_at_once - 1);
  press(state, {KeyKind::down, {}});
  CHECK(state.selected == hits_at_once);
}

TEST_CASE("A letter typed among the results goes on with the query") {
  State state = with_results();
  press(state, {KeyKind::text, "s"});
  CHECK(state.focus == Focus::query);
  CHECK(state.line.text() == "apples");
}

TEST_CASE("An article is opened, scrolled within its ends and left") {
  State state = with_results();
  press(state, {KeyKind::enter, {}});
  REQUIRE(state.article_wanted);
  CHECK(wanted_article(state).rank == 1);
  std::vector<std::string> lines;
  for (int i = 1; i <= 60; ++i) lines.push_back("line " + std::to_string(i));
  take_article(state, lines);
  CHECK(screen(state).front() == "line 1");
  CHECK(screen(state).back().starts_with("1-23 of 60 lines"));
  press(state, {KeyKind::up, {}});
  CHECK(state.scroll == 0);
  press(state, {KeyKind::text, " "});
  CHECK(screen(state).front() == "line 23");
  press_all(state, {{KeyKind::end, {}}, {KeyKind::page_down, {}}});
  CHECK(screen(state)[22] == "line 60");
  resize(state, {40, 10});
  CHECK(state.article_wanted);
  press(state, {KeyKind::escape, {}});
  CHECK(state.focus == Focus::results);
}

TEST_CASE("Ctrl-C ends it anywhere, Ctrl-D where nothing would be erased") {
  for (const Focus focus : {Focus::query, Focus::results, Focus::article}) {
    State state = with_results();
    state.focus = focus;
    press(state, {KeyKind::interrupt, {}});
    CHECK(state.ending == Ending::interrupted);
  }
  State state = started("a");
  press_all(state, {{KeyKind::home, {}}, {KeyKind::finish, {}}});
  CHECK(state.line.text().empty());
  CHECK(state.ending == Ending::none);
  press(state, {KeyKind::finish, {}});
  CHECK(state.ending == Ending::finished);
}

TEST_CASE("Every screen has the screen's rows, and no line reaches its last column") {
  for (const int columns : {2, 10, 20, 48, 80, 200}) {
    for (const int rows : {1, 2, 3, 6, 12, 24, 60}) {
      State state = with_results(30, {columns, rows});
      state.response.hits[0].title = {{"中文標題很長很長很長很長很長很長很長很長很長", false}};
      state.response.hits[1].title = {{"\x1B[31mred\x07\u202E and more words to wrap", true}};
      for (int step = 0; step < 3; ++step) {
        CAPTURE(columns, rows, step);
        const auto lines = screen(state);
        CHECK(lines.size() == static_cast<std::size_t>(rows));
        for (const std::string& line : lines) {
          if (columns >= 20) CHECK(terminal::safe_width(line) < columns);
          CHECK(line.find('\x1B') == std::string::npos);
          CHECK(line.find('\x07') == std::string::npos);
        }
        press(state, {KeyKind::down, {}});
      }
    }
  }
}

TEST_CASE("The cursor stands in the query while it is typed, and nowhere else") {
  State state = started("apple");
  press(state, {KeyKind::left, {}});
  const auto frame = screen_of(state, {});
  REQUIRE(frame.cursor);
  CHECK(frame.cursor->before == "> appl");
  CHECK(frame.cursor->after == "e");
  CHECK_FALSE(screen_of(with_results(), {}).cursor);
}

TEST_CASE("Colour marks what matched, and without it the screen is plain text") {
  const State state = with_results();
  bool marked = false;
  for (const std::string& line : screen(state, true))
    marked = marked || line.find("\x1B[1;33mapples") != std::string::npos;
  CHECK(marked);
  CHECK(shows(state, "…About apples…"));
  CHECK(screen(state)[2].starts_with("> 2023"));
}

}  // namespace technews::searcher::interactive
