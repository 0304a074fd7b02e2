#include "corpus/xml_parser.h"

#include "shared/base/error.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include <expat.h>

namespace technews::corpus {
namespace {

struct Known {
  std::string_view prefix;
  std::string_view address;  // begins so: versions differ
};

constexpr std::array<Known, 8> namespaces{{
    {"", "http://www.w3.org/2005/Atom"},
    {"", "http://purl.org/atom/ns#"},
    {"", "http://purl.org/rss/1.0/"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1."},
    {"wp", "http://wordpress.org/export/"},
    {"xhtml", "http://www.w3.org/1999/xhtml"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
}};

constexpr unsigned deepest = 1000;

const Known* known(std::string_view address) {
  const Known* best = nullptr;
  for (const Known& each : namespaces)
    if (address.starts_with(each.address) &&
        (best == nullptr || each.address.size() > best->address.size()))
      best = &each;
  return best;
}

}  // namespace

class XmlParser::Expat {
 public:
  Expat(XmlHandler& handler, std::string_view head, std::size_t longest_token)
      : handler_(&handler),
        text_(head),
        longest_token_(longest_token),
        parser_(::XML_ParserCreate(text_.is_utf16() ? "UTF-16" : "UTF-8")) {
    if (parser_ == nullptr)
      throw base::Error(base::ErrorCode::io, "cannot read XML: out of memory");
    error_ = text_.error();
    ::XML_SetUserData(parser_, this);
    ::XML_SetElementHandler(parser_, on_start, on_end);
    ::XML_SetCharacterDataHandler(parser_, on_text);
    ::XML_SetEntityDeclHandler(parser_, on_entity);
    ::XML_SetSkippedEntityHandler(parser_, on_skipped);
    // References without a declaration are skipped instead of being errors; nothing is fetched.
    ::XML_UseForeignDTD(parser_, XML_TRUE);
  }
  Expat(const Expat&) = delete;
  Expat& operator=(const Expat&) = delete;
  ~Expat() { ::XML_ParserFree(parser_); }

  bool take(std::string_view bytes, bool last) {
    if (done_ || !error_.empty()) return false;
    constexpr std::size_t piece = std::size_t{1} << 20;
    do {
      const std::string_view part = bytes.substr(0, piece);
      bytes.remove_prefix(part.size());
      parse(text_.convert(part, last && bytes.empty()), last && bytes.empty());
    } while (!bytes.empty() && !done_ && error_.empty());
    return !done_ && error_.empty();
  }

  void stop(const std::string& error) {
    if (error_.empty()) error_ = error;
    done_ = true;
    ::XML_StopParser(parser_, XML_FALSE);
  }
  const std::string& error() const { return error_; }
  std::uint64_t line() const { return ::XML_GetCurrentLineNumber(parser_); }
  std::uint64_t column() const { return ::XML_GetCurrentColumnNumber(parser_) + 1; }
  std::size_t repairs() const { return text_.repairs(); }

 private:
  void parse(std::string_view text, bool last) {
    given_ += text.size();
    const int size = static_cast<int>(text.size());
    if (::XML_Parse(parser_, text.data(), size, last ? 1 : 0) == XML_STATUS_ERROR) {
      if (!done_) error_ = ::XML_ErrorString(::XML_GetErrorCode(parser_));
      done_ = true;
      return;
    }
    const XML_Index index = ::XML_GetCurrentByteIndex(parser_);
    // Unknown (-1) while a token that is not whole is waited for.
    if (index >= 0) begun_ = static_cast<std::uint64_t>(index);
    if (given_ - begun_ > longest_token_ + (2U << 20))
      stop("a tag or comment is longer than the limit for one article");
  }

  // "content:encoded" for any prefix that the document gave that namespace.
  std::string usual_name(std::string_view name) const {
    const std::size_t colon = name.find(':');
    const std::string_view prefix = colon == name.npos ? std::string_view{} : name.substr(0, colon);
    const std::string_view local = colon == name.npos ? name : name.substr(colon + 1);
    const auto found = prefixes_.find(prefix);
    if (found == prefixes_.end()) return std::string(name);
    const Known* usual = known(found->second);
    if (usual == nullptr) return std::string(name);
    return usual->prefix.empty() ? std::string(local)
                                 : std::string(usual->prefix) + ':' + std::string(local);
  }

  void take_prefix(std::string_view name, std::string_view address) {
    constexpr std::size_t most = 100;
    if (!name.starts_with("xmlns") || prefixes_.size() >= most) return;
    if (name.size() > 5 && name[5] != ':') return;
    // A prefix keeps its first meaning but for the empty one, which markup inside articles changes.
    const std::string prefix(name.substr(std::min<std::size_t>(6, name.size())));
    if (prefix.empty() && depth_ > 1) return;
    prefixes_.emplace(prefix, address);
  }

  void start(const char* name, const char** attributes) {
    if (done_) return;
    if (++depth_ > deepest) {
      stop("elements are nested deeper than " + std::to_string(deepest));
      return;
    }
    XmlAttributes list;
    for (const char** each = attributes; *each != nullptr; each += 2) take_prefix(each[0], each[1]);
    for (const char** each = attributes; *each != nullptr; each += 2)
      list.emplace_back(each[0], each[1]);
    handler_->start(usual_name(name), list);
  }
  void end(const char* name) {
    if (done_) return;
    --depth_;
    handler_->end(usual_name(name));
  }

  static Expat& of(void* self) { return *static_cast<Expat*>(self); }
  static void on_start(void* self, const char* name, const char** attributes) {
    of(self).start(name, attributes);
  }
  static void on_end(void* self, const char* name) { of(self).end(name); }
  static void on_text(void* self, const char* text, int size) {
    if (!of(self).done_) of(self).handler_->text({text, static_cast<std::size_t>(size)});
  }
  // NOLINTNEXTLINE(readability-function-size): expat's signature
  static void on_entity(void* self, const char* name, int, const char*, int, const char*,
                        const char*, const char*, const char*) {
    of(self).stop("declares entities of its own (" + std::string(name).substr(0, 40) +
                  "), which are not expanded");
  }
  static void on_skipped(void* self, const char* name, int is_parameter) {
    if (of(self).done_ || is_parameter != 0) return;
    of(self).handler_->text('&' + std::string(name) + ';');
  }

  XmlHandler* handler_;
  XmlText text_;
  std::size_t longest_token_;
  XML_Parser parser_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::string error_;
  std::uint64_t given_ = 0;  // bytes to expat
  std::uint64_t begun_ = 0;  // of them up to the last token it began
  unsigned depth_ = 0;
  bool done_ = false;
};

XmlParser::XmlParser(XmlHandler& handler, std::string_view head, std::size_t longest_token)
    : expat_(std::make_unique<Expat>(handler, head, longest_token)) {}
XmlParser::~XmlParser() = default;
bool XmlParser::take(std::string_view bytes) { return expat_->take(bytes, false); }
void XmlParser::finish() { expat_->take({}, true); }
void XmlParser::stop(const std::string& error) { expat_->stop(error); }
const std::string& XmlParser::error() const { return expat_->error(); }
std::uint64_t XmlParser::line() const { return expat_->line(); }
std::uint64_t XmlParser::column() const { return expat_->column(); }
std::size_t XmlParser::repairs() const { return expat_->repairs(); }

}  // namespace technews::corpus
