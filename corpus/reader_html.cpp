#include "corpus/reader_html.h"

#include "corpus/page_encoding.h"
#include "corpus/reader_text.h"

namespace technews::corpus {

void fill_page(std::string_view markup, std::string_view transport, RawArticle& article) {
  normalization::Repaired page = decode_page(markup, transport);
  article.form = BodyForm::html;
  article.repairs += repairs_of(page);
  article.body = std::move(page.text);
}

void read_html(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  std::string_view markup;
  if (!take_text(bytes, path, session, markup)) return;
  RawArticle article;
  article.origin = session.origin(path);
  fill_page(markup, {}, article);
  session.deliver(std::move(article));
}

}  // namespace technews::corpus
