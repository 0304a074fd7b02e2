// The screen of an interactive search: state in, lines out.
#pragma once

#include "searcher/interactive/state.h"
#include "shared/terminal/full_screen.h"
#include "shared/terminal/styled_text.h"

namespace technews::searcher::interactive {

// As many lines as the screen has rows, each narrower than it; everything sanitised. Linear in what
// is shown.
terminal::Frame screen_of(const State& state, const terminal::Decoration& decoration);

// Columns that an article's text is wrapped to.
int article_width(terminal::ScreenSize size);

}  // namespace technews::searcher::interactive
