#include "corpus/csv_rows.h"

#include "corpus/reader_session.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Of a row; a hostile one would fill the memory with empty fields.
constexpr std::size_t most_fields = std::size_t{1} << 16;

enum class Parse { whole, more, open_quote, too_many };

// Parses one row at the start of a text.
class RowParser {
 public:
  RowParser(std::string_view text, char delimiter, bool at_end)
      : text_(text), delimiter_(delimiter), at_end_(at_end) {}

  Parse parse(std::vector<std::string>& fields) {
    fields.clear();
    while (true) {
      if (fields.size() == most_fields) return Parse::too_many;
      fields.emplace_back();
      const Parse result = is_at('"') ? quoted(fields.back()) : plain(fields.back());
      if (result != Parse::whole) return result;
      if (!is_at(delimiter_)) break;
      ++at_;
    }
    if (is_at('\r')) ++at_;
    if (at_ == text_.size() && !at_end_) return Parse::more;
    if (is_at('\n')) ++at_;
    return Parse::whole;
  }
  std::size_t size() const { return at_; }

 private:
  bool is_at(char byte) const { return at_ < text_.size() && text_[at_] == byte; }
  bool ends_field(std::size_t at) const {
    if (at >= text_.size()) return at_end_;
    const char byte = text_[at];
    return byte == delimiter_ || byte == '\n' ||
           (byte == '\r' && (at + 1 == text_.size() || text_[at + 1] == '\n'));
  }

  Parse plain(std::string& field) {
    const std::array marks{delimiter_, '\n'};
    std::size_t end = text_.find_first_of(std::string_view(marks.data(), marks.size()), at_);
    if (end == npos && !at_end_) return Parse::more;
    end = std::min(end, text_.size());
    const bool line_end = end == text_.size() || text_[end] == '\n';
    if (line_end && end > at_ && text_[end - 1] == '\r') --end;
    field = text_.substr(at_, end - at_);
    at_ = end;
    return Parse::whole;
  }

  Parse quoted(std::string& field) {
    std::size_t from = at_ + 1;
    while (true) {
      const std::size_t quote = text_.find('"', from);
      if (quote == npos) return at_end_ ? unclosed(field) : Parse::more;
      field.append(text_.substr(from, quote - from));
      if (quote + 1 == text_.size() && !at_end_) return Parse::more;
      if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
        field += '"';
        from = quote + 2;
      } else if (ends_field(quote + 1)) {
        at_ = quote + 1;
        return Parse::whole;
      } else {
        return plain(field);
      }
    }
  }

  // In tables with tabs quotes are mostly text.
  Parse unclosed(std::string& field) {
    return delimiter_ == '\t' ? plain(field) : Parse::open_quote;
  }

  std::string_view text_;
  char delimiter_;
  bool at_end_;
  std::size_t at_ = 0;
};

}  // namespace

bool CsvRows::fail(Row& row, const std::string& error) {
  row.fields.clear();
  row.error = error;
  InputBuffer::Line line;
  bytes_->next_line(line, limit_);
  return true;
}

bool CsvRows::next(Row& row) {
  row.error.clear();
  std::size_t wanted = std::size_t{64} << 10;
  while (true) {
    const std::string_view unread = bytes_->peek(wanted);
    if (unread.empty()) return false;
    row.line = bytes_->line();
    const bool at_end = unread.size() < wanted;
    RowParser parser(unread, delimiter_, at_end);
    const Parse result = parser.parse(row.fields);
    // Of an input that is cut short the last row is a piece.
    if (at_end && parser.size() == unread.size() && !bytes_->failure().empty()) return false;
    const bool too_long =
        parser.size() > limit_ || (result == Parse::more && unread.size() > limit_);
    if (too_long)
      return fail(row, "the row is longer than " + size_text(limit_) +
                           ", the limit for one article, or a quote in it is not closed");
    if (result == Parse::too_many)
      return fail(row, "the row has more than " + std::to_string(most_fields) + " fields");
    if (result == Parse::open_quote) return fail(row, "a quote in the row is not closed");
    if (result == Parse::more) {
      // Twice as much, so that a long row is looked at a few times at most.
      wanted = unread.size() * 2;
      continue;
    }
    const bool blank = row.fields.size() == 1 &&
                       row.fields.front().find_first_not_of(" \t\r") == std::string::npos;
    bytes_->skip(parser.size());
    if (!blank) return true;
    wanted = std::size_t{64} << 10;
  }
}

char delimiter_of(std::string_view header) {
  constexpr std::array candidates{',', ';', '\t', '|'};
  std::array<std::size_t, candidates.size()> counts{};
  bool quoted = false;
  for (const char byte : header) {
    if (byte == '"') quoted = !quoted;
    const auto* found = std::ranges::find(candidates, byte);
    if (!quoted && found != candidates.end())
      ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace technews::corpus
