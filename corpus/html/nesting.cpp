#include "corpus/html/nesting.h"

#include <algorithm>
#include <array>
#include <vector>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

// Elements that never hold anything.
constexpr std::array void_elements{
    "area"sv, "base"sv,  "br"sv,   "col"sv,  "embed"sv,  "hr"sv,    "img"sv, "input"sv, "link"sv,
    "meta"sv, "param"sv, "path"sv, "rect"sv, "source"sv, "track"sv, "use"sv, "wbr"sv,   "circle"sv};

// Elements whose start ends an open one of their kind.
constexpr std::array self_closing_elements{"p"sv,  "li"sv, "dt"sv, "dd"sv,    "option"sv,
                                           "tr"sv, "td"sv, "th"sv, "tbody"sv, "a"sv};

// Elements whose contents hold no tags.
constexpr std::array raw_elements{"script"sv, "style"sv,  "textarea"sv, "title"sv,
                                  "xmp"sv,    "iframe"sv, "noembed"sv};

template <std::size_t count>
bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

struct Tag {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closes = false;
  bool is_empty = false;  // <x/>
};

// Tags in order, comments and raw contents passed over.
class TagScanner {
 public:
  explicit TagScanner(std::string_view page) : page_(page) {}

  bool next(Tag& tag) {
    for (;;) {
      const std::size_t begin = page_.find('<', at_);
      if (begin == std::string_view::npos || begin + 1 >= page_.size()) return false;
      if (page_.substr(begin).starts_with("<!--")) {
        at_ = after("-->", begin + 4);
      } else if (read(begin, tag)) {
        return true;
      } else {
        at_ = begin + 1;
      }
    }
  }

 private:
  std::size_t after(std::string_view text, std::size_t from) const {
    const std::size_t found = page_.find(text, from);
    return found == std::string_view::npos ? page_.size() : found + text.size();
  }

  bool read(std::size_t begin, Tag& tag) {
    std::size_t name = begin + 1;
    tag.closes = page_[name] == '/';
    if (tag.closes) ++name;
    if (name >= page_.size() || !is_letter(page_[name])) return false;
    const std::size_t name_end = std::min(page_.find_first_of(" \t\r\n\f/>", name), page_.size());
    tag.name = lower(page_.substr(name, name_end - name));
    tag.begin = begin;
    tag.end = tag_end(name_end);
    tag.is_empty = page_[tag.end - 1] == '>' && page_[tag.end - 2] == '/';
    at_ = tag.end;
    if (!tag.closes && is_one_of(tag.name, raw_elements)) at_ = raw_end(tag.name);
    return true;
  }

  // Past the '>' that no quotes hold.
  std::size_t tag_end(std::size_t at) const {
    while (at < page_.size()) {
      at = page_.find_first_of(">\"'", at);
      if (at == std::string_view::npos) break;
      if (page_[at] == '>') return at + 1;
      at = after(page_.substr(at, 1), at + 1);
    }
    return page_.size();
  }

  std::size_t raw_end(const std::string& name) const {
    for (std::size_t at = at_; (at = page_.find("</", at)) != std::string_view::npos; at += 2) {
      if (lower(page_.substr(at + 2, name.size())) == name) return at;
    }
    return page_.size();
  }

  std::string_view page_;
  std::size_t at_ = 0;
};

// The open elements, as far as a scan of the tags tells. Counts what lies too deep without its
// name: end tags close that first.
class OpenElements {
 public:
  // False when the tag stands too deep.
  bool open(const Tag& tag) {
    if (tag.is_empty || is_one_of(tag.name, void_elements)) return true;
    if (!names_.empty() && names_.back() == tag.name && is_one_of(tag.name, self_closing_elements))
      return true;
    if (names_.size() >= deepest_element) {
      ++too_deep_;
      return false;
    }
    names_.push_back(tag.name);
    return true;
  }

  bool close(const Tag& tag) {
    if (too_deep_ > 0) {
      --too_deep_;
      return false;
    }
    const auto found = std::find(names_.rbegin(), names_.rend(), tag.name);
    if (found != names_.rend()) names_.erase(std::prev(found.base()), names_.end());
    return true;
  }

 private:
  std::vector<std::string> names_;
  std::size_t too_deep_ = 0;
};

}  // namespace

std::optional<std::string> flatten_nesting(std::string_view page) {
  std::optional<std::string> flat;
  if (static_cast<std::size_t>(std::count(page.begin(), page.end(), '<')) <= deepest_element)
    return flat;
  TagScanner scanner(page);
  OpenElements open;
  for (Tag tag; scanner.next(tag);) {
    if (tag.closes ? open.close(tag) : open.open(tag)) continue;
    if (!flat) flat.emplace(page);
    std::fill(flat->begin() + static_cast<std::ptrdiff_t>(tag.begin),
              flat->begin() + static_cast<std::ptrdiff_t>(tag.end), ' ');
  }
  return flat;
}

}  // namespace technews::corpus
