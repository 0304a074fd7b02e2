// A scenario: commands with what they must print, as people read it. README.md has the format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::scenarios {

// One command and what is expected of it. Lines are as visible_lines() gives them.
struct Step {
  std::vector<std::string> before;  // comments and empty lines, kept for --update
  std::optional<int> columns;       // of a terminal; nullopt: pipes
  std::string command;              // for sh -c; may have several lines
  std::vector<std::string> input;
  std::vector<std::string> output;
  std::vector<std::string> errors;
  int status = 0;
  std::size_t line = 0;  // where the command stands, from 1
};

struct Scenario {
  std::vector<Step> steps;
  std::vector<std::string> after;  // comments behind the last step
};

// Throws base::Error naming the line that can't be read.
Scenario parse_scenario(std::string_view text);

// The file that parses to the scenario.
std::string print_scenario(const Scenario& scenario);

// The lines of a program's output, all of it visible: controls as their pictures (␛ for ESC, ␉ for
// tab), bytes that are not UTF-8 as \xNN, and ␃ at the end of a last line without a newline.
std::vector<std::string> visible_lines(std::string_view output);

// Whether the line is the expected one, in which {ms}, {s}, {rate} and {size} stand for any number.
bool matches(std::string_view expected, std::string_view actual);

// The lines with - for what is missing and + for what is there instead; empty when all match.
std::vector<std::string> difference(const std::vector<std::string>& expected,
                                    const std::vector<std::string>& actual);

// The actual lines, with the expected ones where they match, which keeps {ms}.
std::vector<std::string> updated(const std::vector<std::string>& expected,
                                 const std::vector<std::string>& actual);

}  // namespace technews::scenarios
