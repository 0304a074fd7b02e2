// The flag table: everything a command line can say, as data. Parsing, help, man page and
// completions all come from it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

enum class ValueKind : std::uint8_t {
  none,     // a switch
  text,     // any text
  file,     // text that completes to a file name; - is a stream
  folder,   // text that completes to a folder
  integer,  // between Flag::minimum and maximum, decimal digits only
  number,   // finite and not negative: 0.75
  choice,   // one of Flag::choices; the value is always required
  date,     // 2023, 2023-01 or 2023-01-23
};

// All text is ASCII, sanitised by being written here. Times and sizes state their unit in help.
struct Flag {
  std::string_view name = {};  // "limit": typed --limit
  char letter = 0;             // 'n': typed -n; 0: none
  ValueKind kind = ValueKind::none;
  std::string_view value = {};         // what help calls the value: "N"; empty: from the kind
  std::string_view help = {};          // one sentence without a full stop
  std::string_view group = "General";  // heading in help; groups appear in table order
  std::string_view default_text = {};  // shown in brackets; applied by the program, not here
  std::int64_t minimum = 0;
  std::int64_t maximum = INT64_MAX;
  std::vector<std::string_view> choices = {};
  bool repeatable = false;     // false: the last one given counts
  bool in_short_help = false;  // also in -h
  bool setting = false;        // also a key of the settings file
};

struct Example {
  std::string_view line;     // "searcher title:openai date:2023"
  std::string_view meaning;  // one sentence without a full stop
};

struct ExitStatus {
  int status;
  std::string_view meaning;
};

struct Variable {
  std::string_view name;
  std::string_view meaning;
};

// A titled piece of prose in --help and the man page. Paragraphs are separated by empty lines; a
// line that begins with two blanks is kept as it is.
struct Section {
  std::string_view title;
  std::string_view text;
};

// What stands beside the flags. Counts are checked by the parser.
struct Operands {
  ValueKind kind = ValueKind::none;  // none: no operands at all; text or file
  std::string_view name = {};        // "QUERY", "FILE_OR_DIR"
  std::size_t minimum = 0;
  std::size_t maximum = SIZE_MAX;
};

struct Command {
  std::string_view name = {};                 // "add"; empty: the program without verbs
  std::vector<std::string_view> usages = {};  // after the name: "[OPTIONS] QUERY..."
  std::string_view summary = {};              // one line: "add or update articles"
  std::string_view description = {};          // as Section::text
  Operands operands = {};
  std::vector<Flag> flags = {};
  std::vector<Example> examples = {};
  std::vector<ExitStatus> statuses = {};
  std::vector<Section> sections = {};
};

// Either one command without a name (searcher), or named commands picked by the first operand.
struct Program {
  std::string_view name;
  std::string_view summary;
  std::string_view version_details = {};  // second line of --version
  std::string_view description = {};
  std::vector<Command> commands;
  std::vector<Variable> variables = {};
  std::vector<ExitStatus> statuses = {};  // of every command; shown with each one's own
  std::vector<std::string_view> see_also = {};

  bool has_verbs() const { return commands.size() != 1 || !commands.front().name.empty(); }
};

// -h, --help, -V, --version, --generate, --print-config: part of every command without being listed
// in it.
std::span<const Flag> standard_flags();

// --color, --hyperlinks, --pager, --width: for commands that print for people. The policy reads
// them by these names.
std::vector<Flag> display_flags();

// The command's flags followed by the standard ones, in the order of help.
std::vector<Flag> all_flags(const Command& command);

// The command's table of flags with more added, for tables put together from parts.
std::vector<Flag> join_flags(std::vector<Flag> flags, std::span<const Flag> more);

// The flags, those of these names as keys of the settings file too.
std::vector<Flag> with_settings(std::vector<Flag> flags, std::span<const std::string_view> names);

// What help calls the flag's value: "N", "auto|always|never"; empty for a switch.
std::string value_name(const Flag& flag);

// Mistakes in a table, one a line: names twice, a value name on a switch, choices without values,
// help that ends in a full stop, … Empty for a good table; each program's tests check that.
std::vector<std::string> table_mistakes(const Program& program);

// The date of this version, for the man page's footer.
inline constexpr std::string_view release_date = "November 22, 2026";

}  // namespace technews::terminal
