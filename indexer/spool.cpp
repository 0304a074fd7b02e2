#include "indexer/spool.h"

#include "shared/base/error.h"
#include "shared/base/output.h"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace technews::indexer {
namespace {

constexpr std::string_view file_prefix = "spool-";

class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

void copy(int from, base::Output& to, const std::string& operand, std::uint64_t limit) {
  std::vector<char> block(std::size_t{256} << 10);
  std::uint64_t total = 0;
  while (true) {
    const ssize_t count = ::read(from, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::system_error("read", operand, errno);
    if (count == 0) break;
    total += static_cast<std::uint64_t>(count);
    if (total > limit)
      throw base::Error(base::ErrorCode::io,
                        operand + " gave more than " + std::to_string(limit) + " bytes",
                        {"raise the limit:  --limit-operand BYTES"});
    to.write({block.data(), static_cast<std::size_t>(count)});
  }
  to.flush();
}

}  // namespace

bool is_read_once(const std::string& operand) {
  struct stat status {};
  const int failed =
      operand == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(operand.c_str(), &status);
  return failed == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

Spool::Spool(const std::string& operand, const std::string& folder, std::uint64_t limit) {
  const OpenFile from(operand == "-" ? STDIN_FILENO
                                     : ::open(operand.c_str(), O_RDONLY | O_CLOEXEC));
  if (from.number() < 0) throw base::system_error("open", operand, errno);
  std::string name = folder + "/" + std::string(file_prefix) + "XXXXXX";
  const OpenFile to(::mkostemp(name.data(), O_CLOEXEC));
  if (to.number() < 0) throw base::system_error("create", name, errno);
  path_ = name;
  try {
    base::Output output(to.number(), path_);
    copy(from.number(), output, operand == "-" ? "standard input" : operand, limit);
  } catch (...) {
    ::unlink(path_.c_str());
    throw;
  }
}

Spool::Spool(Spool&& other) noexcept : path_(std::exchange(other.path_, {})) {}

Spool::~Spool() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

void Spool::sweep(const std::string& folder) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().filename().string().starts_with(file_prefix))
      std::filesystem::remove(entry.path(), ignored);
}

}  // namespace technews::indexer
