// The known name nearest to a mistyped one: for flags, commands, fields and choices.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace technews::base {

// Insertions, deletions, substitutions and swaps of neighbouring bytes that turn a into b (optimal
// string alignment, Damerau 1964). Costs |a| × |b|.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The name at the smallest edit distance, the first of several, if it is near enough to be a slip:
// one edit, or up to a third of the typed letters; else the only name that typed begins. nullopt
// when nothing is near or typed is longer than 64 bytes. Thread-safe.
std::optional<std::string> nearest_name(std::string_view typed,
                                        std::span<const std::string_view> names);

}  // namespace technews::base
