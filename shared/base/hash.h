// Non-cryptographic hashes of bytes (XXH3), stable across machines and versions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace technews::base {

// XXH3-64 of the bytes. Thread-safe.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// XXH3-128 as 32 lower-case hexadecimal digits: identity of a text or a file. Thread-safe.
std::string hash128_hex(std::string_view bytes);

}  // namespace technews::base
