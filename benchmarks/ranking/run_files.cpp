#include "benchmarks/ranking/run_files.h"

#include "shared/base/error.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace technews::benchmarks {

std::string program_version() { return "rankbench " TECHNEWS_VERSION; }

std::vector<std::string> run_file_names(const std::vector<searcher::NamedScheme>& schemes) {
  constexpr std::string_view kept =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.=+-";
  std::vector<std::string> names;
  for (const searcher::NamedScheme& scheme : schemes) {
    std::string name = scheme.name;
    for (char& c : name)
      if (kept.find(c) == std::string_view::npos) c = '_';
    name += ".run";
    if (std::find(names.begin(), names.end(), name) != names.end())
      throw base::Error(base::ErrorCode::usage, "two rankings would be written to " + name,
                        {"name each ranking once"});
    names.push_back(std::move(name));
  }
  return names;
}

void make_folder(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (failure) throw base::system_error("make the folder", path, failure.value());
}

}  // namespace technews::benchmarks
