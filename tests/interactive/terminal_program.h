// A program in a pseudo-terminal: keys in, a screen out.
#pragma once

#include "tests/interactive/screen.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace technews::interactive_tests {

class TerminalProgram {
 public:
  // arguments[0] is the program; variables are the whole environment ("TERM=xterm").
  TerminalProgram(const std::vector<std::string>& arguments,
                  const std::vector<std::string>& variables, std::size_t columns, std::size_t rows);
  TerminalProgram(const TerminalProgram&) = delete;
  TerminalProgram& operator=(const TerminalProgram&) = delete;
  ~TerminalProgram();

  void type(std::string_view keys) const;
  void send(int signal) const;
  void resize(std::size_t columns, std::size_t rows);

  // Reads until the screen shows the text; false after 20 seconds or at the program's end.
  bool wait_for(std::string_view text);
  // Reads until the screen has no such text.
  bool wait_until_gone(std::string_view text);
  // Reads to the end. The status as shells count it; -1 after 20 seconds.
  int wait_for_end();

  const Screen& screen() const { return screen_; }
  // Whether the terminal echoes and waits for whole lines, as shells leave it.
  bool is_cooked() const;

 private:
  template <class Condition>
  bool read_until(const Condition& condition);

  int terminal_ = -1;
  pid_t process_ = 0;
  Screen screen_;
  bool ended_ = false;
};

}  // namespace technews::interactive_tests
