// Spool: what can be read only once, kept in a file while it has to be read twice.
#pragma once

#include <cstdint>
#include <string>

namespace technews::indexer {

// True for standard input that is no regular file, and for pipes, sockets and devices.
bool is_read_once(const std::string& operand);

// A copy of an operand's bytes in a file of the folder, removed with the object.
class Spool {
 public:
  // Throws Error(io); also when there are more than limit bytes.
  Spool(const std::string& operand, const std::string& folder, std::uint64_t limit);
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  ~Spool();

  const std::string& path() const { return path_; }

  // Removes what runs that were killed left behind. REQUIRES: no other run uses the folder.
  static void sweep(const std::string& folder);

 private:
  std::string path_;
};

}  // namespace technews::indexer
