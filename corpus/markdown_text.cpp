#include "corpus/markdown_text.h"

#include "corpus/markup.h"
#include "shared/base/error.h"

#include <algorithm>
#include <limits>

#include <md4c.h>

namespace technews::corpus {
namespace {

// Collects text from the parser's calls.
class Collector {
 public:
  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        separate(Gap::paragraph);
        in_title_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level == 1 &&
                    result_.text.empty() && result_.title.empty();
        break;
      case MD_BLOCK_LI:
      case MD_BLOCK_TR:
        separate(Gap::line);
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        separate(Gap::blank);
        break;
      case MD_BLOCK_HTML:
        html_.clear();
        separate(Gap::paragraph);
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_CODE:
      case MD_BLOCK_TABLE:
        separate(Gap::paragraph);
        break;
      default:
        break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_H) in_title_ = false;
    if (type == MD_BLOCK_HTML) add_markup();
    if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE) separate(Gap::paragraph);
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_HTML:
        // Inline tags go; those of a block come as lines, with the words between them.
        html_ += text;
        if (text.starts_with("<br")) add("\n");
        break;
      case MD_TEXT_ENTITY:
        add(decode_entities(text));
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        add("\n");
        break;
      case MD_TEXT_NULLCHAR:
        add("\xEF\xBF\xBD");
        break;
      default:
        add(text);
    }
    return 0;
  }

  MarkdownText take() {
    while (!result_.text.empty() && result_.text.back() == '\n') result_.text.pop_back();
    return std::move(result_);
  }

 private:
  enum class Gap { none, blank, line, paragraph };

  // The widest of the gaps asked for stands before the next text.
  void separate(Gap gap) { gap_ = std::max(gap_, gap); }

  void add(std::string_view text) {
    if (text.empty()) return;
    if (in_title_) {
      result_.title.append(text);
      return;
    }
    std::string& all = result_.text;
    if (gap_ == Gap::line || gap_ == Gap::paragraph)
      while (all.ends_with('\n')) all.pop_back();
    if (!all.empty())
      all.append(gap_ == Gap::paragraph ? "\n\n"
                 : gap_ == Gap::line    ? "\n"
                 : gap_ == Gap::blank   ? " "
                                        : "");
    gap_ = Gap::none;
    all.append(text);
  }

  // The words of a block of HTML.
  void add_markup() {
    const std::string text = strip_tags(without_scripts(html_));
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return;
    add(std::string_view(text).substr(begin, text.find_last_not_of(" \t\n") + 1 - begin));
    separate(Gap::paragraph);
  }

  // The end tags stay: they go with the other tags.
  static std::string without_scripts(std::string_view html) {
    const std::string lower = to_lower_ascii(html);
    std::string kept;
    std::size_t at = 0;
    while (at < html.size()) {
      const std::size_t script = std::min(lower.find("<script", at), lower.find("<style", at));
      kept.append(html.substr(at, std::min(script, html.size()) - at));
      if (script == std::string::npos) break;
      at = std::min(lower.find("</s", script), html.size());
    }
    return kept;
  }

  MarkdownText result_;
  std::string html_;  // of the block being read
  Gap gap_ = Gap::none;
  bool in_title_ = false;
};

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  return static_cast<Collector*>(user)->enter_block(type, detail);
}
int leave_block(MD_BLOCKTYPE type, void*, void* user) {
  return static_cast<Collector*>(user)->leave_block(type);
}
int ignore_span(MD_SPANTYPE, void*, void*) { return 0; }
int text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
  return static_cast<Collector*>(user)->text(type, {bytes, size});
}

}  // namespace

MarkdownText markdown_text(std::string_view markdown) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max())
    throw base::Error(base::ErrorCode::io, "cannot read Markdown of more than 4 GiB");
  Collector collector;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = ignore_span;
  parser.leave_span = ignore_span;
  parser.text = text;
  const int status =
      ::md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &collector);
  if (status != 0) throw base::Error(base::ErrorCode::io, "cannot read Markdown: out of memory");
  return collector.take();
}

}  // namespace technews::corpus
