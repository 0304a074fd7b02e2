#include "corpus/reader_session.h"

#include "shared/base/hash.h"
#include "shared/normalization/utf8_repair.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) {
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t' || byte == '\r';
  });
}

void repair(std::string& text, std::size_t& repairs) {
  if (is_plain_ascii(text)) return;
  normalization::Repaired repaired = normalization::repair_utf8(text);
  // A text in another encoding counts once, where no byte of it had to be mended.
  const std::size_t recoded = repaired.charset == "UTF-8" ? 0 : 1;
  repairs += std::max(repaired.total(), recoded);
  text = std::move(repaired.text);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace

void ReadSession::deliver(RawArticle&& article) {
  if (stopped_) return;
  for (std::string* text : {&article.id, &article.title, &article.body, &article.date, &article.url,
                            &article.author, &article.section, &article.site, &article.language})
    repair(*text, article.repairs);
  for (std::string& tag : article.tags) repair(tag, article.repairs);
  if (is_blank(article.id) && is_blank(article.title) && is_blank(article.body)) {
    reject(std::move(article.origin), "holds no text, no title and no id", Cause::refused);
    return;
  }
  ++delivered_;
  stopped_ = !(*sink_)(std::move(article));
}

void ReadSession::reject(Origin origin, const std::string& reason, Cause cause) {
  if (stopped_) return;
  if (cause == Cause::damaged) summary_.complete = false;
  Rejection rejection;
  rejection.origin = std::move(origin);
  rejection.reason = reason;
  stopped_ = !(*sink_)(std::move(rejection));
}

void ReadSession::note(const std::string& text) {
  if (*note_) (*note_)(text);
}

void ReadSession::note_once(const std::string& text, const std::string& path) {
  constexpr std::size_t most = 100;
  const std::uint64_t hash = base::hash64(text);
  if (said_.contains(hash)) return;
  if (said_.size() >= most) {
    ++unsaid_;
    return;
  }
  said_.insert(hash);
  note(path + ": " + text);
}

void ReadSession::hidden(const std::string& path) {
  constexpr std::uint64_t named = 3;
  if (hidden_ < named) hidden_names_ += (hidden_ == 0 ? "" : ", ") + path;
  ++hidden_;
}

void ReadSession::finish() {
  if (unsaid_ > 0)
    note(operand_ + ": " + std::to_string(unsaid_) + " more files with notes of their own");
  if (hidden_ == 0) return;
  note(operand_ + ": " + std::to_string(hidden_) +
       (hidden_ == 1 ? " hidden entry" : " hidden entries") + " passed over: " + hidden_names_ +
       (hidden_ > 3 ? ", …" : ""));
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> units{" bytes", " KiB", " MiB", " GiB", " TiB"};
  std::size_t unit = 0;
  for (; unit + 1 < units.size() && bytes >= 1024 && bytes % 1024 == 0; ++unit) bytes /= 1024;
  return std::to_string(bytes) + units[unit];
}

std::string records_read(std::uint64_t records) {
  if (records == 0) return "nothing was read before that";
  return std::to_string(records) + (records == 1 ? " record was" : " records were") +
         " read before that";
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string extension(std::string_view name) {
  name = base_name(name);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string result(name.substr(dot + 1));
  for (char& byte : result)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return result;
}

}  // namespace technews::corpus
