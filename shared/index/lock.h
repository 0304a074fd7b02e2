// WriterLock: one writer for each index directory, in all processes.
#pragma once

#include <string>

namespace technews::index {

// Held while the object lives; the system drops it when the process dies, however it dies. The file
// stays: unlinking a lock file lets two processes each hold "the" lock.
class WriterLock {
 public:
  // index: as the user named it, for the message. Throws Error(no_index) naming the process that
  // holds it, Error(io).
  WriterLock(const std::string& path, const std::string& index);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

 private:
  int descriptor_;
};

}  // namespace technews::index
