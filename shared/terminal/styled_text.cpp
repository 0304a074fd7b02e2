#include "shared/terminal/styled_text.h"

#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <algorithm>

namespace technews::terminal {
namespace {

constexpr std::size_t longest_link = 2'000;

std::string_view select_graphic(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::title:
    case Style::strong:
      return "\x1B[1m";
    case Style::meta:
      return "\x1B[2m";
    case Style::hit:
      return "\x1B[1;33m";
    case Style::error:
      return "\x1B[1;31m";
  }
  return "";
}

// Writes decorated text; neighbours with the same address share one link.
class Renderer {
 public:
  explicit Renderer(const Decoration& decoration) : decoration_(decoration) {}

  void add(const StyledPiece& piece) {
    const std::string safe = sanitize(piece.text);
    const std::string link = decoration_.hyperlinks ? link_target(piece.link) : "";
    std::string_view rest = safe;
    for (std::size_t newline = rest.find('\n'); newline != std::string_view::npos;
         newline = rest.find('\n')) {
      add_in_line(rest.substr(0, newline), piece.style, link);
      set_link("");
      out_ += '\n';
      rest.remove_prefix(newline + 1);
    }
    add_in_line(rest, piece.style, link);
  }

  std::string take() {
    set_link("");
    return std::move(out_);
  }

 private:
  void add_in_line(std::string_view text, Style style, const std::string& link) {
    if (text.empty()) return;
    set_link(link);
    const std::string_view graphic = decoration_.color ? select_graphic(style) : "";
    out_ += graphic;
    out_ += text;
    if (!graphic.empty()) out_ += "\x1B[0m";
  }

  void set_link(const std::string& link) {
    if (link == link_) return;
    // An empty address closes the link before; a new one replaces it.
    out_ += "\x1B]8;;" + link + "\x1B\\";
    link_ = link;
  }

  const Decoration& decoration_;
  std::string out_;
  std::string link_;  // open now
};

// The part of the text, given by bytes of its pieces put together.
StyledText slice(const StyledText& text, base::ByteSpan span) {
  StyledText part;
  std::size_t offset = 0;
  for (const StyledPiece& piece : text) {
    const std::size_t begin = std::max(span.begin, offset);
    const std::size_t end = std::min(span.end, offset + piece.text.size());
    if (begin < end)
      part.push_back({piece.text.substr(begin - offset, end - begin), piece.style, piece.link});
    offset += piece.text.size();
  }
  return part;
}

}  // namespace

Decoration output_decoration(const TerminalPolicy& policy) {
  return {.color = policy.output_color, .hyperlinks = policy.hyperlinks};
}

Decoration error_decoration(const TerminalPolicy& policy) {
  return {.color = policy.error_color, .hyperlinks = false};
}

std::string render(const StyledText& text, const Decoration& decoration) {
  Renderer renderer(decoration);
  for (const StyledPiece& piece : text) renderer.add(piece);
  return renderer.take();
}

std::vector<StyledText> wrap_styled(const StyledText& text, std::optional<int> width) {
  StyledText safe = text;
  std::string all;
  for (StyledPiece& piece : safe) {
    piece.text = sanitize(piece.text);
    std::replace(piece.text.begin(), piece.text.end(), '\t', ' ');
    all += piece.text;
  }
  const int columns = width.value_or(INT32_MAX);
  std::vector<StyledText> lines;
  for (const base::ByteSpan line : wrap(all, {.first_width = columns, .width = columns}))
    lines.push_back(slice(safe, line));
  return lines;
}

std::string link_target(std::string_view url) {
  std::string target;
  for (const char c : url) {
    if (c > 0x20 && c < 0x7F) {
      target += c;
    } else {
      constexpr std::string_view hex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      target += {'%', hex[byte >> 4], hex[byte & 0xF]};
    }
  }
  const std::size_t scheme = target.find("://");
  if (scheme == std::string::npos || target.size() > longest_link) return "";
  std::transform(target.begin(), target.begin() + std::ptrdiff_t(scheme), target.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return target.starts_with("http://") || target.starts_with("https://") ? target : "";
}

}  // namespace technews::terminal
