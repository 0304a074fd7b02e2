#include "corpus/reader_text.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

bool is_text_control(unsigned char byte) {
  return byte == '\t' || byte == '\n' || byte == '\v' || byte == '\f' || byte == '\r' ||
         byte == 0x1B;
}

}  // namespace

bool is_binary(std::string_view bytes) {
  std::array<std::size_t, 4> zeros{};  // by position modulo 4
  std::size_t controls = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == 0) {
      ++zeros[i % 4];
    } else if (byte < 0x20 && !is_text_control(byte)) {
      ++controls;
    }
  }
  // Random bytes hold 10 % of such controls; text holds a stray one. A few bytes tell nothing.
  constexpr std::size_t few = 8;
  if (controls > few && controls > bytes.size() / 20) return true;
  const std::size_t zero = zeros[0] + zeros[1] + zeros[2] + zeros[3];
  if (zero <= few || zero < bytes.size() / 20) return false;
  // UTF-16 and UTF-32 leave some of the four positions without zeros.
  const auto [least, most] = std::ranges::minmax(zeros);
  return least * 4 > most;
}

bool take_text(InputBuffer& bytes, const std::string& path, ReadSession& session,
               std::string_view& text) {
  const std::uint64_t limit = session.limits().record_bytes;
  if (!bytes.rest(text, static_cast<std::size_t>(limit))) {
    session.reject(session.origin(path),
                   "is larger than " + size_text(limit) + ", the limit for one article: split it",
                   Cause::damaged);
    return false;
  }
  if (!bytes.failure().empty()) return false;
  if (is_binary(text)) {
    session.reject(session.origin(path), "holds binary data, not text", Cause::refused);
    return false;
  }
  return true;
}

void read_paired_text(InputBuffer& bytes, const std::string& path, ReadSession& session,
                      const Companion& companion) {
  std::string_view text;
  if (!take_text(bytes, path, session, text)) return;
  RawArticle article;
  article.origin = session.origin(path);
  article.companion = true;
  article.title = companion.title;
  article.date = companion.year;
  article.url = companion.url;
  article.body = text;
  session.deliver(std::move(article));
}

void read_text(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  std::string_view text;
  if (!take_text(bytes, path, session, text)) return;
  RawArticle article;
  article.origin = session.origin(path);
  article.body = text;
  session.deliver(std::move(article));
}

}  // namespace technews::corpus
