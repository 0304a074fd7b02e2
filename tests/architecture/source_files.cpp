#include "tests/architecture/source_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

namespace technews::architecture {
namespace {

namespace fs = std::filesystem;
using Filter = std::function<bool(const fs::path&)>;

const fs::path root = TECHNEWS_SOURCE_DIR;

bool is_built_or_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.front() == '.' || name == "build" || name.starts_with("build-") ||
         name.starts_with("install-");
}

std::vector<fs::path> project_files() {
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(root);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (is_built_or_hidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file()) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<SourceFile> read_files(const Filter& wanted) {
  std::vector<SourceFile> result;
  for (const fs::path& path : project_files()) {
    if (!wanted(path)) continue;
    SourceFile file{fs::relative(path, root).generic_string(), {}};
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
    result.push_back(std::move(file));
  }
  return result;
}

}  // namespace

std::vector<SourceFile> source_files() {
  return read_files(
      [](const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; });
}

std::vector<SourceFile> text_files() {
  static const std::set<std::string> extensions{".h",    ".cpp",      ".md",    ".txt", ".json",
                                                ".yaml", ".scenario", ".cmake", ".py",  ""};
  return read_files([](const fs::path& path) {
    const std::string relative = fs::relative(path, root).generic_string();
    const bool is_data = relative.starts_with("corpus/sample/") && path.extension() != ".md";
    return extensions.contains(path.extension().string()) && !is_data && relative != "LICENSE";
  });
}

std::vector<std::string> folders() {
  std::set<std::string> result;
  for (const fs::path& path : project_files()) {
    const fs::path folder = fs::relative(path, root).parent_path();
    if (!folder.empty()) result.insert(folder.generic_string());
  }
  return {result.begin(), result.end()};
}

}  // namespace technews::architecture
