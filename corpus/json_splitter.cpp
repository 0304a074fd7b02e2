#include "corpus/json_splitter.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Names that arrays of articles go by in the answers of news interfaces, exports and databases.
constexpr std::array<std::string_view, 13> container_names{
    "articles", "data",  "docs",    "documents", "entries", "hits",   "items",
    "pages",    "posts", "records", "results",   "rows",    "stories"};

// Follows brackets and strings through pieces of text, up to the end of one value.
class ValueScan {
 public:
  enum class Event { more, end, string };

  // Reads on from i, which ends behind the value (end), behind a string at the watched depth, or
  // at the end of the piece (more). The watched depth falls with the brackets that close.
  Event read(std::string_view text, std::size_t& i, unsigned& watched) {
    while (i < text.size()) {
      const char byte = text[i];
      if (in_string_) {
        ++i;
        if (!close_string(byte)) continue;
        if (depth_ == 0) return Event::end;
        if (depth_ == watched) return Event::string;
      } else if (byte == '"') {
        if (scalar_ && depth_ == 0) return Event::end;
        in_string_ = true;
        ++i;
      } else if (byte == '{' || byte == '[') {
        if (scalar_ && depth_ == 0) return Event::end;
        ++depth_;
        ++i;
      } else if (byte == '}' || byte == ']') {
        if (depth_ == 0) return Event::end;
        ++i;
        if (--depth_ == 0) return Event::end;
        watched = std::min(watched, depth_);
      } else {
        const bool separates = byte == ',' || byte == ':' || blanks.find(byte) != blanks.npos;
        if (depth_ == 0 && separates) return Event::end;
        scalar_ = true;
        ++i;
      }
    }
    return Event::more;
  }

 private:
  bool close_string(char byte) {
    if (escaped_) {
      escaped_ = false;
    } else if (byte == '\\') {
      escaped_ = true;
    } else if (byte == '"') {
      in_string_ = false;
    }
    return !in_string_;
  }

  unsigned depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool scalar_ = false;
};

bool is_container_name(std::string_view text_to_quote) {
  return std::ranges::any_of(container_names, [&](std::string_view name) {
    const std::size_t size = name.size() + 1;
    return text_to_quote.size() >= size && text_to_quote.ends_with(name) &&
           text_to_quote[text_to_quote.size() - size] == '"';
  });
}

}  // namespace

bool JsonSplitter::at(std::size_t i, char& byte) {
  if (i >= window_.size()) window_ = bytes_->peek(i + 1);
  if (i >= window_.size()) return false;
  byte = window_[i];
  return true;
}

void JsonSplitter::take(std::size_t count) {
  bytes_->skip(count);
  window_ = {};
}

void JsonSplitter::skip_blanks(bool commas) {
  for (window_ = bytes_->peek(1); !window_.empty(); window_ = bytes_->peek(1)) {
    const std::size_t end =
        std::min(window_.find_first_not_of(commas ? " \t\r\n," : blanks), window_.size());
    const bool done = end < window_.size();
    take(end);
    if (done) return;
  }
}

bool JsonSplitter::fail(const std::string& what) {
  // Where the input itself is cut short, that is what is reported.
  if (bytes_->failure().empty()) error_ = what;
  return false;
}

// '[' when the key that ends before `key_end` (its closing quote before it) is a name for articles
// and holds an array of objects; '{' when it holds an object; else 0.
char JsonSplitter::container_at(std::size_t key_end) {
  if (!is_container_name(window_.substr(0, key_end - 1))) return 0;
  char byte = 0;
  std::size_t i = key_end;
  const auto next = [&] {
    while (at(i, byte) && blanks.find(byte) != blanks.npos) ++i;
    return at(i++, byte) ? byte : '\0';
  };
  if (next() != ':') return 0;
  const char bracket = next();
  if (bracket == '{') return '{';
  return bracket == '[' && next() == '{' ? '[' : '\0';
}

// The value at the first unread byte. look_inside: whether it holds a container of articles, in
// objects that themselves go by such a name.
JsonSplitter::Scanned JsonSplitter::scan_value(bool look_inside, std::size_t limit) {
  ValueScan scan;
  std::size_t i = 0;
  unsigned watched = look_inside ? 1 : 0;
  while (true) {
    if (i > limit) return {Scan::too_long, i};
    if (char byte = 0; i >= window_.size() && !at(i, byte)) return {Scan::cut, i};
    const auto event = scan.read(window_, i, watched);
    if (event == ValueScan::Event::end) return {i > limit ? Scan::too_long : Scan::whole, i};
    if (event != ValueScan::Event::string) continue;
    const char bracket = container_at(i);
    if (bracket == '[') return {Scan::container, i};
    if (bracket == '{') ++watched;
  }
}

void JsonSplitter::pass_over_value() {
  ValueScan scan;
  unsigned watched = 0;
  for (window_ = bytes_->peek(1); !window_.empty(); window_ = bytes_->peek(1)) {
    std::size_t i = 0;
    const auto event = scan.read(window_, i, watched);
    take(i);
    if (event == ValueScan::Event::end) return;
  }
}

bool JsonSplitter::take_element(Element& element) {
  element = {{}, bytes_->line(), bytes_->column(), bytes_->offset(), false};
  const Scanned scanned = scan_value(false, limit_);
  if (scanned.kind == Scan::too_long) {
    element.too_long = true;
    pass_over_value();
    return true;
  }
  if (scanned.kind == Scan::cut) return fail("the JSON ends inside a record");
  if (scanned.size == 0) return fail(std::string("there is an unexpected '") + window_[0] + "'");
  element.text = window_.substr(0, scanned.size);
  bytes_->skip(scanned.size);
  return true;
}

// At a top-level bracket: true when it is that of a container, which is entered.
bool JsonSplitter::enter_root() {
  char byte = 0;
  at(0, byte);
  if (byte == '{' && scan_value(true, limit_).kind != Scan::container) return false;
  open_ += byte;
  take(1);
  return true;
}

// At a key of an object that holds containers: enters the one it names, or passes over its value.
bool JsonSplitter::enter_member() {
  const Scanned key = scan_value(false, limit_);
  if (key.kind != Scan::whole || window_[0] != '"') return fail("a field name is missing");
  char bracket = container_at(key.size);
  take(key.size);
  skip_blanks(false);
  char byte = 0;
  if (!at(0, byte) || byte != ':') return fail("':' is missing after a field name");
  take(1);
  skip_blanks(false);
  constexpr std::size_t deepest = 8;
  if (open_.size() >= deepest) return fail("lists of articles are nested too deep");
  if (bracket == '{' && scan_value(true, limit_).kind != Scan::container) bracket = 0;
  if (bracket == 0) {
    pass_over_value();
  } else {
    open_ += bracket;
    take(1);
  }
  return true;
}

bool JsonSplitter::next(Element& element) {
  while (error_.empty()) {
    skip_blanks(!open_.empty());
    char byte = 0;
    if (!at(0, byte)) return open_.empty() ? false : fail("the JSON ends inside an array");
    if (open_.empty()) {
      if (byte != '{' && byte != '[') return fail("there is something other than JSON");
      if (!enter_root()) return take_element(element);
    } else if (byte == (open_.back() == '[' ? ']' : '}')) {
      open_.pop_back();
      take(1);
    } else if (open_.back() == '[') {
      return take_element(element);
    } else if (!enter_member()) {
      return false;
    }
  }
  return false;
}

bool JsonSplitter::holds_lines(InputBuffer& bytes, bool named_lines, std::size_t look) {
  JsonSplitter splitter(bytes, look);
  splitter.skip_blanks(false);
  char byte = 0;
  if (!splitter.at(0, byte)) return true;
  if (byte == '[') {
    if (!named_lines) return false;
    std::size_t i = 1;
    while (splitter.at(i, byte) && blanks.find(byte) != blanks.npos) ++i;
    return byte != '{';
  }
  if (byte != '{') return true;
  const Scanned first = splitter.scan_value(true, look);
  if (first.kind == Scan::container) return false;
  const std::string_view seen = splitter.window_.substr(0, first.size);
  const std::size_t line_end = seen.find('\n');
  if (line_end == std::string_view::npos) return true;
  // A record over several lines is a document, unless a line of its own begins where it is broken.
  if (splitter.at(line_end + 1, byte) && byte == '{') return true;
  return named_lines && first.kind != Scan::whole;
}

}  // namespace technews::corpus
