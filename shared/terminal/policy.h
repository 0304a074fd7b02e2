// TerminalPolicy: how output is decorated, decided once from flags, environment and terminals.
#pragma once

#include "shared/terminal/arguments.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace technews::terminal {

// What stands at the other end of an output stream.
struct Stream {
  bool is_terminal = false;
  std::optional<int> columns = {};  // from the terminal itself
  std::optional<int> rows = {};
};

// Everything the policy may depend on. Read once, in main; tests write their own.
struct Environment {
  std::map<std::string, std::string, std::less<>> variables;
  bool input_is_terminal = false;
  Stream output;
  Stream errors;

  // The variable's value, empty when it is not set.
  std::string_view variable(std::string_view name) const;
};

// The process's own variables and terminals.
Environment read_environment();

enum class When : std::uint8_t { automatic, always, never };

// The flags of display_flags().
struct DisplayChoices {
  When color = When::automatic;
  When hyperlinks = When::automatic;
  When pager = When::automatic;
  std::optional<int> width = {};
};

// Commands whose table lacks display_flags() get the defaults.
DisplayChoices display_choices(const ParsedArguments& arguments);

struct TerminalPolicy {
  bool output_color = false;
  bool error_color = false;
  bool hyperlinks = false;
  bool interactive_output = false;   // count lines and the like, which only a person wants
  bool progress = false;             // the error stream can show a line that changes
  std::optional<int> wrap_width;     // columns text may use on output; nullopt: don't wrap
  std::optional<int> error_width;    // ... on the error stream
  int rows = 24;                     // of the screen
  std::optional<std::string> pager;  // shell command; nullopt: none
  bool set_less_options = false;     // LESS=FRX for the pager's environment

  // wrap_width, at most most columns: for running text, which is hard to read in long lines.
  std::optional<int> text_width(int most = 100) const;
};

// Colour: flag > NO_COLOR > CLICOLOR_FORCE > TERM=dumb > the stream is a terminal.
// Width: flag > terminal > COLUMNS > 80, less the terminal's last column, which is never written.
// Pager: flag > TECHNEWS_PAGER > PAGER > less; in automatic mode only between two terminals.
TerminalPolicy make_policy(const Environment& environment, const DisplayChoices& choices);

}  // namespace technews::terminal
