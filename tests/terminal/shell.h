// Programs that tests ask through the shell, when they are installed.
#pragma once

#include <cstdio>
#include <iostream>
#include <string>

#include <catch2/catch.hpp>

namespace technews::tests {

// Both streams of a shell command.
inline std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(("( " + command + " ) </dev/null 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char block[4096];
  while (const std::size_t count = std::fread(block, 1, sizeof block, pipe))
    output.append(block, count);
  ::pclose(pipe);
  return output;
}

// Says what is skipped for want of the program.
inline bool is_missing(const std::string& program) {
  if (!output_of("command -v " + program).empty()) return false;
  std::cout << "skipped: needs " << program << "\n";
  return true;
}

}  // namespace technews::tests
