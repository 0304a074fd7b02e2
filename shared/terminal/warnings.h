// Warnings that say a thing once and count the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

// Shows the first warning of each kind at once; finish() says how many more there were. Kinds keep
// the order of their first warning. Not thread-safe.
class Warnings {
 public:
  // write gets whole lines for the error stream: "indexer: warning: …".
  Warnings(std::string program, std::function<void(std::string_view)> write);

  // kind is what the warnings have in common, and its plural's words: "pages without a date".
  // message is one occurrence, sanitised here: "a.html has no date".
  void warn(std::string_view kind, std::string_view message);

  // "indexer: warning: 16 more pages without a date", a line a kind; nothing for single ones.
  void finish();

  std::uint64_t count() const;

 private:
  struct Kind {
    std::string name;
    std::uint64_t count = 0;
  };

  void write_line(std::string_view text) const;

  std::string program_;
  std::function<void(std::string_view)> write_;
  std::vector<Kind> kinds_;
};

}  // namespace technews::terminal
