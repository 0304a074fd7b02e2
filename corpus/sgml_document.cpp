#include "corpus/sgml_document.h"

#include "corpus/markup.h"
#include "corpus/reader_html.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

constexpr std::array ids{"docno"sv, "docid"sv};
constexpr std::array titles{"headline"sv, "title"sv, "hl"sv, "ti"sv, "head"sv};
constexpr std::array dates{"date"sv, "date_time"sv, "pubdate"sv, "date1"sv, "dd"sv};
constexpr std::array authors{"byline"sv, "author"sv, "au"sv, "by"sv};
constexpr std::array bodies{"body"sv, "text"sv, "leadpara"sv, "lp"sv};
constexpr std::array tags{"topics"sv, "places"sv, "subject"sv};

template <std::size_t Size>
bool in(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_field(std::string_view name) {
  return in(ids, name) || in(titles, name) || in(dates, name) || in(authors, name) ||
         in(bodies, name) || in(tags, name) || name == "section" || name == "dateline";
}

// A tag at the start of a text: its name and size; size 0 when none is there.
struct Tag {
  std::string name;  // in lower case
  bool closes = false;
  std::size_t size = 0;
};

Tag tag_at(std::string_view text) {
  Tag tag;
  if (text.size() < 3 || text[0] != '<') return tag;
  tag.closes = text[1] == '/';
  const std::size_t begin = tag.closes ? 2 : 1;
  const char first = text[begin];
  if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))) return tag;
  constexpr std::size_t longest = 1024;
  const std::size_t end = text.substr(0, longest).find('>');
  if (end == std::string_view::npos) return tag;
  tag.name = to_lower_ascii(
      text.substr(begin, std::min(text.find_first_of(" \t\r\n/>", begin), end) - begin));
  tag.size = end + 1;
  return tag;
}

// References that TREC's collections use and HTML doesn't know.
std::string with_trec_references(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> references{
      {{"&hyph;", "-"}, {"&blank;", " "}, {"&cir;", "o"}}};
  std::string result;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
    result.append(text.substr(0, at));
    text.remove_prefix(at);
    const auto found = std::ranges::find_if(
        references, [&](const auto& each) { return text.starts_with(each.first); });
    const bool known = found != references.end();
    result.append(known ? found->second : "&");
    text.remove_prefix(known ? found->first.size() : 1);
  }
  return result.append(text);
}

// Text whose paragraphs are apart by a blank line, tags of other kinds left out.
std::string paragraphs(std::string_view markup) {
  std::string marked;
  for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<')) {
    marked.append(markup.substr(0, at));
    markup.remove_prefix(at);
    const Tag tag = tag_at(markup);
    if (tag.size == 0) {
      marked += '<';
      markup.remove_prefix(1);
      continue;
    }
    if (tag.name == "p" || tag.name == "br") marked += tag.closes ? "\n" : "\n\n";
    markup.remove_prefix(tag.size);
  }
  std::string text = decode_entities(with_trec_references(marked.append(markup)));
  // Ends of transmissions (&#3;) and the like are no text.
  for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string::npos;
       at = text.find("\xEF\xBF\xBD", at))
    text.replace(at, 3, " ");
  return std::string(trim(text));
}

// Title, name or date on one line.
std::string one_line(std::string_view markup) {
  std::string text = paragraphs(markup);
  std::string result;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!blank) result += byte;
    if (blank && !result.ends_with(' ')) result += ' ';
  }
  return result;
}

class DocumentReader {
 public:
  explicit DocumentReader(RawArticle& article) : article_(&article) {}

  // Takes each field's content at its end tag, or where its parent ends.
  void read(std::string_view document) {
    std::size_t at = document.find('>');
    if (at == std::string_view::npos) return;
    for (at = document.find('<', at); at != std::string_view::npos; at = document.find('<', at)) {
      const Tag tag = tag_at(document.substr(at));
      if (tag.size > 0 && is_field(tag.name)) {
        if (tag.closes) {
          close(tag.name, document, at);
        } else {
          open_.push_back({tag.name, at + tag.size, at});
        }
      }
      at += std::max<std::size_t>(tag.size, 1);
      if (open_.size() > most_open) open_.erase(open_.begin());
    }
    while (!open_.empty()) close(open_.back().name, document, document.size());
    finish(document);
  }

 private:
  struct Open {
    std::string name;
    std::size_t content;
    std::size_t begin;
  };
  struct Piece {
    std::size_t begin;  // with the tag
    std::size_t content;
    std::size_t end;
  };
  static constexpr std::size_t most_open = 64;

  void close(std::string_view name, std::string_view document, std::size_t at) {
    const auto found = std::ranges::find(open_.rbegin(), open_.rend(), name, &Open::name);
    if (found == open_.rend()) return;
    const Open field = *found;
    open_.erase(std::next(found).base(), open_.end());
    take(field, document, at);
  }

  void take(const Open& field, std::string_view document, std::size_t end) {
    const std::string_view content = document.substr(field.content, end - field.content);
    const auto set = [&](std::string& target) {
      if (target.empty()) target = one_line(content);
      not_body_.push_back({field.begin, field.content, end});
    };
    if (in(ids, field.name)) {
      set(article_->id);
    } else if (in(titles, field.name)) {
      set(article_->title);
    } else if (in(dates, field.name)) {
      set(article_->date);
    } else if (in(authors, field.name)) {
      set(article_->author);
    } else if (field.name == "section") {
      set(article_->section);
    } else if (in(tags, field.name)) {
      take_tags(content);
    } else if (field.name == "dateline") {
      not_body_.push_back({field.begin, field.content, end});
    } else {
      bodies_.push_back({field.begin, field.content, end});
    }
  }

  void take_tags(std::string_view content) {
    if (content.find("<D>") == std::string_view::npos) {
      if (std::string tag = one_line(content); !tag.empty())
        article_->tags.push_back(std::move(tag));
      return;
    }
    for (std::size_t at = content.find("<D>"); at != std::string_view::npos;
         at = content.find("<D>")) {
      content.remove_prefix(at + 3);
      const std::string_view tag = content.substr(0, content.find("</D>"));
      if (!trim(tag).empty()) article_->tags.emplace_back(trim(tag));
    }
  }

  // Of texts inside one another the inner ones are the body, less the fields inside them.
  void finish(std::string_view document) {
    std::ranges::sort(bodies_, {}, &Piece::begin);
    std::ranges::sort(not_body_, {}, &Piece::begin);
    std::size_t done = 0;
    const bool nested = bodies_.size() <= most_open;
    for (const Piece& piece : bodies_) {
      const bool outer = nested && std::ranges::any_of(bodies_, [&](const Piece& other) {
                           return other.begin > piece.begin && other.end <= piece.end;
                         });
      if (piece.begin < done || outer) continue;
      done = piece.end;
      const std::string text = paragraphs(without_fields(document, piece));
      if (!text.empty()) article_->body.append(article_->body.empty() ? "" : "\n\n").append(text);
    }
  }

  std::string without_fields(std::string_view document, const Piece& piece) const {
    std::string markup;
    std::size_t at = piece.content;
    for (auto field = std::ranges::lower_bound(not_body_, at, {}, &Piece::begin);
         field != not_body_.end() && field->begin < piece.end; ++field) {
      if (field->begin < at || field->end > piece.end) continue;
      markup.append(document.substr(at, field->begin - at)).append(" ");
      at = field->end;
    }
    return markup.append(document.substr(at, piece.end - at));
  }

  RawArticle* article_;
  std::vector<Open> open_;
  std::vector<Piece> bodies_;
  std::vector<Piece> not_body_;
};

// A page of a web collection: <DOCHDR> holds its address and the server's answer.
bool fill_web_page(std::string_view document, RawArticle& article) {
  constexpr std::size_t head_bytes = std::size_t{64} << 10;
  const std::string head = to_lower_ascii(document.substr(0, head_bytes));
  const std::size_t begin = head.find("<dochdr>");
  const std::size_t end = head.find("</dochdr>", std::min(begin, head.size()));
  if (begin == std::string::npos || end == std::string::npos) return false;
  DocumentReader(article).read(document.substr(0, begin));
  const std::string_view header = trim(document.substr(begin + 8, end - begin - 8));
  article.url = header.substr(0, header.find_first_of(" \t\r\n"));
  if (!begins_ignoring_case(article.url, "http")) article.url.clear();
  std::string_view page = document.substr(end + 9);
  const std::size_t last = page.rfind("</");
  if (last != std::string_view::npos && begins_ignoring_case(page.substr(last), "</doc>"))
    page = page.substr(0, last);
  fill_page(trim(page), {}, article);
  return true;
}

}  // namespace

void fill_sgml(std::string_view document, RawArticle& article) {
  article.form = BodyForm::prose;
  if (fill_web_page(document, article)) return;
  const std::string_view tag = document.substr(0, document.find('>'));
  article.id = attribute_of(tag, "newid");
  DocumentReader(article).read(document);
}

}  // namespace technews::corpus
