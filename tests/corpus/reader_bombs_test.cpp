// Hostile inputs: each is read in a process of its own, so that a crash or a hang is seen as one.
#include "tests/corpus/reader_support.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace technews::corpus;
using namespace technews::corpus::tests;
namespace fs = std::filesystem;

namespace {

constexpr unsigned hang_seconds = 60;
constexpr long memory_kilobytes = 512L << 10;
#ifdef __SANITIZE_ADDRESS__
constexpr bool memory_is_ours = false;  // the sanitizer's own is many times larger
#else
constexpr bool memory_is_ours = true;
#endif

// Made once and kept beside other temporary files: making them takes half a minute.
fs::path make_bombs(const fs::path& tool) {
  const fs::path folder =
      fs::temp_directory_path() / ("technews-bombs-" + std::to_string(::getuid()));
  if (fs::exists(folder / ".made")) return folder;
  const std::string command =
      "python3 '" + tool.string() + "' '" + folder.string() + "' > /dev/null";
  if (std::system(command.c_str()) != 0) return {};
  std::ofstream(folder / ".made") << "\n";
  return folder;
}

// The status of a process that reads the operand: 0 when something was said about it.
int read_apart(const std::string& operand, long& kilobytes) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(hang_seconds);
    std::size_t said = 0;
    try {
      read_operand(
          operand, {},
          [&said](auto&&) {
            ++said;
            return true;
          },
          [&said](const std::string&) { ++said; });
    } catch (const std::exception&) {
      ++said;  // an operand that isn't a file or folder
    }
    ::_exit(said > 0 ? 0 : 1);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  kilobytes = usage.ru_maxrss;
  return status;
}

}  // namespace

TEST_CASE("no hostile input crashes, hangs, fills the memory or goes by unsaid") {
  const fs::path shared = shared_folder();
  if (shared.empty()) return;
  const fs::path folder = make_bombs(shared / "tools/make_bombs.py");
  if (folder.empty()) {
    std::cout << "skipped: the hostile inputs can't be made here\n";
    return;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (entry.path().filename() == ".made") continue;
    CAPTURE(path);
    long kilobytes = 0;
    const int status = read_apart(path, kilobytes);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    if (memory_is_ours) CHECK(kilobytes < memory_kilobytes);
  }
}
