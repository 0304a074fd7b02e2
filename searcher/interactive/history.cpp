#include "searcher/interactive/history.h"

#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace technews::searcher::interactive {
namespace {

constexpr std::size_t most_bytes = 64u << 20;

std::vector<std::string> lines_of(const std::string& path) {
  if (!std::filesystem::exists(path)) return {};
  std::istringstream text(base::read_file(path, most_bytes));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);)
    if (!line.empty() && terminal::sanitize_line(line) == line) lines.push_back(std::move(line));
  return lines;
}

void write(const std::string& path, int flags, const std::string& bytes) {
  const int file = ::open(path.c_str(), flags | O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw base::system_error("open", path, errno);
  const ssize_t count = ::write(file, bytes.data(), bytes.size());
  const int failure = errno;
  ::close(file);
  if (count != static_cast<ssize_t>(bytes.size()))
    throw base::system_error("write to", path, failure);
}

}  // namespace

History::History(const std::optional<std::string>& folder)
    : path_(folder ? *folder + "/history" : "") {}

std::vector<std::string> History::read() const {
  if (path_.empty()) return {};
  std::vector<std::string> lines = lines_of(path_);
  if (lines.size() > most_queries)
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_queries));
  return lines;
}

void History::add(const std::string& query) const {
  if (path_.empty()) return;
  std::error_code failure;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), failure);
  write(path_, O_APPEND, query + '\n');
  if (lines_of(path_).size() <= 2 * most_queries) return;
  std::string newest;
  for (const std::string& line : read()) newest += line + '\n';
  const std::string fresh = path_ + "." + std::to_string(::getpid());
  write(fresh, O_TRUNC, newest);
  if (::rename(fresh.c_str(), path_.c_str()) != 0)
    throw base::system_error("replace", path_, errno);
}

}  // namespace technews::searcher::interactive
