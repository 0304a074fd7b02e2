#include "corpus/html/json_mend.h"

namespace technews::corpus {
namespace {

class Mender {
 public:
  Mender(std::string_view text, std::size_t depth) : text_(text), most_(depth) {}

  std::string run() {
    constexpr std::string_view section = "<![CDATA[";
    const std::size_t marked = text_.find(section);
    if (marked < text_.find_first_of("{[")) text_.remove_prefix(marked + section.size());
    at_ = text_.find_first_of("{[");
    if (at_ == std::string_view::npos) return {};
    out_.reserve(text_.size() - at_);
    while (at_ < text_.size()) {
      if (!step()) return {};
      if (open_.empty()) return std::move(out_);
    }
    return {};
  }

 private:
  bool step() {
    const char c = text_[at_++];
    switch (c) {
      case '"':
        string();
        return true;
      case '{':
      case '[':
        out_ += c;
        open_ += c == '{' ? '}' : ']';
        return open_.size() <= most_;
      case '}':
      case ']':
        return close(c);
      case '/':
        comment();
        return true;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) {
          out_ += c;
        } else {
          out_ += ' ';
        }
        return true;
    }
  }

  bool close(char c) {
    if (open_.empty() || open_.back() != c) return false;
    open_.pop_back();
    const std::size_t last = out_.find_last_not_of(' ');
    if (last != std::string::npos && out_[last] == ',') out_[last] = ' ';
    out_ += c;
    return true;
  }

  void comment() {
    const char kind = at_ < text_.size() ? text_[at_] : ' ';
    const std::string_view closing = kind == '*' ? "*/" : "\n";
    if (kind != '*' && kind != '/') {
      out_ += '/';
      return;
    }
    const std::size_t end = text_.find(closing, at_);
    at_ = end == std::string_view::npos ? text_.size() : end + closing.size();
  }

  void string() {
    out_ += '"';
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\\') {
        escape();
        continue;
      }
      out_ += static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
      if (c == '"') return;
    }
  }

  void escape() {
    if (at_ == text_.size()) return;
    const char c = text_[at_++];
    constexpr std::string_view known = "\"\\/bfnrtu";
    if (known.find(c) != std::string_view::npos) {
      out_ += '\\';
      out_ += c;
    } else {
      out_ += static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
    }
  }

  std::string_view text_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;  // the brackets that close what is open
};

}  // namespace

std::string mend_json(std::string_view text, std::size_t depth) {
  return Mender(text, depth).run();
}

}  // namespace technews::corpus
