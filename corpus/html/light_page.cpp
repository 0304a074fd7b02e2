#include "corpus/html/light_page.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
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

// Tags in order; what stands in between without being any is told to a sink: comments, and the
// contents of scripts and styles.
class TagScanner {
 public:
  explicit TagScanner(std::string_view page) : page_(page) {}

  bool next(Tag& tag, const std::function<void(base::ByteSpan)>& passed) {
    for (;;) {
      const std::size_t begin = page_.find('<', at_);
      if (begin == std::string_view::npos || begin + 1 >= page_.size()) return false;
      if (page_.substr(begin).starts_with("<!--")) {
        at_ = comment_end(begin);
        passed({begin, at_});
      } else if (read(begin, tag)) {
        if (at_ > tag.end && (tag.name == "script" || tag.name == "style")) passed({tag.end, at_});
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

  // <!--> and <!---> are comments, too.
  std::size_t comment_end(std::size_t begin) const {
    const std::string_view rest = page_.substr(begin + 4);
    if (rest.starts_with(">")) return begin + 5;
    if (rest.starts_with("->")) return begin + 6;
    const std::size_t end = page_.find("--", begin + 4);
    for (std::size_t at = end; at != std::string_view::npos; at = page_.find("--", at + 1)) {
      if (page_.substr(at).starts_with("-->")) return at + 3;
      if (page_.substr(at).starts_with("--!>")) return at + 4;
    }
    return page_.size();
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

  // Past the '>' that no quoted value holds.
  std::size_t tag_end(std::size_t at) const {
    const std::size_t name_end = at;
    while (at < page_.size()) {
      at = page_.find_first_of(">\"'", at);
      if (at == std::string_view::npos) break;
      if (page_[at] == '>') return at + 1;
      const std::size_t sign = page_.find_last_not_of(" \t\r\n\f", at - 1);
      const bool is_value = sign >= name_end && page_[sign] == '=';
      at = is_value ? after(page_.substr(at, 1), at + 1) : at + 1;
    }
    return page_.size();
  }

  std::size_t raw_end(const std::string& name) const {
    constexpr int most_inside = 64;  // so that the cost stays linear
    int inside = 0;
    for (std::size_t at = at_; (at = page_.find("</", at)) != std::string_view::npos; at += 2) {
      if (lower(page_.substr(at + 2, name.size())) != name) continue;
      if (name != "script" || !is_in_comment(page_.substr(at_, at - at_))) return at;
      if (++inside > most_inside) return at;
    }
    return page_.size();
  }

  // A script that a script writes inside a comment of its own: its end tag ends no element
  // (the standard's "script data double escaped state").
  static bool is_in_comment(std::string_view script) {
    const std::size_t comment = script.rfind("<!--");
    if (comment == std::string_view::npos) return false;
    const std::string_view inside = script.substr(comment);
    const std::size_t opened = inside.rfind("<script");
    return opened != std::string_view::npos && inside.find("-->") == std::string_view::npos &&
           inside.find("</script", opened) == std::string_view::npos;
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
    if (is_one_of(tag.name, raw_elements)) return true;
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
    if (is_one_of(tag.name, raw_elements)) return true;
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

std::size_t LightPage::place(std::size_t at) const {
  const auto after = std::ranges::upper_bound(cuts, at, {}, &Cut::at);
  return after == cuts.begin() ? at : at + std::prev(after)->before;
}

base::ByteSpan LightPage::cut_at(std::size_t at) const {
  const auto found = std::ranges::lower_bound(cuts, at, {}, &Cut::at);
  return found == cuts.end() || found->at != at ? base::ByteSpan{} : found->page;
}

LightPage lighten(std::string_view page) {
  LightPage light;
  light.text.reserve(page.size());
  std::size_t kept = 0;  // of the page
  std::size_t before = 0;
  const auto keep_until = [&](std::size_t end) {
    light.text.append(page.substr(kept, end - kept));
    kept = end;
  };
  const auto cut = [&](base::ByteSpan span) {
    keep_until(span.begin);
    before += span.size();
    light.cuts.push_back({light.text.size(), span, before});
    kept = span.end;
  };
  TagScanner scanner(page);
  OpenElements open;
  for (Tag tag; scanner.next(tag, cut);) {
    if (tag.closes ? open.close(tag) : open.open(tag)) continue;
    keep_until(tag.begin);
    light.text.append(tag.end - tag.begin, ' ');
    kept = tag.end;
  }
  keep_until(page.size());
  return light;
}

}  // namespace technews::corpus
