// Output: a buffered writer to a file descriptor whose every failure is an Error.
#pragma once

#include <string>
#include <string_view>

namespace technews::base {

// Not thread-safe. EPIPE can't be seen here: SIGPIPE keeps its default action and ends the
// program quietly, as shells expect (status 141).
class Output {
 public:
  // name is what error messages call the stream: "standard output".
  Output(int descriptor, std::string name);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  // Doesn't flush: a destructor can't report a failure. Call flush() on the way out.
  ~Output() = default;

  // Throws Error(io) when the buffer is full and can't be written.
  void write(std::string_view bytes);
  void flush();

 private:
  int descriptor_;
  std::string name_;
  std::string buffer_;
};

}  // namespace technews::base
