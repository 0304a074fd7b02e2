// Short ids: eight digits to type instead of an id that is an address or a hash.
#pragma once

#include <string>
#include <string_view>

namespace technews::searcher {

// The id itself when it is no longer than a short one is; else eight hexadecimal digits of a hash
// of its term, the same in every index. Two of a million articles may share theirs. Thread-safe.
std::string short_id(std::string_view id);

// Whether the text could be a short id, with or without # before it.
bool looks_like_short_id(std::string_view text);

}  // namespace technews::searcher
