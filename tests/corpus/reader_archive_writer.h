// Archives and compressed files made in memory, for the reader tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace technews::corpus::tests {

using Members = std::vector<std::pair<std::string, std::string>>;

// format: "tar", "zip" or "raw" (then there is one member, its name unused);
// filter: "none", "gzip", "bzip2", "xz", "zstd".
std::string pack(std::string_view format, std::string_view filter, const Members& members);

// A tar with an entry that is no regular file: type is AE_IFLNK, AE_IFIFO, …
std::string pack_special(const std::string& name, unsigned type, const std::string& target);

}  // namespace technews::corpus::tests
