// The encoding of a page of markup: told by its server, by itself, or by its bytes.
#pragma once

#include "shared/normalization/utf8_repair.h"

#include <string>
#include <string_view>

namespace technews::corpus {

// The charset that markup declares in its first 4 KB: in its XML declaration, <meta charset>, or
// <meta http-equiv=content-type>; empty when it does none of it. After the HTML standard's
// "prescan a byte stream". Thread-safe.
std::string declared_charset(std::string_view markup);

// The markup as UTF-8. Order: byte order mark, valid UTF-8, the charset the server gives
// (transport), the one the markup declares, detection, windows-1252. UTF-8 goes before what is
// declared, as other charsets hardly ever form it by chance, and servers name the wrong one.
// Linear. Thread-safe.
normalization::Repaired decode_page(std::string_view markup, std::string_view transport = {});

// How much was mended, where reading another encoding counts once.
std::size_t repairs_of(const normalization::Repaired& repaired);

}  // namespace technews::corpus
