// Files and functions stay small enough to read.
#include "tests/architecture/source_files.h"

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using technews::architecture::source_files;
using technews::architecture::SourceFile;

constexpr std::size_t longest_file = 500;
constexpr std::size_t median_file = 120;
constexpr std::size_t longest_function = 60;
constexpr std::size_t usual_function = 25;  // 90 % are no longer

struct Function {
  std::string place;
  std::size_t lines;
};

bool is_code_we_keep_small(const SourceFile& file) { return !file.path.starts_with("tests/"); }

// clang-format puts a function's head at the margin (or two columns in, inside a class) and its
// closing brace in the same column, so lines alone tell where one ends.
std::vector<Function> functions_of(const SourceFile& file) {
  static const std::regex not_functions{
      R"(^\s*(//|#|\}|(namespace|class|struct|enum|union|extern|constexpr|const|static const|inline constexpr|using|template|public|private|for|if|while|switch|do|else|case|return)\b).*)"};
  std::vector<Function> found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::string& head = file.lines[i];
    const std::size_t indent = head.find_first_not_of(' ');
    if (indent > 4 || head.empty() || std::regex_match(head, not_functions)) continue;
    if (head.find('(') == std::string::npos) continue;
    std::size_t open = i;
    while (open < file.lines.size() && open < i + 8 && !file.lines[open].ends_with('{') &&
           !file.lines[open].ends_with(';') && !file.lines[open].ends_with('}'))
      ++open;
    if (open >= file.lines.size() || !file.lines[open].ends_with('{')) continue;
    const std::string closing = std::string(indent, ' ') + "}";
    std::size_t end = open + 1;
    while (end < file.lines.size() && !file.lines[end].starts_with(closing)) ++end;
    found.push_back({file.path + ":" + std::to_string(i + 1), end - i + 1});
    i = end;
  }
  return found;
}

std::size_t quantile(std::vector<std::size_t> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

}  // namespace

TEST_CASE("No source file is longer than 500 lines, half are no longer than 120") {
  std::vector<std::size_t> sizes;
  for (const SourceFile& file : source_files()) {
    CAPTURE(file.path);
    CHECK(file.lines.size() <= longest_file);
    sizes.push_back(file.lines.size());
  }
  REQUIRE_FALSE(sizes.empty());
  CHECK(quantile(sizes, 0.5) <= median_file);
}

TEST_CASE("No function is longer than 60 lines, 90 percent are no longer than 25") {
  std::vector<std::size_t> sizes;
  for (const SourceFile& file : source_files()) {
    if (!is_code_we_keep_small(file)) continue;
    for (const Function& function : functions_of(file)) {
      CAPTURE(function.place);
      CHECK(function.lines <= longest_function);
      sizes.push_back(function.lines);
    }
  }
  REQUIRE(sizes.size() > 100);
  CHECK(quantile(sizes, 0.9) <= usual_function);
}

TEST_CASE("Headers say what they are for") {
  for (const SourceFile& file : source_files()) {
    CAPTURE(file.path);
    REQUIRE_FALSE(file.lines.empty());
    if (file.path.ends_with(".h")) {
      CHECK(file.lines.front().starts_with("// "));
      CHECK(std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end());
    }
  }
}
