#include "searcher/interactive/view.h"

#include "searcher/output/text.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher::interactive {
namespace {

using terminal::Style;
using terminal::StyledText;

constexpr std::string_view prompt = "> ";
constexpr int date_columns = 12;
constexpr int widest_text = 100;

constexpr std::string_view query_help =
    "Enter results  Up Down older queries  Ctrl-W Ctrl-U erase  Ctrl-D end";
constexpr std::string_view results_help =
    "Enter open  Up Down PgUp PgDn choose  Esc query  Ctrl-D end";
constexpr std::string_view article_help = "Up Down PgUp PgDn scroll  Esc back  Ctrl-D end";

class Painter {
 public:
  Painter(const State& state, const terminal::Decoration& decoration)
      : state_(state), decoration_(decoration), width_(std::max(2, state.size.columns - 1)) {}

  terminal::Frame paint() {
    if (state_.focus == Focus::article) {
      paint_article();
    } else {
      paint_search();
    }
    frame_.lines.resize(static_cast<std::size_t>(std::max(1, state_.size.rows)));
    if (frame_.cursor && frame_.cursor->row >= frame_.lines.size()) frame_.cursor.reset();
    return std::move(frame_);
  }

 private:
  // One line, cut at the end when it is too wide.
  void add(const StyledText& text) { frame_.lines.push_back(fitted(text, width_)); }

  std::string fitted(const StyledText& text, int width) const {
    const std::vector<StyledText> lines = terminal::wrap_styled(text, width);
    if (lines.size() <= 1) return terminal::render(text, decoration_);
    StyledText cut = terminal::wrap_styled(text, width - 1).front();
    cut.push_back({"…", Style::plain});
    return terminal::render(cut, decoration_);
  }

  // Wrapped lines while there is room for them.
  void add_wrapped(const StyledText& text, std::size_t most) {
    for (const StyledText& line : terminal::wrap_styled(text, std::min(width_, widest_text)))
      if (frame_.lines.size() < most) frame_.lines.push_back(terminal::render(line, decoration_));
  }

  void paint_search() {
    paint_query();
    add({{terminal::sanitize_line(status()), Style::meta}});
    const Areas areas = areas_of(state_.size);
    std::size_t most = frame_.lines.size() + static_cast<std::size_t>(areas.list);
    for (std::size_t i = state_.first;
         i < state_.response.hits.size() && frame_.lines.size() < most; ++i)
      paint_hit(i);
    frame_.lines.resize(most);
    most += static_cast<std::size_t>(areas.preview);
    if (areas.preview > 0) paint_preview(most);
    frame_.lines.resize(most);
    if (areas.help > 0)
      add({{std::string(state_.focus == Focus::query ? query_help : results_help), Style::meta}});
  }

  void paint_query() {
    const auto window = state_.line.window(width_ - static_cast<int>(prompt.size()));
    const std::string before = std::string(prompt) + std::string(window.before);
    frame_.lines.push_back(before + std::string(window.after));
    if (state_.focus == Focus::query)
      frame_.cursor = terminal::Frame::CursorLine{0, before, std::string(window.after)};
  }

  std::string status() const {
    if (!state_.remark.empty()) return state_.remark;
    const SearchResponse& response = state_.response;
    if (response.canonical.empty()) return "";
    if (response.hits.empty() && !response.suggestions.empty())
      return "no article matches; did you mean:  " + response.suggestions.front().query;
    if (response.hits.empty()) return "no article matches";
    const std::string count = terminal::grouped_number(response.counts.articles);
    return fmt::format("{} of {}{} {}", state_.selected + 1, response.counts.exact ? "" : "about ",
                       count, response.counts.articles == 1 ? "article" : "articles");
  }

  void paint_hit(std::size_t index) {
    const Hit& hit = state_.response.hits[index];
    const bool chosen = index == state_.selected;
    std::string date = hit.record.date ? hit.record.date->to_string() : "";
    date.resize(date_columns, ' ');
    const std::string beginning =
        (chosen ? "> " : "  ") + terminal::render({{date, Style::meta}}, decoration_);
    StyledText title = styled_segments(hit.title, chosen ? Style::title : Style::plain);
    if (title.empty()) title = {{"(no title)", Style::plain}};
    frame_.lines.push_back(beginning + fitted(title, std::max(2, width_ - 2 - date_columns)));
  }

  void paint_preview(std::size_t most) {
    add({{std::string(static_cast<std::size_t>(std::min(width_, widest_text)), '-'), Style::meta}});
    if (state_.selected >= state_.response.hits.size()) return;
    const Hit& hit = state_.response.hits[state_.selected];
    add_wrapped(styled_segments(hit.title, Style::title), most);
    add_wrapped({{meta_line(hit.record), Style::meta}}, most);
    for (const Snippet& snippet : hit.snippets) {
      if (frame_.lines.size() < most) frame_.lines.emplace_back();
      StyledText text = styled_segments(snippet.segments, Style::plain);
      if (snippet.starts_inside) text.insert(text.begin(), {"…", Style::plain});
      if (snippet.ends_inside) text.push_back({"…", Style::plain});
      add_wrapped(text, most);
    }
  }

  void paint_article() {
    const auto rows = static_cast<std::size_t>(article_rows(state_.size));
    const std::size_t end = std::min(state_.scroll + rows, state_.article.size());
    for (std::size_t i = state_.scroll; i < end; ++i) frame_.lines.push_back(state_.article[i]);
    frame_.lines.resize(rows);
    add({{fmt::format("{}-{} of {} lines  {}", state_.scroll + 1, end, state_.article.size(),
                      article_help),
          Style::meta}});
  }

  const State& state_;
  terminal::Decoration decoration_;
  int width_;
  terminal::Frame frame_;
};

}  // namespace

terminal::Frame screen_of(const State& state, const terminal::Decoration& decoration) {
  return Painter(state, decoration).paint();
}

int article_width(terminal::ScreenSize size) {
  return std::clamp(size.columns - 1, 2, widest_text);
}

}  // namespace technews::searcher::interactive
