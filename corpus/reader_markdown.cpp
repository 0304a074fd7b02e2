#include "corpus/reader_markdown.h"

#include "corpus/fields.h"
#include "corpus/front_matter.h"
#include "corpus/markdown_text.h"
#include "corpus/markup.h"
#include "corpus/page_encoding.h"
#include "corpus/reader_text.h"
#include "shared/normalization/utf8_repair.h"

#include <algorithm>

namespace technews::corpus {
namespace {

// Hostile marks cost sixty times their size in memory.
constexpr std::size_t longest_markdown = std::size_t{4} << 20;

bool is_draft(const std::vector<FlatValue>& values) {
  return std::ranges::any_of(values, [](const FlatValue& value) {
    const std::string key = to_lower_ascii(value.path);
    const std::string word = to_lower_ascii(value.value);
    return (key == "draft" && (word == "true" || word == "yes")) ||
           (key == "published" && (word == "false" || word == "no"));
  });
}

// "published: true" is no date.
void drop_switches(std::vector<FlatValue>& values) {
  std::erase_if(values, [](const FlatValue& value) {
    const std::string word = to_lower_ascii(value.value);
    return to_lower_ascii(value.path) == "published" && (word == "true" || word == "yes");
  });
}

// Slugs and paths of a site's generator are no addresses.
void drop_relative_url(RawArticle& article) {
  if (!begins_ignoring_case(article.url, "http://") &&
      !begins_ignoring_case(article.url, "https://"))
    article.url.clear();
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

// The fields of the front matter; what can't be used of it is told.
void fill_fields(FrontMatter& front, const std::string& path, ReadSession& session,
                 RawArticle& article) {
  FieldFinder finder(session.options().field_map);
  drop_switches(front.values);
  finder.fill(front.values, article);
  article.body.clear();  // a summary: the text stands below
  drop_relative_url(article);
  if (const std::string found = finder.found(); !found.empty())
    session.note_once("front matter: " + found, path);
  for (const std::string& missing : finder.unmatched())
    session.note_once("front matter without the mapped field: " + missing, path);
  if (!front.ignored.empty())
    session.note_once("front matter, nested too deep and not used: " + joined(front.ignored), path);
  if (!front.error.empty()) session.note(path + ": " + front.error + "; what follows is not used");
}

}  // namespace

void read_markdown(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  std::string_view whole;
  if (!take_text(bytes, path, session, whole)) return;
  if (whole.size() > longest_markdown) {
    session.reject(session.origin(path),
                   "is larger than " + size_text(longest_markdown) +
                       ", the limit for one article of Markdown: split it",
                   Cause::damaged);
    return;
  }
  const normalization::Repaired repaired = normalization::repair_utf8(whole);
  FrontMatter front = parse_front_matter(repaired.text);
  if (is_draft(front.values)) {
    session.reject(session.origin(path), "is a draft, as its front matter says", Cause::refused);
    return;
  }
  RawArticle article;
  article.origin = session.origin(path);
  article.repairs = repairs_of(repaired);
  if (front.size > 0) fill_fields(front, path, session, article);
  MarkdownText markdown = markdown_text(std::string_view(repaired.text).substr(front.size));
  article.form = BodyForm::prose;
  article.body = std::move(markdown.text);
  if (article.title.empty()) {
    article.title = std::move(markdown.title);
  } else if (!markdown.title.empty() && markdown.title != article.title) {
    article.body.insert(0, markdown.title + "\n\n");
  }
  session.deliver(std::move(article));
}

}  // namespace technews::corpus
