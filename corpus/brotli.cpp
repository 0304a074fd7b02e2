#include "corpus/brotli.h"

#include "corpus/reader_session.h"
#include "shared/base/error.h"

#include <memory>
#include <vector>

#include <brotli/decode.h>

namespace technews::corpus {

Unpacked unpack_brotli(std::string_view packed, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> decoder(
      ::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), ::BrotliDecoderDestroyInstance);
  if (!decoder) throw base::Error(base::ErrorCode::io, "cannot unpack: out of memory");
  Unpacked result;
  std::vector<std::uint8_t> out(std::size_t{64} << 10);
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t left_in = packed.size();
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    std::uint8_t* next_out = out.data();
    std::size_t left_out = out.size();
    status = ::BrotliDecoderDecompressStream(decoder.get(), &left_in, &next_in, &left_out,
                                             &next_out, nullptr);
    result.bytes.append(reinterpret_cast<const char*>(out.data()), out.size() - left_out);
    if (result.bytes.size() > limit) {
      result.error = "unpacks to more than " + size_text(limit) + ", the limit for one article";
      return result;
    }
  }
  result.cut = status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
  if (status == BROTLI_DECODER_RESULT_ERROR)
    result.error = ::BrotliDecoderErrorString(::BrotliDecoderGetErrorCode(decoder.get()));
  return result;
}

}  // namespace technews::corpus
