// Brotli, the Content-Encoding of newer web servers.
#pragma once

#include "corpus/inflate.h"

#include <cstddef>
#include <string_view>

namespace technews::corpus {

// Unpacks a whole brotli stream, to limit bytes at most. Thread-safe.
Unpacked unpack_brotli(std::string_view packed, std::size_t limit);

}  // namespace technews::corpus
