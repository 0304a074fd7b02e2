#include "shared/index/manifest.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/index/failure.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

namespace technews::index {
namespace {

constexpr std::string_view lock_file = "flintlock";
constexpr std::uint64_t largest_manifest = 64 * 1024;

// Chained over blocks, so that a file of any size needs one block of memory.
std::string file_sum(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw base::system_error("open", path, errno);
  std::string block(1 << 20, '\0');
  std::uint64_t sum = 0;
  ssize_t count = 0;
  while ((count = ::read(descriptor, block.data(), block.size())) > 0)
    sum = base::hash64(std::string_view(block).substr(0, static_cast<std::size_t>(count)), sum);
  const int error = errno;
  ::close(descriptor);
  if (count < 0) throw base::system_error("read", path, error);
  return fmt::format("{:016x}", sum);
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name != lock_file) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::uint64_t revision_of(const std::string& database_path) {
  return Xapian::Database(database_path).get_revision();
}

}  // namespace

void write_manifest(const std::string& manifest_path, const std::string& database_path) {
  std::string text = fmt::format("technews-manifest 1 revision {}\n", revision_of(database_path));
  for (const std::string& name : files_of(database_path)) {
    const std::string path = database_path + "/" + name;
    text += fmt::format("{} {} {}\n", file_sum(path), std::filesystem::file_size(path), name);
  }
  text += fmt::format("{:016x}\n", base::hash64(text));
  base::write_file_durably(manifest_path, text);
}

ManifestCheck check_manifest(const std::string& manifest_path, const std::string& database_path) {
  const std::string text = base::read_file(manifest_path, largest_manifest);
  constexpr std::size_t sum_line = 17;
  const std::string_view body =
      std::string_view(text).substr(0, text.size() - std::min(text.size(), sum_line));
  if (text.substr(body.size()) != fmt::format("{:016x}\n", base::hash64(body)))
    throw damaged(database_path, manifest_path + " is not as it was written");
  std::istringstream lines{std::string(body)};
  std::string word;
  std::uint64_t revision = 0;
  lines >> word >> word >> word >> revision;
  ManifestCheck check;
  try {
    check.applies = revision == revision_of(database_path);
  } catch (const Xapian::Error& error) {
    check.applies = true;  // can't be opened: say which file is to blame
    check.problems.push_back(error.get_msg());
  }
  std::uint64_t size = 0;
  for (std::string sum, name; check.applies && lines >> sum >> size >> name;) {
    const std::string path = database_path + "/" + name;
    std::error_code error;
    if (std::filesystem::file_size(path, error) != size || error) {
      check.problems.push_back(name + (error ? ": is missing" : ": size doesn't fit"));
    } else if (file_sum(path) != sum) {
      check.problems.push_back(name + ": checksum doesn't fit");
    }
  }
  return check;
}

}  // namespace technews::index
