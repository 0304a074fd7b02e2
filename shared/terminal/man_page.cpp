#include "shared/terminal/man_page.h"

#include "shared/terminal/help.h"
#include "shared/terminal/width.h"

#include <algorithm>

namespace technews::terminal {
namespace {

constexpr int source_width = 76;

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return result;
}

// Text that roff prints as it stands: \ and - spelled out.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

// An input line that can't be taken for a request.
std::string text_line(std::string_view line) {
  const std::string text = escaped(line);
  const bool request = text.starts_with('.') || text.starts_with('\'');
  return (request ? "\\&" : "") + text + "\n";
}

// A macro argument that can't be taken for a macro or a delimiter.
std::string argument(std::string_view text) {
  std::string result = "\"\\&";
  for (const char c : escaped(text)) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

class Page {
 public:
  void request(const std::string& line) { out_ += "." + line + "\n"; }

  // Sentences begin on lines of their own, as roff wants it to space them well.
  void text(std::string_view paragraph) {
    while (!paragraph.empty()) {
      const std::size_t stop = paragraph.find(". ");
      const bool last = stop == std::string_view::npos;
      const std::string_view sentence = last ? paragraph : paragraph.substr(0, stop + 1);
      paragraph.remove_prefix(last ? paragraph.size() : stop + 2);
      for (const auto line : wrap(sentence, {source_width, source_width, true}))
        out_ += text_line(line.of(sentence));
    }
  }

  // As Section::text.
  void prose(std::string_view text_of_section) {
    std::string paragraph;
    bool begun = false;
    const auto end_paragraph = [&] {
      if (paragraph.empty()) return;
      if (begun) request("Pp");
      text(paragraph);
      paragraph.clear();
      begun = true;
    };
    while (!text_of_section.empty()) {
      const std::string_view line = take_line(text_of_section);
      if (line.starts_with("  ")) {
        end_paragraph();
        literal(line.substr(2));
        begun = true;
        continue;
      }
      end_literal();
      if (line.empty()) {
        end_paragraph();
      } else {
        paragraph += (paragraph.empty() ? "" : " ") + std::string(line);
      }
    }
    end_paragraph();
    end_literal();
  }

  void usages(std::string_view verb, const std::vector<std::string_view>& usages) {
    for (const std::string_view usage : usages) {
      request("Nm");
      if (!verb.empty()) request("Cm " + std::string(verb));
      text(usage);
    }
  }

  void flags(const std::vector<Flag>& flags) {
    request("Bl -tag -width Ds");
    for (const Flag& flag : flags) {
      std::string item = "It ";
      if (flag.letter != 0) item += std::string("Fl ") + flag.letter + " , ";
      item += "Fl \\-" + escaped(flag.name);
      const std::string value = value_name(flag);
      request(value.empty() ? item : item + " Ar " + argument(value));
      text(full_flag_help(flag) + ".");
    }
    request("El");
  }

  void item(const std::string& head, std::string_view meaning) {
    request(head);
    text(std::string(meaning) + ".");
  }

  std::string take() { return std::move(out_); }

 private:
  static std::string_view take_line(std::string_view& text) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(std::min(newline + 1, text.size()));
    return line;
  }

  void literal(std::string_view line) {
    if (!in_literal_) request("Bd -literal -offset indent");
    in_literal_ = true;
    out_ += text_line(line);
  }

  void end_literal() {
    if (in_literal_) request("Ed");
    in_literal_ = false;
  }

  std::string out_;
  bool in_literal_ = false;
};

void add_flag_groups(Page& page, const std::vector<Flag>& flags) {
  for (const std::string_view group : flag_groups(flags)) {
    std::vector<Flag> members;
    std::copy_if(flags.begin(), flags.end(), std::back_inserter(members),
                 [&](const Flag& flag) { return flag.group == group; });
    page.request("Ss " + argument(group));
    page.flags(members);
  }
}

void add_commands(Page& page, const Program& program) {
  for (const Command& command : program.commands) {
    page.request("Sh " + argument(upper(command.name)));
    page.text(std::string(1, upper(command.summary)[0]) + std::string(command.summary.substr(1)) +
              ".");
    if (!command.description.empty()) {
      page.request("Pp");
      page.prose(command.description);
    }
    if (!command.flags.empty()) page.flags(command.flags);
  }
  page.request("Sh \"EVERY COMMAND\"");
  page.flags({standard_flags().begin(), standard_flags().end()});
}

void add_sections(Page& page, const Program& program) {
  for (const Command& command : program.commands) {
    for (const Section& section : command.sections) {
      page.request("Sh " + argument(upper(section.title)));
      page.prose(section.text);
    }
  }
}

void add_environment(Page& page, const Program& program) {
  if (program.variables.empty()) return;
  page.request("Sh ENVIRONMENT");
  page.request("Bl -tag -width Ds");
  for (const Variable& variable : program.variables)
    page.item("It Ev " + std::string(variable.name), variable.meaning);
  page.request("El");
}

void add_statuses(Page& page, const Program& program) {
  std::vector<ExitStatus> statuses = program.statuses;
  for (const Command& command : program.commands)
    statuses.insert(statuses.end(), command.statuses.begin(), command.statuses.end());
  if (statuses.empty()) return;
  std::stable_sort(statuses.begin(), statuses.end(),
                   [](const ExitStatus& a, const ExitStatus& b) { return a.status < b.status; });
  page.request("Sh EXIT STATUS");
  page.request("Bl -tag -width Ds");
  for (const ExitStatus& status : statuses)
    page.item("It " + std::to_string(status.status), status.meaning);
  page.request("El");
}

void add_examples(Page& page, const Program& program) {
  bool begun = false;
  for (const Command& command : program.commands) {
    for (const Example& example : command.examples) {
      if (!begun) page.request("Sh EXAMPLES");
      if (begun) page.request("Pp");
      begun = true;
      page.text(std::string(example.meaning) + ":");
      page.prose("  " + std::string(example.line));
    }
  }
}

void add_references(Page& page, const Program& program) {
  if (program.see_also.empty()) return;
  page.request("Sh SEE ALSO");
  std::vector<std::string_view> references = program.see_also;
  std::sort(references.begin(), references.end());
  for (const std::string_view reference : references) {
    const std::size_t open = reference.find('(');
    const std::string comma = reference == references.back() ? "" : " ,";
    page.request("Xr " + std::string(reference.substr(0, open)) + " " +
                 std::string(reference.substr(open + 1, 1)) + comma);
  }
}

}  // namespace

std::string man_page(const Program& program) {
  Page page;
  page.request("Dd " + std::string(release_date));
  page.request("Dt " + upper(program.name) + " 1");
  page.request(std::string("Os technews-search ") + TECHNEWS_VERSION);
  page.request("Sh NAME");
  page.request("Nm " + std::string(program.name));
  page.request("Nd " + argument(program.summary));
  page.request("Sh SYNOPSIS");
  for (const Command& command : program.commands) page.usages(command.name, command.usages);
  page.request("Sh DESCRIPTION");
  if (program.has_verbs()) {
    page.prose(program.description.empty() ? program.summary : program.description);
    add_commands(page, program);
  } else {
    const Command& command = program.commands.front();
    page.prose(command.description.empty() ? command.summary : command.description);
    page.request("Sh OPTIONS");
    add_flag_groups(page, all_flags(command));
  }
  add_sections(page, program);
  add_environment(page, program);
  add_statuses(page, program);
  add_examples(page, program);
  add_references(page, program);
  return page.take();
}

}  // namespace technews::terminal
