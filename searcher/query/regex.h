// Regular expressions over the words of an index: /colou?rs?/.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

struct RegexMistake {
  std::string message;
  std::size_t offset = 0;  // bytes of the pattern before it
};

// What is wrong with a pattern, if anything is. Linear. Thread-safe.
std::optional<RegexMistake> mistake_in_regex(std::string_view pattern);

class CompiledRegex;

// ICU's syntax, in any letter case, of whole words. Letters outside ASCII are folded as the index's
// are. Not thread-safe.
class Regex {
 public:
  // REQUIRES: there is no mistake in the pattern.
  explicit Regex(std::string_view pattern);
  Regex(Regex&&) noexcept;
  ~Regex();

  // False also when the matcher gives up, after 10,000 to 20,000 steps.
  bool matches(std::string_view word);

  // Words that the matcher gave up on.
  std::size_t given_up() const { return given_up_; }

  // What every word that matches begins with, folded; often nothing.
  const std::string& beginning() const { return beginning_; }

 private:
  std::unique_ptr<CompiledRegex> compiled_;
  std::string beginning_;
  std::size_t given_up_ = 0;
};

}  // namespace technews::searcher
