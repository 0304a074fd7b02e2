// Every folder explains itself.
#include "tests/architecture/source_files.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace technews::architecture;

constexpr std::size_t longest_readme = 60;

// Folders of data are explained by the README above them.
bool holds_data(const std::string& folder) {
  return folder.starts_with("corpus/sample/") || folder.starts_with("tests/fuzz/") ||
         folder.starts_with("tests/formats/") || folder.starts_with("tests/golden/") ||
         (folder.starts_with("tests/") && std::count(folder.begin(), folder.end(), '/') >= 2);
}

}  // namespace

TEST_CASE("Every folder has a README of at most 60 lines") {
  const auto files = text_files();
  for (const std::string& folder : folders()) {
    if (holds_data(folder)) continue;
    CAPTURE(folder);
    const auto readme = std::find_if(files.begin(), files.end(), [&](const SourceFile& file) {
      return file.path == folder + "/README.md";
    });
    REQUIRE(readme != files.end());
    CHECK(readme->lines.size() <= longest_readme);
  }
}

TEST_CASE("READMEs name files that exist") {
  const auto files = text_files();
  for (const SourceFile& file : files) {
    if (!file.path.ends_with("README.md")) continue;
    const std::string folder = file.path.substr(0, file.path.find_last_of('/') + 1);
    for (const std::string& line : file.lines)
      for (std::size_t at = line.find("]("); at != std::string::npos;
           at = line.find("](", at + 1)) {
        const std::string target = line.substr(at + 2, line.find(')', at) - at - 2);
        if (target.starts_with("http") || target.starts_with("#")) continue;
        CAPTURE(file.path, target);
        CHECK((std::filesystem::exists(std::string(TECHNEWS_SOURCE_DIR "/") +
                                       (file.path.find('/') == std::string::npos ? "" : folder) +
                                       target)));
      }
  }
}
