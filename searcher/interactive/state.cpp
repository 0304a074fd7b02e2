#include "searcher/interactive/state.h"

#include <algorithm>
#include <utility>

namespace technews::searcher::interactive {
namespace {

using terminal::Key;
using terminal::KeyKind;

constexpr int smallest_with_preview = 12;
constexpr int smallest_with_help = 6;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t") == text.npos; }

std::size_t list_rows(const State& state) {
  return static_cast<std::size_t>(std::max(1, areas_of(state.size).list));
}

// The list's first line, so that the selected hit is on the screen.
void keep_selected_visible(State& state) {
  const std::size_t rows = list_rows(state);
  state.first = std::min(state.first, state.selected);
  if (state.selected >= state.first + rows) state.first = state.selected + 1 - rows;
}

void select(State& state, std::size_t hit) {
  const std::size_t count = state.response.hits.size();
  if (count == 0) return;
  state.selected = std::min(hit, count - 1);
  keep_selected_visible(state);
  const bool more = count == state.request.limit && count < state.response.counts.articles;
  if (state.selected + 1 < count || !more) return;
  state.request.limit += hits_at_once;
  state.search_wanted = true;
}

// `by` rows up or down, stopping at 0.
std::size_t moved(std::size_t from, std::ptrdiff_t by) {
  const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(from) + by;
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, to));
}

void search_line(State& state) {
  if (state.line.text() == state.request.query && state.remark.empty()) return;
  state.request.query = state.line.text();
  state.request.limit = hits_at_once;
  state.search_wanted = true;
}

void recall(State& state, bool older) {
  const std::size_t here = state.recalled.value_or(state.history.size());
  if (older ? here == 0 : here >= state.history.size()) return;
  if (!state.recalled) state.draft = state.line.text();
  const std::size_t there = older ? here - 1 : here + 1;
  const bool back = there == state.history.size();
  state.recalled = back ? std::nullopt : std::optional(there);
  state.line.set(back ? state.draft : state.history[there]);
  search_line(state);
}

// The query was meant as it stands: it is worth remembering.
void enter_query(State& state) {
  const std::string& text = state.line.text();
  state.recalled.reset();
  if (is_blank(text)) return;
  if (state.history.empty() || state.history.back() != text) {
    state.history.push_back(text);
    state.entered = text;
  }
}

void press_in_query(State& state, const Key& key) {
  switch (key.kind) {
    case KeyKind::up:
    case KeyKind::down:
      recall(state, key.kind == KeyKind::up);
      return;
    case KeyKind::enter:
    case KeyKind::tab:
    case KeyKind::page_down:
      enter_query(state);
      if (!state.response.hits.empty()) state.focus = Focus::results;
      return;
    case KeyKind::finish:
      if (state.line.text().empty())
        state.ending = Ending::finished;
      else
        state.line.press({KeyKind::erase_next, {}});
      break;
    default:
      if (state.line.press(key)) state.recalled.reset();
      break;
  }
  search_line(state);
}

void open_selected(State& state) {
  state.article_wanted = true;
  state.scroll = 0;
}

void press_in_results(State& state, const Key& key) {
  const auto page = static_cast<std::ptrdiff_t>(list_rows(state));
  switch (key.kind) {
    case KeyKind::up:
      if (state.selected == 0) state.focus = Focus::query;
      return select(state, moved(state.selected, -1));
    case KeyKind::down:
      return select(state, state.selected + 1);
    case KeyKind::page_up:
      return select(state, moved(state.selected, -page));
    case KeyKind::page_down:
      return select(state, moved(state.selected, page));
    case KeyKind::home:
      return select(state, 0);
    case KeyKind::end:
      return select(state, state.response.hits.size());
    case KeyKind::enter:
    case KeyKind::right:
      return open_selected(state);
    case KeyKind::escape:
    case KeyKind::tab:
    case KeyKind::left:
      state.focus = Focus::query;
      return;
    case KeyKind::finish:
      state.ending = Ending::finished;
      return;
    default:
      state.focus = Focus::query;
      return press_in_query(state, key);
  }
}

void scroll_to(State& state, std::size_t line) {
  const auto rows = static_cast<std::size_t>(std::max(1, article_rows(state.size)));
  const std::size_t count = state.article.size();
  state.scroll = std::min(line, count > rows ? count - rows : 0);
}

void press_in_article(State& state, const Key& key) {
  const std::ptrdiff_t page = std::max(1, article_rows(state.size) - 1);
  switch (key.kind) {
    case KeyKind::up:
      return scroll_to(state, moved(state.scroll, -1));
    case KeyKind::down:
    case KeyKind::enter:
      return scroll_to(state, state.scroll + 1);
    case KeyKind::page_up:
      return scroll_to(state, moved(state.scroll, -page));
    case KeyKind::page_down:
      return scroll_to(state, moved(state.scroll, page));
    case KeyKind::home:
      return scroll_to(state, 0);
    case KeyKind::end:
      return scroll_to(state, state.article.size());
    case KeyKind::finish:
      state.ending = Ending::finished;
      return;
    case KeyKind::text:
      if (key.text == " ") return scroll_to(state, moved(state.scroll, page));
      if (key.text == "q") state.focus = Focus::results;
      return;
    case KeyKind::escape:
    case KeyKind::left:
    case KeyKind::erase:
    case KeyKind::tab:
      state.focus = Focus::results;
      return;
    default:
      return;
  }
}

// The first complaint with the first thing to do about it, or the first note.
std::string remark_of(const SearchResponse& response) {
  if (response.diagnostics.empty()) return response.partial ? "time ran out" : "";
  const auto& told = response.diagnostics;
  const auto error = std::ranges::find(told, base::Severity::error, &base::Diagnostic::severity);
  const base::Diagnostic& diagnostic = error == told.end() ? told.front() : *error;
  if (diagnostic.hints.empty()) return diagnostic.message;
  return diagnostic.message + ": " + diagnostic.hints.front();
}

}  // namespace

State begin(SearchRequest request, std::vector<std::string> history, terminal::ScreenSize size) {
  State state;
  state.request = std::move(request);
  state.history = std::move(history);
  state.size = size;
  state.line.set(state.request.query);
  state.request.limit = hits_at_once;
  state.search_wanted = !is_blank(state.line.text());
  return state;
}

void press(State& state, const Key& key) {
  if (key.kind == KeyKind::interrupt) {
    state.ending = Ending::interrupted;
    return;
  }
  switch (state.focus) {
    case Focus::query:
      return press_in_query(state, key);
    case Focus::results:
      return press_in_results(state, key);
    case Focus::article:
      return press_in_article(state, key);
  }
}

void resize(State& state, terminal::ScreenSize size) {
  state.size = size;
  keep_selected_visible(state);
  // Its lines were wrapped for another width.
  state.article_wanted = state.focus == Focus::article;
}

SearchRequest wanted_request(const State& state) {
  SearchRequest request = state.request;
  request.lenient = !request.strict;  // what is half typed is searched as far as it goes
  return request;
}

void take_response(State& state, SearchResponse response) {
  state.search_wanted = false;
  state.remark = remark_of(response);
  if (response.failed) return;
  const bool longer = response.canonical == state.response.canonical &&
                      response.hits.size() > state.response.hits.size();
  state.response = std::move(response);
  if (longer) return;
  state.selected = 0;
  state.first = 0;
}

void take_failure(State& state, const std::string& message) {
  state.search_wanted = false;
  state.article_wanted = false;
  state.remark = message;
}

const Hit& wanted_article(const State& state) { return state.response.hits.at(state.selected); }

void take_article(State& state, std::vector<std::string> lines) {
  state.article_wanted = false;
  state.article = std::move(lines);
  state.focus = Focus::article;
  scroll_to(state, state.scroll);
}

Areas areas_of(terminal::ScreenSize size) {
  const int rows = size.rows - 2;
  Areas areas;
  areas.help = size.rows >= smallest_with_help ? 1 : 0;
  const int rest = std::max(0, rows - areas.help);
  areas.preview = size.rows >= smallest_with_preview ? rest * 3 / 5 : 0;
  areas.list = rest - areas.preview;
  return areas;
}

int article_rows(terminal::ScreenSize size) { return std::max(1, size.rows - 1); }

}  // namespace technews::searcher::interactive
