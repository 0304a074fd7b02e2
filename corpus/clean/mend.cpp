#include "corpus/clean/mend.h"

#include <algorithm>
#include <utility>

namespace technews::corpus {
namespace {

bool is_blank(char c) { return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\n'); }

constexpr std::size_t block = 32;

// True when nothing is squeezed or mended where the block and its next byte stand: no line break
// and no blank before another or before a mark. Without a branch, for compilers to take many bytes
// at a time.
bool is_plain(const char* bytes) {
  using Flag = unsigned char;
  Flag found = 0;
  for (std::size_t i = 0; i < block; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const auto next = static_cast<unsigned char>(bytes[i + 1]);
    const Flag control = c < ' ';
    const Flag blank = c == ' ';
    const Flag second = next <= ' ';
    const Flag stop = next == ',' || next == '.';
    const Flag colon = (next | 1) == ';';  // or a semicolon
    const auto mends = static_cast<Flag>(second | stop | colon);
    found = static_cast<Flag>(found | control | (blank & mends));
  }
  return found == 0;
}

// Appends text with its white space squeezed; keeps one line break where a run has one.
class Squeezer {
 public:
  explicit Squeezer(bool keep_lines) : keep_lines_(keep_lines) {}

  void append(std::string_view text) {
    out_.reserve(out_.size() + text.size());
    tried_ = 0;
    std::size_t i = 0;
    while (i < text.size()) {
      if (is_blank(text[i])) {
        blank_ = true;
        line_ = line_ || text[i] == '\n' || text[i] == '\r';
        ++i;
        continue;
      }
      const std::size_t begin = i;
      i = word_end(text, i);
      // Words of several characters, parted by one blank each, are copied at once.
      while (i > begin + 1 && i + 2 < text.size() && text[i] == ' ' && !is_blank(text[i + 1]) &&
             !is_blank(text[i + 2])) {
        i = word_end(text, skip_plain(text, i + 1));
      }
      append_words(text.substr(begin, i - begin));
    }
  }

  // A blank, or a line break, where something was left out.
  void part(bool line) {
    blank_ = true;
    line_ = line_ || line;
  }

  std::string take() { return std::move(out_); }

 private:
  // Past the blocks from word i on of which nothing changes.
  std::size_t skip_plain(std::string_view text, std::size_t i) {
    if (i < tried_) return i;
    while (i + block < text.size() && is_plain(&text[i])) i += block;
    tried_ = i + block;
    return i;
  }

  static std::size_t word_end(std::string_view text, std::size_t i) {
    while (i < text.size() && !is_blank(text[i])) ++i;
    return i;
  }

  void append_words(std::string_view words) {
    if (blank_ && !out_.empty() && !(mends(words) && !(line_ && keep_lines_))) {
      out_ += line_ && keep_lines_ ? '\n' : ' ';
    }
    blank_ = line_ = false;
    out_ += words;
  }

  // A mark that belongs to the word before the blank: alone, behind a letter. "..." and ":)" and
  // ".NET" begin with one and stay.
  bool mends(std::string_view word) const {
    const char c = word[0];
    if (word.size() != 1 || (c != ',' && c != ';' && c != '.' && c != ':')) return false;
    const char before = out_.back();
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
           (before >= '0' && before <= '9') || static_cast<unsigned char>(before) >= 0x80 ||
           before == ')' || before == '"' || before == '\'';
  }

  std::string out_;
  std::size_t tried_ = 0;  // the text's blocks up to here are known to be plain or not to be
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
      squeezer.part(line);
    }
    squeezer.append(span.of(body));
    last = span.end;
  }
  return squeezer.take();
}

std::string one_line(std::string_view text) {
  // No-break blanks lay out a page; in a value they keep words from being found.
  constexpr std::string_view no_break = "\xC2\xA0";
  Squeezer squeezer(false);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(no_break, at), text.size());
    squeezer.append(text.substr(at, end - at));
    squeezer.part(false);
    at = end + no_break.size();
  }
  return squeezer.take();
}

}  // namespace technews::corpus
