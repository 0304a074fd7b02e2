#include "searcher/short_id.h"

#include "shared/index/terms.h"

#include <algorithm>

namespace technews::searcher {
namespace {

constexpr std::size_t digits = 8;

}  // namespace

std::string short_id(std::string_view id) {
  if (id.size() <= digits) return std::string(id);
  return index::short_digits(id);
}

bool looks_like_short_id(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace technews::searcher
