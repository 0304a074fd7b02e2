#include "indexer/report.h"

#include "shared/base/error.h"
#include "shared/base/output.h"

#include <cerrno>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace technews::indexer {

using Json = nlohmann::ordered_json;

std::string to_json(const LeftOut& input) {
  Json line;
  line["outcome"] = outcome_names[static_cast<std::size_t>(input.outcome)];
  if (!input.reason.empty()) line["reason"] = input.reason;
  if (!input.id.empty()) line["id"] = input.id;
  if (!input.operand.empty()) line["operand"] = input.operand;
  if (!input.path.empty()) line["path"] = input.path;
  if (input.record > 0) line["record"] = input.record;
  if (input.line > 0) line["line"] = input.line;
  if (!input.copy_of.empty()) line["copy_of"] = input.copy_of;
  return line.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

class Report::File {
 public:
  explicit File(const std::string& path) : path_(path) {
    descriptor_ = path == "-"
                      ? STDOUT_FILENO
                      : ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw base::system_error("create", path, errno);
    output_ = std::make_unique<base::Output>(descriptor_, path == "-" ? "standard output" : path);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }
  base::Output& output() { return *output_; }

 private:
  std::string path_;
  int descriptor_ = -1;
  std::unique_ptr<base::Output> output_;
};

Report::Report(const std::string& path)
    : file_(path.empty() ? nullptr : std::make_unique<File>(path)) {}

Report::~Report() = default;

void Report::add(const LeftOut& input) {
  if (file_) file_->output().write(to_json(input));
}

void Report::finish() {
  if (file_) file_->output().flush();
}

}  // namespace technews::indexer
