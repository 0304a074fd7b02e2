#include "corpus/inflate.h"

#include "corpus/brotli.h"
#include "corpus/reader_session.h"
#include "shared/base/error.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <zlib.h>

namespace technews::corpus {

class Inflater::Zlib {
 public:
  explicit Zlib(Wrapping wrapping) : out_(out_bytes) {
    const int bits = wrapping == Wrapping::gzip   ? 16 + MAX_WBITS
                     : wrapping == Wrapping::zlib ? MAX_WBITS
                                                  : -MAX_WBITS;
    if (::inflateInit2_(&stream_, bits, ZLIB_VERSION, static_cast<int>(sizeof stream_)) != Z_OK)
      throw base::Error(base::ErrorCode::io, "cannot unpack: out of memory");
  }
  Zlib(const Zlib&) = delete;
  Zlib& operator=(const Zlib&) = delete;
  ~Zlib() { ::inflateEnd(&stream_); }

  Piece take(std::string_view packed) {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    packed = packed.substr(0, most);
    // zlib doesn't write to its input; its type is older than const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = out_.data();
    stream_.avail_out = static_cast<uInt>(out_.size());
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    Piece piece;
    piece.used = packed.size() - stream_.avail_in;
    piece.bytes = {reinterpret_cast<const char*>(out_.data()), out_.size() - stream_.avail_out};
    if (status == Z_STREAM_END) {
      piece.state = State::ended;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      piece.state = State::damaged;
      piece.error = stream_.msg != nullptr ? stream_.msg : "damaged data";
    }
    return piece;
  }
  void reset() { ::inflateReset(&stream_); }

 private:
  static constexpr std::size_t out_bytes = std::size_t{64} << 10;
  z_stream stream_{};
  std::vector<Bytef> out_;
};

Inflater::Inflater(Wrapping wrapping) : zlib_(std::make_unique<Zlib>(wrapping)) {}
Inflater::~Inflater() = default;
Inflater::Piece Inflater::take(std::string_view packed) { return zlib_->take(packed); }
void Inflater::reset() { zlib_->reset(); }

namespace {

// All members of a gzip body, or the one zlib or raw stream; what follows is no part of it.
Unpacked inflate_all(Wrapping wrapping, std::string_view packed, std::size_t limit) {
  Unpacked result;
  Inflater inflater(wrapping);
  while (true) {
    const Inflater::Piece piece = inflater.take(packed);
    packed.remove_prefix(piece.used);
    result.bytes.append(piece.bytes);
    if (result.bytes.size() > limit) {
      result.error = "unpacks to more than " + size_text(limit) + ", the limit for one article";
      return result;
    }
    if (piece.state == Inflater::State::damaged) {
      result.error = piece.error;
      return result;
    }
    if (piece.state == Inflater::State::ended) {
      if (wrapping != Wrapping::gzip || !packed.starts_with("\x1f\x8b")) return result;
      inflater.reset();
    } else if (piece.used == 0 && piece.bytes.empty()) {
      result.cut = true;
      return result;
    }
  }
}

}  // namespace

Unpacked undo_coding(std::string_view coding, std::string_view packed, std::size_t limit) {
  if (coding.empty() || coding == "identity") return {std::string(packed), {}, false};
  if (coding == "br") return unpack_brotli(packed, limit);
  if (coding == "gzip" || coding == "x-gzip") {
    // Crawlers that unpack a body may leave its header as it was.
    if (!packed.starts_with("\x1f\x8b")) return {std::string(packed), {}, false};
    return inflate_all(Wrapping::gzip, packed, limit);
  }
  if (coding == "deflate") {
    Unpacked result = inflate_all(Wrapping::zlib, packed, limit);
    if (!result.error.empty() && result.bytes.empty())
      result = inflate_all(Wrapping::raw, packed, limit);
    return result;
  }
  return {{}, "has the Content-Encoding " + std::string(coding) + ", which is not read", false};
}

}  // namespace technews::corpus
