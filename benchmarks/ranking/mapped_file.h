// MappedFile: the bytes of an input, without a copy where the system can map them.
#pragma once

#include <string>
#include <string_view>

namespace technews::benchmarks {

// A regular file is mapped into memory: it must not be cut while it is read. A pipe, or - for
// standard input, is read to its end. Throws Error(io) naming the path.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  void map(int descriptor, const std::string& path);

  std::string read_;
  void* mapped_ = nullptr;
  std::string_view bytes_;
};

}  // namespace technews::benchmarks
