// Scores of cleaned text against gold text: the same measures as published for the shared sets.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace technews::tests {

// F1 of two bags of words (letters and digits, small), 0 to 1.
double bag_f1(std::string_view gold, std::string_view output);

// Small letters, straight quotes, single blanks.
std::string folded(std::string_view text);

std::string slurp(const std::filesystem::path& path);

}  // namespace technews::tests
