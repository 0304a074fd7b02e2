#include "corpus/html/blocks.h"

#include "corpus/html/elements.h"

#include <algorithm>
#include <utility>

namespace technews::corpus {
namespace {

// How much text and how many tables stand before each node, to know a subtree's in O(1).
struct Totals {
  std::vector<std::uint64_t> text;
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> links;
  std::vector<std::uint32_t> images;

  explicit Totals(const HtmlTree& tree)
      : text(tree.size() + 1),
        tables(tree.size() + 1),
        links(tree.size() + 1),
        images(tree.size() + 1) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      text[i + 1] = text[i] + tree[i].text.size();
      tables[i + 1] = tables[i] + (tree[i].tag == "table");
      links[i + 1] = links[i] + (tree[i].tag == "a");
      images[i + 1] = images[i] + (tree[i].tag == "img");
    }
  }
};

BlockKind kind_of(std::string_view tag) {
  if (tag == "p") return BlockKind::paragraph;
  if (tag == "li" || tag == "dd" || tag == "dt") return BlockKind::item;
  if (tag == "tr") return BlockKind::row;
  if (tag == "pre") return BlockKind::code;
  if (tag == "blockquote") return BlockKind::quote;
  if (tag == "figcaption" || tag == "caption") return BlockKind::caption;
  return heading_level(tag) > 0 ? BlockKind::heading : BlockKind::plain;
}

bool is_picture(std::string_view tag) {
  return tag == "img" || tag == "amp-img" || tag == "picture" || tag == "video" || tag == "svg" ||
         tag == "iframe";
}

// Letters or digits of any script; zero-width blanks, bullets and dashes are none.
bool has_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    if (c >= 0xC3 && c != 0xE2 && c != 0xEF && c != 0xF0) return true;
  }
  return false;
}

// Bytes of the white space at text[i]; 0 for none.
std::size_t white_bytes(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  const std::string_view rest = text.substr(i);
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.starts_with("\xE3\x80\x80")) return 3;
  if (rest.size() >= 3 && rest.starts_with("\xE2\x80") &&
      (static_cast<unsigned char>(rest[2]) <= 0x8A || rest[2] == '\xA8' || rest[2] == '\xA9'))
    return 3;
  return 0;
}

class Splitter {
 public:
  explicit Splitter(const HtmlTree& tree) : tree_(tree), totals_(tree), signs_(tree) {}

  std::vector<Block> split() {
    std::uint32_t node = 0;
    while (node < tree_.size()) {
      while (!open_.empty() && tree_[open_.back().node].end <= node) close();
      if (tree_[node].is_text()) {
        append(tree_[node]);
        ++node;
      } else {
        node = enter(node);
      }
    }
    while (!open_.empty()) close();
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    bool is_block = false;
    bool is_link = false;
    bool is_row = false;
    bool keeps_lines = false;
    SignLevels levels{};
  };

  // The next node to look at.
  std::uint32_t enter(std::uint32_t node) {
    const HtmlNode& element = tree_[node];
    const Display display = display_of(element.tag);
    images_ += is_picture(element.tag);
    if (display == Display::none) return element.end;
    if (display == Display::line_break) {
      break_line();
      return element.end;
    }
    Open opened;
    opened.node = node;
    opened.is_link = element.tag == "a";
    opened.is_block = display == Display::block && rows_ == 0;
    opened.is_row = opened.is_block && element.tag == "tr" && is_data(node);
    opened.keeps_lines = element.tag == "pre";
    const Signs signs = set_levels(node, opened);
    if (display == Display::inline_text && stands_aside(node, signs)) return element.end;
    if (opened.is_block) flush();
    if (display == Display::block && rows_ > 0) blank_ = true;
    rows_ += opened.is_row;
    links_ += opened.is_link;
    kept_lines_ += opened.keeps_lines;
    if (opened.is_link && links_ == 1) ++block_.links;
    open_.push_back(opened);
    return node + 1;
  }

  Signs set_levels(std::uint32_t node, Open& opened) {
    if (open_.empty()) {
      opened.levels.fill(no_level);
    } else {
      opened.levels = open_.back().levels;
      for (std::uint8_t& level : opened.levels)
        level = static_cast<std::uint8_t>(level < no_level - 1 ? level + 1 : level);
    }
    const Signs signs = signs_.read(node);
    for (std::size_t i = 0; i < sign_count; ++i)
      if (signs.has(static_cast<Sign>(i))) opened.levels[i] = 0;
    return signs;
  }

  // What is not shown within a line: labels for screen readers, cards that open over a name.
  bool stands_aside(std::uint32_t node, Signs signs) const {
    if (block_.text.empty()) return false;
    if (signs.has(Sign::hidden) || signs.has(Sign::hidden_word)) return true;
    const std::uint32_t end = tree_[node].end;
    return tree_[node].tag == "span" && totals_.images[end] > totals_.images[node] &&
           totals_.links[end] - totals_.links[node] >= 2 && block_.link_bytes < block_.text.size();
  }

  void close() {
    const Open& closed = open_.back();
    if (closed.is_block) flush();
    if (!closed.is_block && rows_ > 0 && display_of(tree_[closed.node].tag) == Display::block)
      blank_ = true;
    rows_ -= closed.is_row;
    links_ -= closed.is_link;
    kept_lines_ -= closed.keeps_lines;
    open_.pop_back();
  }

  // A row of little text in each cell is read as a line; other tables lay out the page.
  bool is_data(std::uint32_t node) const {
    constexpr std::uint64_t longest = 500;  // bytes
    const std::uint32_t end = tree_[node].end;
    return totals_.text[end] - totals_.text[node] <= longest &&
           totals_.tables[end] == totals_.tables[node];
  }

  // Two in a row divide paragraphs.
  void break_line() {
    if (block_.text.empty()) return;
    if (block_.text.back() == '\n') {
      flush();
      return;
    }
    block_.text += '\n';
    blank_ = false;
  }

  void append(const HtmlNode& text) {
    const std::size_t before = block_.text.size();
    for (std::size_t i = 0; i < text.text.size();) {
      const std::size_t white = white_bytes(text.text, i);
      if (white > 0) {
        if (kept_lines_ > 0 && text.text[i] == '\n' && !block_.text.empty() &&
            block_.text.back() != '\n')
          block_.text += '\n';
        blank_ = true;
        i += white;
        continue;
      }
      if (blank_ && !block_.text.empty() && block_.text.back() != '\n') block_.text += ' ';
      blank_ = false;
      block_.text += text.text[i++];
    }
    if (block_.text.size() == before) return;
    if (links_ > 0) block_.link_bytes += static_cast<std::uint32_t>(block_.text.size() - before);
    place(before, text.source);
  }

  void place(std::size_t before, base::ByteSpan source) {
    if (before == 0) locate();
    if (source.empty()) return;
    if (block_.source.empty()) block_.source = source;
    block_.source.begin = std::min(block_.source.begin, source.begin);
    block_.source.end = std::max(block_.source.end, source.end);
  }

  // The block stands in the innermost element that is no inline one, but signs of inline elements
  // around its first text count: <span class="date">.
  void locate() {
    block_.levels = open_.back().levels;
    block_.images = std::exchange(images_, 0);
    std::size_t i = open_.size() - 1;
    while (i > 0 && !open_[i].is_block) --i;
    block_.element = open_[i].node;
    block_.depth = static_cast<std::uint32_t>(i);
    if (links_ > 0) block_.links = std::max(block_.links, 1U);
    const std::string_view tag = tree_[block_.element].tag;
    block_.heading_level = static_cast<std::uint8_t>(heading_level(tag));
    block_.kind = kept_lines_ > 0 ? BlockKind::code : kind_of(tag);
  }

  // Pages of very many blocks have their later ones put together, so that memory keeps to the
  // size of the text.
  bool goes_on() const {
    constexpr std::size_t most_blocks = 50'000;
    constexpr std::size_t long_block = 2000;  // bytes
    return blocks_.size() >= most_blocks && block_.text.size() < long_block;
  }

  void flush() {
    std::string& text = block_.text;
    if (goes_on() && !open_.empty()) {
      if (!text.empty() && text.back() != '\n') text += '\n';
      blank_ = false;
      return;
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    blank_ = false;
    if (has_letters(text)) {
      block_.link_bytes = std::min(block_.link_bytes, static_cast<std::uint32_t>(text.size()));
      block_.stats = read_text(text);
      blocks_.push_back(std::move(block_));
    }
    block_ = Block{};
  }

  const HtmlTree& tree_;
  Totals totals_;
  SignReader signs_;
  std::vector<Open> open_;
  std::vector<Block> blocks_;
  Block block_;
  std::uint32_t images_ = 0;  // since the last block began
  bool blank_ = false;        // white space was seen
  int rows_ = 0;
  int links_ = 0;
  int kept_lines_ = 0;
};

}  // namespace

std::vector<Block> split_blocks(const HtmlTree& tree) { return Splitter(tree).split(); }

}  // namespace technews::corpus
