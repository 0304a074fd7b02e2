#include "corpus/reader_sgml.h"

#include "corpus/markup.h"
#include "corpus/page_encoding.h"
#include "corpus/sgml_document.h"
#include "shared/normalization/utf8_repair.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool begins_tag(std::string_view text, std::string_view mark) {
  return begins_ignoring_case(text, mark) && text.size() > mark.size() &&
         std::string_view(" \t\r\n>").find(text[mark.size()]) != npos;
}

// The first place of either of two marks, "<doc" or "</doc", as a tag: before ">" or a blank. One
// at the end of what was read is found once more is read.
std::size_t find_tag(std::string_view text, std::string_view one, std::string_view other,
                     std::size_t from) {
  for (std::size_t at = text.find('<', from); at != npos; at = text.find('<', at + 1))
    if (begins_tag(text.substr(at), one) || begins_tag(text.substr(at), other)) return at;
  return npos;
}

class SgmlReader {
 public:
  SgmlReader(InputBuffer& bytes, const std::string& path, ReadSession& session)
      : bytes_(&bytes), path_(path), session_(&session) {}

  void read();

 private:
  bool find_document();
  void take_document();
  void use(std::string_view document, std::uint64_t line);
  void reject(const std::string& reason) {
    session_->reject(session_->origin(path_, record_, bytes_->line()),
                     "line " + std::to_string(bytes_->line()) + " (byte " +
                         std::to_string(bytes_->offset()) + "): " + reason,
                     Cause::damaged);
  }

  InputBuffer* bytes_;
  std::string path_;
  ReadSession* session_;
  std::string name_ = "<doc";  // "<doc" or "<reuters"
  std::uint64_t record_ = 0;
};

// Goes to the next start tag; false when there is none.
bool SgmlReader::find_document() {
  constexpr std::size_t step = std::size_t{64} << 10;
  constexpr std::size_t longest_tag = 16;
  while (true) {
    const std::string_view unread = bytes_->peek(step);
    if (const std::size_t at = find_tag(unread, "<doc", "<reuters", 0); at != npos) {
      name_ = begins_tag(unread.substr(at), "<doc") ? "<doc" : "<reuters";
      bytes_->skip(at);
      return true;
    }
    if (unread.size() < step) {
      bytes_->skip(unread.size());
      return false;
    }
    bytes_->skip(unread.size() - longest_tag);
  }
}

// The document at the first unread byte, which is its start tag.
void SgmlReader::take_document() {
  const std::size_t limit = static_cast<std::size_t>(session_->limits().record_bytes);
  const std::string end_mark = "</" + name_.substr(1);
  std::size_t wanted = std::size_t{64} << 10;
  std::size_t from = 1;
  while (true) {
    const std::string_view unread = bytes_->peek(wanted);
    const bool at_end = unread.size() < wanted;
    const std::size_t found = find_tag(unread, end_mark, name_, from);
    if (found != npos && begins_tag(unread.substr(found), name_)) {
      reject("the document has no end tag; it is left out");
      bytes_->skip(found);
      return;
    }
    if (found != npos) {
      use(unread.substr(0, found), bytes_->line());
      bytes_->skip(std::min(unread.find('>', found), unread.size() - 1) + 1);
      return;
    }
    if (at_end) {
      // Of an input that is cut short the last document is a piece.
      if (bytes_->failure().empty()) reject("the file ends inside the document; it is left out");
      bytes_->skip(unread.size());
      return;
    }
    if (unread.size() > limit) {
      reject("the document is longer than " + size_text(limit) + ", the limit for one article");
      bytes_->skip(1);
      return;
    }
    from = unread.size() - std::min<std::size_t>(unread.size() - 1, 16);
    wanted = unread.size() * 2;
  }
}

void SgmlReader::use(std::string_view document, std::uint64_t line) {
  RawArticle article;
  article.origin = session_->origin(path_, record_, line);
  const normalization::Repaired repaired = normalization::repair_utf8(document);
  article.repairs = repairs_of(repaired);
  fill_sgml(repaired.text, article);
  session_->deliver(std::move(article));
}

void SgmlReader::read() {
  while (!session_->stopped() && find_document()) {
    ++record_;
    take_document();
  }
  if (record_ == 0 && bytes_->failure().empty())
    session_->reject(session_->origin(path_),
                     "holds no <DOC> and no <REUTERS>: other SGML is not read", Cause::refused);
}

}  // namespace

bool is_sgml_collection(std::string_view head) {
  const std::string root = root_element(head);
  if (root == "reuters") return true;
  return root == "doc" && to_lower_ascii(head).find("<docno") != npos;
}

void read_sgml(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  SgmlReader(bytes, path, session).read();
}

}  // namespace technews::corpus
