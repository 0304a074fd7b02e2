#include "corpus/reader_feed.h"

#include "corpus/feed_item.h"
#include "corpus/markup.h"
#include "corpus/reader_html.h"
#include "corpus/reader_sgml.h"
#include "corpus/xml_parser.h"

#include <map>
#include <optional>

namespace technews::corpus {
namespace {

constexpr std::size_t head_bytes = 4096;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

bool is_article(const FeedItem& item) {
  if (item.post_type().empty()) return true;
  return (item.post_type() == "post" || item.post_type() == "page") && item.status() == "publish";
}

class FeedReader : public XmlHandler {
 public:
  FeedReader(const std::string& path, ReadSession& session) : path_(path), session_(&session) {}

  void read(InputBuffer& bytes);

  void start(const std::string& name, const XmlAttributes& attributes) override;
  void end(const std::string& name) override;
  void text(std::string_view text) override;

 private:
  void start_root(const std::string& name, const XmlAttributes& attributes);
  void start_outside(const std::string& name, const XmlAttributes& attributes);
  void end_outside(const std::string& name);
  void deliver();
  void say_at_end(const InputBuffer& bytes);
  std::size_t limit() const { return static_cast<std::size_t>(session_->limits().record_bytes); }

  std::string path_;
  ReadSession* session_;
  XmlParser* parser_ = nullptr;
  unsigned depth_ = 0;
  std::optional<FeedItem> item_;
  unsigned item_depth_ = 0;
  std::uint64_t item_line_ = 0;
  std::uint64_t record_ = 0;
  std::string language_;  // of the feed
  std::string outside_;   // text of the element that is open outside entries
  std::string login_;     // of an author of a WordPress export
  AuthorNames authors_;
  std::map<std::string, std::uint64_t> passed_over_;  // of a WordPress export, by kind
};

void FeedReader::start_root(const std::string& name, const XmlAttributes& attributes) {
  const std::string root = to_lower_ascii(name);
  language_ = attribute(attributes, "xml:lang");
  if (root == "rss" || root == "feed" || root == "rdf:rdf" || root == "channel") return;
  parser_->stop("is XML of <" + name.substr(0, 60) +
                ">: read are RSS, Atom and WordPress exports, and XHTML");
}

void FeedReader::start_outside(const std::string& name, const XmlAttributes& attributes) {
  outside_.clear();
  if (name != "item" && name != "entry") return;
  item_.emplace(limit());
  item_depth_ = depth_;
  item_line_ = parser_->line();
  ++record_;
  if (const auto language = attribute(attributes, "xml:lang"); !language.empty()) {
    item_->start_field("dc:language", {});
    item_->text(language);
    item_->end_field();
  }
}

void FeedReader::start(const std::string& name, const XmlAttributes& attributes) {
  ++depth_;
  if (depth_ == 1) {
    start_root(name, attributes);
  } else if (!item_) {
    start_outside(name, attributes);
  } else if (depth_ == item_depth_ + 1) {
    item_->start_field(name, attributes);
  } else {
    item_->start_inner(name, attributes);
  }
}

void FeedReader::text(std::string_view text) {
  constexpr std::size_t longest = 1000;  // of names and languages
  if (item_) {
    if (depth_ > item_depth_) item_->text(text);
  } else if (outside_.size() < longest) {
    outside_.append(text.substr(0, longest));
  }
}

void FeedReader::end_outside(const std::string& name) {
  constexpr std::size_t most_authors = 100'000;
  if (name == "language" && depth_ <= 3) {
    language_ = trim(outside_);
  } else if (name == "wp:author_login") {
    login_ = trim(outside_);
  } else if (name == "wp:author_display_name" && !login_.empty() && !trim(outside_).empty() &&
             authors_.size() < most_authors) {
    authors_[login_] = trim(outside_);
  }
  outside_.clear();
}

void FeedReader::end(const std::string& name) {
  if (!item_) {
    end_outside(name);
  } else if (depth_ == item_depth_) {
    deliver();
    item_.reset();
  } else if (depth_ == item_depth_ + 1) {
    item_->end_field();
  } else {
    item_->end_inner(name);
  }
  --depth_;
}

void FeedReader::deliver() {
  const Origin origin = session_->origin(path_, record_, item_line_);
  if (item_->too_long()) {
    session_->reject(origin,
                     "line " + std::to_string(item_line_) + ": the entry is longer than " +
                         size_text(session_->limits().record_bytes) + ", the limit for one article",
                     Cause::damaged);
  } else if (!is_article(*item_)) {
    const bool post = item_->post_type() == "post" || item_->post_type() == "page";
    constexpr std::size_t most = 100;
    std::string kind = post ? item_->post_type() + ", " + item_->status() : item_->post_type();
    if (passed_over_.size() >= most && !passed_over_.contains(kind)) kind = "others";
    ++passed_over_[kind.substr(0, 60)];
  } else {
    RawArticle article;
    article.origin = origin;
    item_->fill(article, authors_);
    if (article.language.empty()) article.language = language_;
    session_->deliver(std::move(article));
  }
  if (session_->stopped()) parser_->stop({});
}

void FeedReader::say_at_end(const InputBuffer& bytes) {
  if (session_->stopped()) return;
  if (!parser_->error().empty() && bytes.failure().empty()) {
    const bool root = depth_ <= 1 && record_ == 0;
    session_->reject(
        session_->origin(path_, 0, parser_->line()),
        "line " + std::to_string(parser_->line()) + ", column " +
            std::to_string(parser_->column()) + ": " + parser_->error() +
            (root ? std::string() : "; " + records_read(item_ ? record_ - 1 : record_)),
        root ? Cause::refused : Cause::damaged);
  } else if (record_ == 0 && bytes.failure().empty()) {
    session_->reject(session_->origin(path_), "holds no entry", Cause::refused);
  }
  if (!passed_over_.empty()) {
    std::string kinds;
    for (const auto& [kind, count] : passed_over_)
      kinds.append(kinds.empty() ? "" : "; ")
          .append(kind)
          .append(": ")
          .append(std::to_string(count));
    session_->note(path_ + ": passed over what is no published post or page: " + kinds);
  }
  if (parser_->repairs() > 0)
    session_->note(path_ + ": " + std::to_string(parser_->repairs()) +
                   " bytes that are no text were replaced");
}

void FeedReader::read(InputBuffer& bytes) {
  XmlParser parser(*this, bytes.peek(head_bytes).substr(0, head_bytes), limit());
  parser_ = &parser;
  for (std::string_view unread = bytes.peek(1); !unread.empty(); unread = bytes.peek(1)) {
    if (!parser.take(unread)) break;
    bytes.skip(unread.size());
  }
  if (bytes.failure().empty()) parser.finish();
  say_at_end(bytes);
}

}  // namespace

void read_feed(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  const std::string_view head = bytes.peek(head_bytes);
  if (is_html(head)) {
    read_html(bytes, path, session);
    return;
  }
  if (is_sgml_collection(head)) {
    read_sgml(bytes, path, session);
    return;
  }
  FeedReader(path, session).read(bytes);
}

}  // namespace technews::corpus
