#include "shared/index/layout.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/index/failure.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace technews::index {
namespace {

constexpr std::string_view generation_prefix = "gen-";
constexpr std::string_view stub_begin = "auto ";
constexpr std::string_view stub_end = "/db\n";
constexpr std::uint64_t largest_stub = 4096;

bool is_generation(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return false;
  const std::string_view digits = name.substr(generation_prefix.size());
  return digits.size() >= 6 && digits.size() <= 9 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void sync_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw base::system_error("open", path, errno);
  const bool failed = ::fsync(descriptor) != 0;
  const int error = errno;
  ::close(descriptor);
  if (failed) throw base::system_error("sync", path, error);
}

}  // namespace

std::optional<std::string> Layout::live() const {
  std::error_code error;
  if (!std::filesystem::exists(stub(), error)) {
    if (error) throw base::system_error("examine", stub(), error.value());
    return std::nullopt;
  }
  const std::string text = base::read_file(stub(), largest_stub);
  if (text.starts_with(stub_begin) && text.ends_with(stub_end)) {
    const std::string name =
        text.substr(stub_begin.size(),
                    text.size() - std::min(text.size(), stub_begin.size() + stub_end.size()));
    if (is_generation(name)) return name;
  }
  throw damaged(directory_, stub() + " does not name a generation");
}

void Layout::make_live(const std::string& generation) const {
  base::write_file_durably(stub(), std::string(stub_begin) + generation + std::string(stub_end));
}

std::vector<std::string> Layout::generations() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory_, error)) {
    std::string name = entry.path().filename().string();
    if (is_generation(name)) names.push_back(std::move(name));
  }
  if (error) throw base::system_error("list", directory_, error.value());
  std::sort(names.begin(), names.end());
  return names;
}

std::string Layout::next_generation() const {
  unsigned long last = 0;
  for (const std::string& name : generations())
    last = std::max(last, std::stoul(name.substr(generation_prefix.size())));
  return fmt::format("{}{:06}", generation_prefix, last + 1);
}

void sync_files(const std::string& directory) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.is_regular_file(error)) sync_file(entry.path().string());
  if (error) throw base::system_error("list", directory, error.value());
  base::sync_directory(directory);
}

std::uint64_t bytes_below(const std::string& path) {
  std::uint64_t sum = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error)) {
    std::error_code gone;  // a file that a writer has just removed counts as nothing
    const std::uint64_t size = entry.is_regular_file(gone) ? entry.file_size(gone) : 0;
    if (!gone) sum += size;
  }
  return sum;
}

}  // namespace technews::index
