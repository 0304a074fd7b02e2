// The promises of the repair of text on any bytes, under any declared charset.
#include "shared/base/utf8.h"
#include "shared/normalization/utf8_repair.h"
#include "tests/fuzz/require.h"

#include <array>
#include <cstdint>
#include <string_view>

using namespace technews::normalization;
using technews::fuzz::require;

namespace {

constexpr std::array<std::string_view, 8> charsets{
    "", "utf-8", "iso-8859-1", "windows-1251", "Shift_JIS", "GB2312", "utf-16", "no such charset"};

bool has_control(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F) return true;
  }
  return false;
}

}  // namespace

// The first byte chooses the declared charset.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Repaired once = repair_utf8(bytes, charsets[data[0] % charsets.size()]);
  require(technews::base::is_valid_utf8(once.text), "repaired text is valid UTF-8");
  require(!has_control(once.text), "repaired text has no control characters");
  const Repaired twice = repair_utf8(once.text);
  require(twice.charset == "UTF-8", "repaired text is read as UTF-8");
  require(twice.invalid_bytes == 0, "repaired text has no invalid bytes");
  require(twice.controls == 0, "repaired text has no controls to repair");
  return 0;
}
