#include "shared/terminal/error_screen.h"

#include "shared/terminal/sanitize.h"
#include "shared/terminal/styled_text.h"
#include "shared/terminal/width.h"

#include <algorithm>

namespace technews::terminal {
namespace {

constexpr int indent = 2;
constexpr std::string_view left_out = "…";

std::string blanks(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

// The query around a place, shortened to the columns there are.
struct QuotedPlace {
  std::string before;
  std::string meant;
  std::string after;
};

QuotedPlace quote(std::string_view query, base::ByteSpan span, int columns) {
  const std::size_t begin = std::min(span.begin, query.size());
  const std::size_t end = std::clamp(span.end, begin, query.size());
  QuotedPlace place{sanitize_line(query.substr(0, begin)),
                    sanitize_line(query.substr(begin, end - begin)),
                    sanitize_line(query.substr(end))};
  if (safe_width(place.before + place.meant + place.after) <= columns) return place;
  const int left = std::max(columns / 3, columns - safe_width(place.meant + place.after) - 1);
  if (safe_width(place.before) > left)
    place.before = std::string(left_out) + std::string(last_columns(place.before, left - 1));
  const int middle = columns - safe_width(place.before) - 1;
  if (safe_width(place.meant) > middle) {
    place.meant = std::string(first_columns(place.meant, middle)) + std::string(left_out);
    place.after.clear();
    return place;
  }
  const int right = columns - safe_width(place.before + place.meant);
  if (safe_width(place.after) > right)
    place.after = std::string(first_columns(place.after, right - 1)) + std::string(left_out);
  return place;
}

class Screen {
 public:
  explicit Screen(const ScreenStyle& style) : style_(style) {}

  void message(std::string_view kind, std::string_view text) {
    const std::string name = style_.program + ":";
    const std::string body = std::string(kind) + sanitize_line(text);
    out_ += styled(name, Style::strong) + " ";
    out_ += wrapped_block(body, display_width(name) + 1, indent, style_.width);
  }

  void query(std::string_view text, base::ByteSpan span) {
    constexpr int most = 100;
    const int columns = std::min(style_.width.value_or(most), most) - indent;
    const QuotedPlace place = quote(text, span, columns);
    out_ += blanks(indent) + place.before + place.meant + place.after + "\n";
    const int tail = std::max(1, display_width(place.meant)) - 1;
    const std::string caret = "^" + std::string(static_cast<std::size_t>(tail), '~');
    out_ += blanks(indent + display_width(place.before)) + styled(caret, Style::error) + "\n";
  }

  void hints(const std::vector<std::string>& hints) {
    for (const std::string& hint : hints)
      out_ += blanks(indent) + wrapped_block(sanitize_line(hint), indent, 2 * indent, style_.width);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string styled(const std::string& text, Style style) const {
    return render({{text, style}}, {.color = style_.color, .hyperlinks = false});
  }

  const ScreenStyle& style_;
  std::string out_;
};

}  // namespace

ScreenStyle error_style(std::string program, const TerminalPolicy& policy) {
  return {.program = std::move(program), .color = policy.error_color, .width = policy.error_width};
}

std::string error_screen(const base::Error& error, const ScreenStyle& style) {
  Screen screen(style);
  screen.message("", error.what());
  screen.hints(error.hints());
  return screen.take();
}

std::string diagnostics_screen(std::span<const base::Diagnostic> diagnostics,
                               std::string_view query, const ScreenStyle& style) {
  std::vector<base::Diagnostic> ordered(diagnostics.begin(), diagnostics.end());
  std::stable_partition(ordered.begin(), ordered.end(), [](const base::Diagnostic& diagnostic) {
    return diagnostic.severity == base::Severity::error;
  });
  Screen screen(style);
  for (std::size_t i = 0; i < std::min(ordered.size(), problems_shown); ++i) {
    const base::Diagnostic& problem = ordered[i];
    screen.message(problem.severity == base::Severity::note ? "note: " : "", problem.message);
    // A span that covers nothing, at the beginning, points nowhere: a flag was meant.
    if (problem.span != base::ByteSpan{}) screen.query(query, problem.span);
    screen.hints(problem.hints);
  }
  if (ordered.size() > problems_shown)
    screen.message("", std::to_string(ordered.size() - problems_shown) + " more problems");
  return screen.take();
}

}  // namespace technews::terminal
