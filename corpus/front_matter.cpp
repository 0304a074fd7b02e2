#include "corpus/front_matter.h"

#include "corpus/front_matter_values.h"

#include <algorithm>
#include <utility>

namespace technews::corpus {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t longest_list = std::size_t{64} << 10;  // in bytes

struct Line {
  std::string_view text;  // without its end
  std::size_t indent = 0;
};

std::vector<Line> lines_of(std::string_view block) {
  std::vector<Line> lines;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    Line line{block.substr(0, end), 0};
    block.remove_prefix(std::min(end + 1, block.size()));
    while (line.text.ends_with('\r')) line.text.remove_suffix(1);
    line.indent = std::min(line.text.find_first_not_of(" \t"), line.text.size());
    lines.push_back(line);
  }
  return lines;
}

bool is_blank_or_comment(const Line& line) {
  const std::string_view text = line.text.substr(line.indent);
  return text.empty() || text.front() == '#';
}

bool is_dash(std::string_view text) { return text == "-" || text.starts_with("- "); }

// The block between the fences.
class BlockParser {
 public:
  BlockParser(std::string_view block, char separator, FrontMatter& result)
      : lines_(lines_of(block)), separator_(separator), result_(&result) {}

  void parse() {
    while (at_ < lines_.size() && result_->error.empty()) {
      const Line& line = lines_[at_];
      if (is_blank_or_comment(line)) {
        ++at_;
      } else if (separator_ == '=' && line.text[line.indent] == '[') {
        take_table_header(line.text.substr(line.indent));
      } else {
        take_field(line, prefix_);
      }
    }
  }

 private:
  void add(const std::string& path, std::string value) {
    result_->values.push_back({path, std::move(value)});
  }
  void fail(const std::string& what) {
    // The opening fence is line 1.
    result_->error = "line " + std::to_string(at_ + 2) + " of the front matter: " + what;
  }
  void take_table_header(std::string_view header);
  void take_field(const Line& line, const std::string& prefix);
  void take_value(const std::string& key, std::string_view value, std::size_t indent);
  void take_below(const std::string& key, std::size_t indent);
  void take_list(const std::string& key, std::size_t indent);
  void take_brackets(const std::string& key, std::string_view value);
  void take_block_scalar(const std::string& key, char style, std::size_t indent);
  void take_long_string(const std::string& key, std::string_view value);
  void ignore_below(const std::string& key, std::size_t indent);

  std::vector<Line> lines_;
  char separator_;
  FrontMatter* result_;
  std::string prefix_;  // of a TOML table: "params."
  std::size_t at_ = 0;
  unsigned depth_ = 0;
};

// Tables that hold the fields of classification themselves leave their names out.
void BlockParser::take_table_header(std::string_view header) {
  std::string name(header.substr(0, header.find(']')));
  std::erase_if(name, [](char byte) { return byte == '[' || byte == ' ' || byte == '"'; });
  prefix_ = name == "taxonomies" ? "" : name + '.';
  ++at_;
}

void BlockParser::take_field(const Line& line, const std::string& prefix) {
  const std::string_view text = line.text.substr(line.indent);
  const std::size_t colon = find_separator(text, separator_);
  if (colon == std::string_view::npos) {
    fail("no \"" + std::string(1, separator_) + "\" in it");
    return;
  }
  std::string key = unquoted(trim_blanks(text.substr(0, colon)));
  take_value(prefix + key, trim_blanks(text.substr(colon + 1)), line.indent);
}

void BlockParser::take_value(const std::string& key, std::string_view value, std::size_t indent) {
  const char first = value.empty() ? '\0' : value.front();
  if (separator_ == ':' && (first == '|' || first == '>')) {
    ++at_;
    take_block_scalar(key, first, indent);
  } else if (separator_ == ':' && (value.empty() || first == '#')) {
    ++at_;
    take_below(key, indent);
  } else if (first == '[') {
    take_brackets(key, value);
  } else if (first == '{') {
    result_->ignored.push_back(key);
    ++at_;
    if (value.find('}') == std::string_view::npos) ignore_below(key, indent);
  } else if (separator_ == '=' && (value.starts_with("\"\"\"") || value.starts_with("'''"))) {
    take_long_string(key, value);
  } else {
    ++at_;
    std::string text(value);
    // YAML goes on with a scalar on the lines below that stand further in.
    while (separator_ == ':' && at_ < lines_.size() && lines_[at_].indent > indent &&
           !is_blank_or_comment(lines_[at_]))
      text.append(" ").append(trim_blanks(lines_[at_++].text));
    add(key, scalar_of(text));
  }
}

// What stands on the lines below a YAML key: a list, a map, a scalar, or nothing.
void BlockParser::take_below(const std::string& key, std::size_t indent) {
  while (at_ < lines_.size() && is_blank_or_comment(lines_[at_])) ++at_;
  if (at_ == lines_.size()) return;
  const Line& line = lines_[at_];
  const std::string_view text = line.text.substr(line.indent);
  if (is_dash(text) && line.indent >= indent) {
    take_list(key, line.indent);
  } else if (line.indent <= indent) {
    return;  // the key has no value
  } else if (find_separator(text, ':') == std::string_view::npos) {
    add(key, scalar_of(trim_blanks(text)));
    ++at_;
    ignore_below(key, indent);
  } else if (depth_ > 0) {
    ignore_below(key, indent);
  } else {
    ++depth_;
    const std::size_t inner = line.indent;
    while (at_ < lines_.size() && result_->error.empty()) {
      if (is_blank_or_comment(lines_[at_])) {
        ++at_;
      } else if (lines_[at_].indent == inner) {
        take_field(lines_[at_], key + '.');
      } else {
        break;
      }
    }
    --depth_;
    ignore_below(key, indent);
  }
}

// Passes over lines that belong to a key and can't be used, and names it.
void BlockParser::ignore_below(const std::string& key, std::size_t indent) {
  bool any = false;
  while (at_ < lines_.size() && (is_blank_or_comment(lines_[at_]) || lines_[at_].indent > indent)) {
    any = any || !is_blank_or_comment(lines_[at_]);
    ++at_;
  }
  if (any && std::ranges::find(result_->ignored, key) == result_->ignored.end())
    result_->ignored.push_back(key);
}

void BlockParser::take_list(const std::string& key, std::size_t indent) {
  while (at_ < lines_.size()) {
    const Line& line = lines_[at_];
    if (is_blank_or_comment(line)) {
      ++at_;
      continue;
    }
    const std::string_view text = line.text.substr(line.indent);
    if (line.indent != indent || !is_dash(text)) break;
    const std::string_view item = trim_blanks(text.substr(1));
    const std::size_t colon = item.empty() || item.front() == '"' || item.front() == '\''
                                  ? std::string_view::npos
                                  : find_separator(item, ':');
    ++at_;
    if (colon != std::string_view::npos) {
      add(key + "[]." + std::string(trim_blanks(item.substr(0, colon))),
          scalar_of(trim_blanks(item.substr(colon + 1))));
    } else if (item.starts_with('[') || item.starts_with('{')) {
      result_->ignored.push_back(key);
    } else {
      add(key + "[]", scalar_of(item));
    }
    ignore_below(key, indent);
  }
}

// A list in brackets, which may go on below.
void BlockParser::take_brackets(const std::string& key, std::string_view value) {
  std::string all(value);
  std::vector<std::string> items;
  const std::size_t begin = at_++;
  BracketList state = parse_brackets(all, items);
  while (state == BracketList::open && at_ < lines_.size()) {
    all.append("\n").append(lines_[at_++].text);
    if (all.size() > longest_list) break;
    // Looked at again when it may be whole, so that a long list costs no square of its length.
    if (lines_[at_ - 1].text.find(']') != std::string_view::npos)
      state = parse_brackets(all, items);
  }
  if (state == BracketList::open) {
    at_ = begin;
    fail("a list without \"]\", or a very long one");
  } else if (state == BracketList::nested) {
    result_->ignored.push_back(key);
  } else {
    for (std::string& item : items) add(key + "[]", std::move(item));
  }
}

void BlockParser::take_block_scalar(const std::string& key, char style, std::size_t indent) {
  std::string text;
  while (at_ < lines_.size() &&
         (lines_[at_].indent > indent || trim_blanks(lines_[at_].text).empty())) {
    if (!text.empty()) text += style == '|' ? '\n' : ' ';
    text.append(trim_blanks(lines_[at_++].text));
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  add(key, std::move(text));
}

// """ … """ of TOML.
void BlockParser::take_long_string(const std::string& key, std::string_view value) {
  const std::string fence(value.substr(0, 3));
  std::string text;
  std::string_view piece = value.substr(3);
  const std::size_t begin = at_++;
  while (piece.find(fence) == std::string_view::npos) {
    if (at_ == lines_.size()) {
      at_ = begin;
      fail("a text without closing " + fence);
      return;
    }
    text.append(piece).append(text.empty() && piece.empty() ? "" : "\n");
    piece = lines_[at_++].text;
  }
  add(key, text.append(piece.substr(0, piece.find(fence))));
}

// Behind the line of the closing fence, and where its line begins; npos when there is none.
std::pair<std::size_t, std::size_t> closing_fence(std::string_view text, std::string_view fence,
                                                  std::size_t from) {
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, end - from);
    line = line.substr(0, line.find_last_not_of(blanks) + 1);
    if (line == fence || (fence == "---" && line == "..."))
      return {std::min(end + 1, text.size()), from};
    from = end + 1;
  }
  return {std::string_view::npos, std::string_view::npos};
}

// The opening fence's line; empty when the text doesn't begin with one.
std::string_view opening_fence(std::string_view text) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size()));
  const std::string_view fence = line.substr(0, line.find_last_not_of(blanks) + 1);
  return fence == "---" || fence == "+++" ? fence : std::string_view{};
}

}  // namespace

FrontMatter parse_front_matter(std::string_view text) {
  FrontMatter result;
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  text.remove_prefix(mark);
  const std::string_view fence = opening_fence(text);
  if (fence.empty()) return result;
  const std::size_t begin = std::min(text.find('\n'), text.size() - 1) + 1;
  const auto [behind, closing] = closing_fence(text, fence, begin);
  if (behind == std::string_view::npos) return result;
  BlockParser parser(text.substr(begin, closing - begin), fence == "+++" ? '=' : ':', result);
  parser.parse();
  // A line between two rules is no field: the text has no front matter then.
  if (result.values.empty() && !result.error.empty()) return {};
  result.size = mark + behind;
  return result;
}

bool has_front_matter(std::string_view head) {
  const FrontMatter found = parse_front_matter(head);
  return found.size > 0 && found.error.empty() && !found.values.empty();
}

}  // namespace technews::corpus
