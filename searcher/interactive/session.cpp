#include "searcher/interactive/session.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_search.h"
#include "searcher/cli_show.h"
#include "searcher/interactive/history.h"
#include "searcher/interactive/state.h"
#include "searcher/interactive/view.h"
#include "searcher/output/article.h"
#include "shared/base/error.h"
#include "shared/terminal/full_screen.h"
#include "shared/terminal/keys.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/user_folders.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

namespace technews::searcher {
namespace {

using namespace interactive;
using terminal::ScreenEvent;

// After ESC, the rest of a key's sequence arrives within this, over slow lines too.
constexpr std::chrono::milliseconds escape_patience{100};
// A query that takes longer gives what it has: the next letter must not wait.
constexpr std::chrono::milliseconds search_patience{1000};
constexpr std::size_t preview_snippets = 3;

void require_terminal(const terminal::Environment& environment) {
  const std::vector<std::string> hints{"searcher QUERY prints to anything",
                                       "searcher --serve answers programs"};
  if (!environment.input_is_terminal || !environment.output.is_terminal)
    throw base::Error(base::ErrorCode::usage, "--interactive needs a terminal for input and output",
                      hints);
  const std::string_view kind = environment.variable("TERM");
  if (kind.empty() || kind == "dumb")
    throw base::Error(base::ErrorCode::usage,
                      kind.empty() ? "--interactive needs a terminal that can move the cursor: "
                                     "TERM is not set"
                                   : "--interactive needs a terminal that can move the cursor: "
                                     "TERM is dumb",
                      hints);
}

SearchRequest request_for_screen(const terminal::ParsedArguments& arguments) {
  SearchRequest request = request_of(arguments, default_limit);
  request.query = arguments.joined_operands();
  request.snippets = preview_snippets;
  if (request.timeout.count() == 0) request.timeout = search_patience;
  return request;
}

class Session {
 public:
  Session(const terminal::ParsedArguments& arguments, const terminal::Console& console)
      : searcher_(open_searcher(arguments, console.environment())),
        history_(terminal::state_folder(console.environment())),
        decoration_{console.policy().output_color, false},
        state_(begin(request_for_screen(arguments), history_.read(), {})) {}

  // The signal to end with, or 0.
  int run() {
    terminal::FullScreen screen;
    resize(state_, screen.size());
    while (state_.ending == Ending::none) {
      if (!screen.has_more()) {
        work();
        screen.draw(screen_of(state_, decoration_));
      }
      const ScreenEvent event =
          screen.wait(keys_.is_waiting() ? std::optional(escape_patience) : std::nullopt);
      if (event.kind == ScreenEvent::Kind::asked_to_stop) return event.signal;
      if (event.kind == ScreenEvent::Kind::closed) return 0;
      handle(event, screen);
    }
    return state_.ending == Ending::interrupted ? SIGINT : 0;
  }

  // What could not be kept, for the time after the screen.
  const std::string& complaint() const { return complaint_; }

 private:
  void handle(const ScreenEvent& event, terminal::FullScreen& screen) {
    switch (event.kind) {
      case ScreenEvent::Kind::input:
        keys_.feed(event.bytes);
        while (const auto key = keys_.next()) handle(*key, screen);
        break;
      case ScreenEvent::Kind::time_is_up:
        if (const auto key = keys_.give_up()) handle(*key, screen);
        break;
      case ScreenEvent::Kind::asked_to_pause:
        pause(screen);
        break;
      case ScreenEvent::Kind::resized:
        screen.forget();
        resize(state_, screen.size());
        break;
      case ScreenEvent::Kind::asked_to_stop:
      case ScreenEvent::Kind::closed:
        break;
    }
  }

  void handle(const terminal::Key& key, terminal::FullScreen& screen) {
    if (key.kind == terminal::KeyKind::suspend) return pause(screen);
    if (key.kind == terminal::KeyKind::redraw) return screen.forget();
    // Letters may come faster than answers; what chooses among results needs the newest ones.
    if (key.kind != terminal::KeyKind::text && key.kind != terminal::KeyKind::erase) work();
    press(state_, key);
    if (auto query = std::exchange(state_.entered, {})) remember(*query);
  }

  void pause(terminal::FullScreen& screen) {
    screen.pause();
    resize(state_, screen.size());
  }

  void work() {
    try {
      if (state_.search_wanted) take_response(state_, search());
      if (state_.article_wanted) take_article(state_, article());
    } catch (const base::Error& error) {
      take_failure(state_, error.what());
    }
  }

  SearchResponse search() {
    SearchRequest request = wanted_request(state_);
    if (asks_for_nothing(request)) return {};
    SearchResponse response = searcher_.search(request);
    if (!response.hits.empty() || response.failed || response.partial) return response;
    request.suggest = true;
    return searcher_.search(request);
  }

  std::vector<std::string> article() const {
    const Hit& hit = wanted_article(state_);
    normalization::Analyzer analyzer = analyzer_of(hit.record);
    const std::string text = article_text(hit.record, state_.response.pattern,
                                          {article_width(state_.size), decoration_}, analyzer);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return lines;
  }

  void remember(const std::string& query) {
    try {
      history_.add(query);
    } catch (const base::Error& error) {
      complaint_ = error.what();
    }
  }

  Searcher searcher_;
  History history_;
  terminal::Decoration decoration_;
  terminal::KeyDecoder keys_;
  State state_;
  std::string complaint_;
};

}  // namespace

int run_interactive(const terminal::ParsedArguments& arguments, terminal::Console& console) {
  require_terminal(console.environment());
  Session session(arguments, console);
  const int signal = session.run();
  if (!session.complaint().empty())
    console.say("searcher: note: queries are not remembered: " +
                terminal::sanitize_line(session.complaint()) + "\n");
  if (signal != 0) ::raise(signal);
  return signal == 0 ? 0 : 128 + signal;
}

}  // namespace technews::searcher
