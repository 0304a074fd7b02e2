#include "corpus/clean/mend.h"

#include <utility>

namespace technews::corpus {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Appends text with its white space squeezed; keeps one line break where a run has one.
class Squeezer {
 public:
  explicit Squeezer(bool keep_lines) : keep_lines_(keep_lines) {}

  void append(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (is_blank(c)) {
        blank_ = true;
        line_ = line_ || c == '\n' || c == '\r';
        continue;
      }
      if (blank_ && !out_.empty() && !(mends(text, i) && !(line_ && keep_lines_))) {
        out_ += line_ && keep_lines_ ? '\n' : ' ';
      }
      blank_ = line_ = false;
      out_ += c;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  // A mark that belongs to the word before the blank: alone, between a letter and a blank. "..."
  // and ":)" and ".NET" begin with one and stay.
  bool mends(std::string_view text, std::size_t i) const {
    const char c = text[i];
    if (c != ',' && c != ';' && c != '.' && c != ':') return false;
    if (i + 1 < text.size() && !is_blank(text[i + 1])) return false;
    const char before = out_.back();
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
           (before >= '0' && before <= '9') || static_cast<unsigned char>(before) >= 0x80 ||
           before == ')' || before == '"' || before == '\'';
  }

  std::string out_;
  bool keep_lines_;
  bool blank_ = false;
  bool line_ = false;
};

}  // namespace

std::string joined(std::string_view body, const std::vector<base::ByteSpan>& kept) {
  Squeezer squeezer(true);
  std::size_t last = 0;
  for (const base::ByteSpan span : kept) {
    if (last != 0 && span.begin > last) {
      const bool line = body.substr(last, span.begin - last).find('\n') != std::string_view::npos;
      squeezer.append(line ? "\n" : " ");
    }
    squeezer.append(span.of(body));
    last = span.end;
  }
  return squeezer.take();
}

std::string one_line(std::string_view text) {
  Squeezer squeezer(false);
  squeezer.append(text);
  return squeezer.take();
}

}  // namespace technews::corpus
