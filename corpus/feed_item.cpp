#include "corpus/feed_item.h"

#include "corpus/markup.h"
#include "corpus/wordpress.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

struct Ranked {
  std::string_view name;
  int rank;  // the higher the better
};

constexpr std::array<Ranked, 6> bodies{{{"content:encoded", 5},
                                        {"content", 4},
                                        {"xhtml:body", 3},
                                        {"description", 2},
                                        {"summary", 1},
                                        {"itunes:summary", 1}}};
constexpr std::array<Ranked, 10> dates{{{"pubDate", 5},
                                        {"pubdate", 5},
                                        {"published", 5},
                                        {"issued", 4},
                                        {"dc:date", 4},
                                        {"dcterms:created", 3},
                                        {"created", 3},
                                        {"wp:post_date", 2},
                                        {"updated", 1},
                                        {"modified", 1}}};
constexpr std::array<Ranked, 3> authors{{{"dc:creator", 3}, {"author", 2}, {"itunes:author", 1}}};

template <std::size_t Size>
int rank_in(const std::array<Ranked, Size>& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Ranked::name);
  return found == table.end() ? 0 : found->rank;
}

constexpr std::array<std::string_view, 9> others{
    "title",    "link",        "feedburner:origLink", "guid",     "id",
    "category", "dc:language", "wp:post_type",        "wp:status"};

bool is_used(std::string_view name) {
  return rank_in(bodies, name) > 0 || rank_in(dates, name) > 0 || rank_in(authors, name) > 0 ||
         name == "dc:subject" || std::ranges::find(others, name) != others.end();
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

bool is_web_address(std::string_view text) {
  return begins_ignoring_case(text, "http://") || begins_ignoring_case(text, "https://");
}

// WordPress writes this for what was never published.
bool is_no_date(std::string_view text) {
  return text.find("-0001") != text.npos || text.starts_with("0000-");
}

// "ann@example.com (Ann Lee)" of RSS; Atom's <name> inside other elements.
std::string person_in(std::string_view text, bool nested) {
  if (nested) {
    const std::size_t begin = text.find("<name>");
    const std::size_t end = text.find("</name>");
    if (begin == text.npos || end == text.npos || end < begin) return strip_tags(text);
    return strip_tags(trim(text.substr(begin + 6, end - begin - 6)));
  }
  const std::size_t open = text.find('(');
  if (text.find('@') < open && open != text.npos && text.ends_with(')'))
    text = text.substr(open + 1, text.size() - open - 2);
  return strip_tags(trim(text));
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += byte;
    }
  }
  return result;
}

std::string_view attribute(const XmlAttributes& attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &XmlAttributes::value_type::first);
  return found == attributes.end() ? std::string_view{} : found->second;
}

void FeedItem::Best::offer(int new_rank, std::string new_value) {
  if (new_rank <= rank || trim(new_value).empty()) return;
  rank = new_rank;
  value = std::move(new_value);
}

void FeedItem::start_field(const std::string& name, const XmlAttributes& attributes) {
  name_ = is_used(name) ? name : std::string();
  text_.clear();
  nested_ = false;
  attributes_.clear();
  if (name_.empty()) return;
  for (const auto& [key, value] : attributes) {
    taken_ += value.size();
    if (taken_ <= limit_) attributes_.emplace(key, value);
  }
}

void FeedItem::append(std::string_view text) {
  taken_ += text.size();
  too_long_ = too_long_ || taken_ > limit_;
  if (!too_long_) text_ += text;
}

void FeedItem::start_inner(const std::string& name, const XmlAttributes& attributes) {
  if (name_.empty()) return;
  if (!nested_) text_ = escaped(text_);
  nested_ = true;
  std::string tag = '<' + name;
  for (const auto& [key, value] : attributes) {
    tag.append(" ").append(key).append("=\"").append(escaped(value)).append("\"");
  }
  append(tag + '>');
}

void FeedItem::end_inner(const std::string& name) {
  if (!name_.empty()) append("</" + name + '>');
}

void FeedItem::text(std::string_view text) {
  if (name_.empty()) return;
  if (nested_) {
    append(escaped(text));
  } else {
    append(text);
  }
}

std::string FeedItem::plain() const { return std::string(trim(strip_tags(text_))); }

void FeedItem::take_link() {
  const std::string_view relation = attributes_["rel"];
  if (!relation.empty() && relation != "alternate") return;
  const std::string address(trim(attributes_["href"].empty() ? text_ : attributes_["href"]));
  if (url_.empty() && is_web_address(address)) url_ = address;
}

// WordPress tells sections from tags; others give tags alone.
void FeedItem::take_category() {
  std::string name = plain();
  if (name.empty())
    name = attributes_["label"].empty() ? attributes_["term"] : attributes_["label"];
  if (name.empty()) return;
  if (attributes_["domain"] == "category" && section_.empty()) {
    section_ = name;
  } else if (const std::string& domain = attributes_["domain"];
             domain != "post_format" && std::ranges::find(tags_, name) == tags_.end()) {
    constexpr std::size_t most = 1000;
    if (tags_.size() < most) tags_.push_back(name);
  }
}

void FeedItem::take_body(int rank) {
  if (rank <= body_.rank || trim(text_).empty()) return;
  const bool plain_text = attributes_["type"] == "text" && !nested_;
  markup_ = !plain_text && (nested_ || text_.find_first_of("<&") != std::string::npos);
  body_.offer(rank, std::move(text_));
}

bool FeedItem::take_named() {
  if (name_ == "title") {
    title_ = attributes_["type"] == "text" && !nested_ ? std::string(trim(text_)) : plain();
  } else if (name_ == "link") {
    take_link();
  } else if (name_ == "feedburner:origLink") {
    if (is_web_address(trim(text_))) url_ = trim(text_);
  } else if (name_ == "guid" || name_ == "id") {
    id_ = trim(text_);
  } else if (name_ == "category" || name_ == "dc:subject") {
    take_category();
  } else if (name_ == "dc:language") {
    language_ = trim(text_);
  } else if (name_ == "wp:post_type") {
    post_type_ = trim(text_);
  } else if (name_ == "wp:status") {
    status_ = trim(text_);
  } else {
    return false;
  }
  return true;
}

void FeedItem::end_field() {
  if (name_.empty() || too_long_) return;
  const bool named = take_named();
  if (named) {
    name_.clear();
    return;
  }
  if (const int body_rank = rank_in(bodies, name_); body_rank > 0) {
    take_body(body_rank);
  } else if (const int date_rank = rank_in(dates, name_); date_rank > 0) {
    if (!is_no_date(text_)) date_.offer(date_rank, std::string(trim(text_)));
  } else {
    author_.offer(rank_in(authors, name_), person_in(trim(text_), nested_));
  }
  name_.clear();
}

void FeedItem::fill(RawArticle& article, const AuthorNames& names) {
  article.title = std::move(title_);
  article.date = std::move(date_.value);
  article.section = std::move(section_);
  article.tags = std::move(tags_);
  article.language = std::move(language_);
  const auto name = names.find(author_.value);
  article.author = name == names.end() ? author_.value : name->second;
  // An address says more than a number that only the feed's program knows.
  if (url_.empty() && is_web_address(id_)) url_ = id_;
  article.url = std::move(url_);
  if (article.url.empty()) article.id = std::move(id_);
  article.form = markup_ ? BodyForm::html : BodyForm::prose;
  if (!post_type_.empty() && !body_.value.empty()) {
    article.form = BodyForm::html;
    article.body = wordpress_markup(body_.value);
  } else {
    article.body = std::move(body_.value);
  }
}

}  // namespace technews::corpus
