// FeedItem: one entry of a feed while its elements come in, and the article it becomes.
#pragma once

#include "corpus/article.h"
#include "corpus/xml_parser.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace technews::corpus {

// Names of accounts to the names of people, as WordPress exports list them.
using AuthorNames = std::map<std::string, std::string>;

class FeedItem {
 public:
  // limit: bytes of text kept of one entry.
  explicit FeedItem(std::size_t limit) : limit_(limit) {}

  // An element directly below the entry, then what is inside it, then its end.
  void start_field(const std::string& name, const XmlAttributes& attributes);
  void start_inner(const std::string& name, const XmlAttributes& attributes);
  void text(std::string_view text);
  void end_inner(const std::string& name);
  void end_field();

  bool too_long() const { return too_long_; }
  // "post", "attachment", … and "publish", "draft", … of a WordPress export; else empty.
  const std::string& post_type() const { return post_type_; }
  const std::string& status() const { return status_; }

  // Fills everything but the origin, taking the texts.
  void fill(RawArticle& article, const AuthorNames& names);

 private:
  struct Best {
    std::string value;
    int rank = 0;
    void offer(int rank, std::string value);
  };

  void append(std::string_view text);
  std::string plain() const;  // the field's text without its markup
  void take_link();
  void take_category();
  void take_body(int rank);
  bool take_named();

  std::size_t limit_;
  std::size_t taken_ = 0;
  bool too_long_ = false;
  std::string name_;  // of the field that is open; empty for one that isn't used
  std::map<std::string, std::string> attributes_;
  std::string text_;
  bool nested_ = false;  // elements inside it: text_ is markup

  Best body_;
  Best date_;
  Best author_;
  std::string title_;
  std::string url_;
  std::string id_;
  std::string section_;
  std::string language_;
  std::string post_type_;
  std::string status_;
  std::vector<std::string> tags_;
  bool markup_ = false;  // the body
};

// Text for markup: &, <, > and " as references.
std::string escaped(std::string_view text);

// The value of an attribute, or empty.
std::string_view attribute(const XmlAttributes& attributes, std::string_view name);

}  // namespace technews::corpus
