// --serve: requests as JSON lines in, answers as JSON lines out, for scripts that ask many times.
#pragma once

#include "searcher/searcher.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// The longest line that is read, newline not counted.
inline constexpr std::size_t serve_line_bytes = std::size_t{1} << 20;

// Answers one request after the other, each on the newest state of the index. Not thread-safe.
class Server {
 public:
  explicit Server(Searcher searcher);

  // The line that answers, with its newline: {"id":…,"status":…,"answer":{…}} or
  // {"id":…,"status":…,"error":{…}}. A failure of one request is an answer, never an exception.
  std::string answer(std::string_view line);

 private:
  Searcher searcher_;
};

// The answer to a line of more than serve_line_bytes.
std::string refuse_long_line();

// 0 at the end of the requests. Throws base::Error when there is no index at the start, and when
// requests can't be read or answers can't be written.
int run_serve(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::searcher
