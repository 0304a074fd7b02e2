#include "shared/terminal/help.h"

#include "shared/terminal/width.h"

#include <algorithm>

namespace technews::terminal {
namespace {

constexpr int indent = 2;
constexpr int widest_spelling = 26;  // longer ones have their help on the next line
constexpr int widest_text = 100;

std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// Rows of a name and an explanation, with the explanations in one column.
struct Row {
  std::string name;
  std::string meaning;
};

// Where the explanations begin.
int column_of(const std::vector<Row>& rows) {
  int widest = 0;
  for (const Row& row : rows) {
    const int width = display_width(row.name);
    if (width <= widest_spelling) widest = std::max(widest, width);
  }
  return widest + 2 * indent;
}

class Page {
 public:
  explicit Page(std::optional<int> width) : width_(std::min(width.value_or(79), widest_text)) {}

  void line(std::string_view text = "") { out_ += wrapped_block(text, 0, indent, width_); }

  void heading(std::string_view text) {
    if (!out_.empty()) out_ += '\n';
    out_ += std::string(text) + ":\n";
  }

  // least_column lines the explanations of several tables up.
  void rows(const std::vector<Row>& rows, int least_column = 0) {
    const int column = std::max(least_column, column_of(rows));
    for (const Row& row : rows) {
      out_ += blanks(indent) + row.name;
      int used = indent + display_width(row.name);
      if (used + indent > column) {
        out_ += '\n';
        used = 0;
      }
      out_ += blanks(column - used) + wrapped_block(row.meaning, column, column, width_);
    }
  }

  void stacked_rows(const std::vector<Row>& rows) {
    for (const Row& row : rows)
      out_ += blanks(indent) + row.name + "\n" + blanks(3 * indent) +
              wrapped_block(row.meaning, 3 * indent, 3 * indent, width_);
  }

  // Paragraphs and, where a line begins with two blanks, lines as they are.
  void prose(std::string_view text) {
    std::string paragraph;
    const auto end_paragraph = [&] {
      if (!paragraph.empty())
        out_ += blanks(indent) + wrapped_block(paragraph, indent, indent, width_);
      paragraph.clear();
    };
    while (!text.empty()) {
      const std::size_t newline = std::min(text.find('\n'), text.size());
      const std::string_view one = text.substr(0, newline);
      text.remove_prefix(std::min(newline + 1, text.size()));
      if (one.empty() || one.starts_with("  ")) {
        end_paragraph();
        out_ += one.empty() ? "\n" : blanks(indent) + std::string(one) + "\n";
      } else {
        paragraph += (paragraph.empty() ? "" : " ") + std::string(one);
      }
    }
    end_paragraph();
  }

  void usages(const std::string& name, const std::vector<std::string_view>& usages) {
    std::string_view lead = "Usage: ";
    for (const std::string_view usage : usages) {
      const std::string text = name + " " + std::string(usage);
      const int column = static_cast<int>(lead.size());
      out_ +=
          std::string(lead) + wrapped_block(text, column, column + display_width(name) + 1, width_);
      lead = "       ";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  int width_;
  std::string out_;
};

void add_flags(Page& page, const std::vector<Flag>& flags) {
  const auto row_of = [](const Flag& flag) {
    return Row{flag_spelling(flag, true), full_flag_help(flag)};
  };
  std::vector<Row> all;
  std::transform(flags.begin(), flags.end(), std::back_inserter(all), row_of);
  for (const std::string_view group : flag_groups(flags)) {
    page.heading(group);
    std::vector<Row> rows;
    for (const Flag& flag : flags)
      if (flag.group == group) rows.push_back(row_of(flag));
    page.rows(rows, column_of(all));
  }
}

void add_commands(Page& page, const Program& program) {
  page.heading("Commands");
  std::vector<Row> rows;
  for (const Command& command : program.commands)
    rows.push_back({std::string(command.name), std::string(command.summary)});
  page.rows(rows);
}

// A table, or, when a line is too long for one, every meaning below its line.
void add_examples(Page& page, const std::vector<Example>& examples) {
  if (examples.empty()) return;
  page.heading("Examples");
  std::vector<Row> rows;
  bool long_line = false;
  for (const Example& example : examples) {
    rows.push_back({std::string(example.line), std::string(example.meaning)});
    long_line = long_line || display_width(example.line) > widest_spelling;
  }
  if (long_line) {
    page.stacked_rows(rows);
  } else {
    page.rows(rows);
  }
}

void add_sections(Page& page, const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    page.heading(section.title);
    page.prose(section.text);
  }
}

void add_program_notes(Page& page, const Program& program, const Command* command) {
  std::vector<Row> statuses;
  for (const ExitStatus& status : all_statuses(program, command))
    statuses.push_back({std::to_string(status.status), std::string(status.meaning)});
  if (!statuses.empty()) {
    page.heading("Exit status");
    page.rows(statuses);
  }
  if (!program.variables.empty()) {
    page.heading("Environment");
    std::vector<Row> rows;
    for (const Variable& variable : program.variables)
      rows.push_back({std::string(variable.name), std::string(variable.meaning)});
    page.rows(rows);
  }
}

void add_beginning(Page& page, const Program& program, const Command* command) {
  const std::string name = command_name(program, command);
  page.line(name + ": " + std::string(command == nullptr ? program.summary : command->summary));
  if (command == nullptr) {
    page.usages(name, {"COMMAND [OPTIONS]"});
  } else {
    page.usages(name, command->usages);
  }
}

}  // namespace

std::string short_help(const Program& program, const Command* command, std::optional<int> width) {
  Page page(width);
  add_beginning(page, program, command);
  if (command == nullptr) {
    add_commands(page, program);
  } else {
    std::vector<Row> rows;
    for (const Flag& flag : all_flags(*command))
      if (flag.in_short_help) rows.push_back({flag_spelling(flag, true), full_flag_help(flag)});
    page.heading("Some flags");
    page.rows(rows);
    add_examples(page, command->examples);
  }
  page.line();
  page.line("Everything: " + command_name(program, command) + " --help");
  return page.take();
}

std::string long_help(const Program& program, const Command* command, std::optional<int> width) {
  Page page(width);
  add_beginning(page, program, command);
  const std::string_view description =
      command == nullptr ? program.description : command->description;
  if (!description.empty()) {
    page.line();
    page.prose(description);
  }
  if (command == nullptr) {
    add_commands(page, program);
    const auto standard = standard_flags();
    add_flags(page, {standard.begin(), standard.end()});
  } else {
    add_examples(page, command->examples);
    add_flags(page, all_flags(*command));
    add_sections(page, command->sections);
  }
  add_program_notes(page, program, command);
  if (command == nullptr) {
    page.line();
    page.line("More about a command: " + std::string(program.name) + " COMMAND --help");
  }
  return page.take();
}

std::string version_text(const Program& program) {
  std::string text = std::string(program.name) + " " + TECHNEWS_VERSION + "\n";
  if (!program.version_details.empty()) text += std::string(program.version_details) + "\n";
  return text;
}

std::string flag_spelling(const Flag& flag, bool column) {
  std::string text = flag.letter != 0 ? std::string{'-', flag.letter, ',', ' '}
                     : column         ? "    "
                                      : "";
  text += "--" + std::string(flag.name);
  const std::string value = value_name(flag);
  return value.empty() ? text : text + " " + value;
}

std::string full_flag_help(const Flag& flag) {
  std::string text(flag.help);
  if (flag.kind == ValueKind::choice && !flag.value.empty()) {
    text += ":";
    for (const std::string_view choice : flag.choices)
      text += (choice == flag.choices.front() ? " " : ", ") + std::string(choice);
  }
  if (flag.kind == ValueKind::integer && flag.maximum != INT64_MAX)
    text += " (" + std::to_string(flag.minimum) + " to " + std::to_string(flag.maximum) + ")";
  if (flag.repeatable) text += "; may be repeated";
  if (!flag.default_text.empty()) text += " [" + std::string(flag.default_text) + "]";
  return text;
}

std::vector<std::string_view> flag_groups(const std::vector<Flag>& flags) {
  std::vector<std::string_view> groups;
  for (const Flag& flag : flags)
    if (std::find(groups.begin(), groups.end(), flag.group) == groups.end())
      groups.push_back(flag.group);
  return groups;
}

std::string command_name(const Program& program, const Command* command) {
  std::string name(program.name);
  if (command != nullptr && !command->name.empty()) name += " " + std::string(command->name);
  return name;
}

std::vector<ExitStatus> all_statuses(const Program& program, const Command* command) {
  std::vector<ExitStatus> statuses = program.statuses;
  if (command != nullptr)
    statuses.insert(statuses.end(), command->statuses.begin(), command->statuses.end());
  std::stable_sort(statuses.begin(), statuses.end(),
                   [](const ExitStatus& a, const ExitStatus& b) { return a.status < b.status; });
  return statuses;
}

}  // namespace technews::terminal
